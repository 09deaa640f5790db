"""The reports as they are outside a GitHub action."""

import pytest


@pytest.fixture(autouse=True)
def away_from_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
