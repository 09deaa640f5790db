"""Options of the tests."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """--update writes the golden pages anew instead of comparing with them."""
    parser.addoption("--update", action="store_true", help="write the golden pages of tests/derivations anew")
