"""Files of statements that several tests derive."""

from pathlib import Path

import pytest
from pages import PARTS

LOSSES = "[one] tr(A X) wrt X\ntr(A +) wrt A\n"


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, str]:
    """Two files; what the second says is not known in the first."""
    for name, text in (("losses.mg", LOSSES), ("parts.mg", PARTS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "losses.mg"), str(tmp_path / "parts.mg")
