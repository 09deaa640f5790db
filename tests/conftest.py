"""Options of the tests."""

import os

import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # on small matrices threads only wait for one another


def pytest_addoption(parser: pytest.Parser) -> None:
    """--update writes the golden pages anew instead of comparing with them."""
    parser.addoption("--update", action="store_true", help="write the golden pages of tests/derivations anew")
