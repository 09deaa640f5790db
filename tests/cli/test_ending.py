"""How the process ends: all that was printed is out, the code is right, and Python goes on where it called."""

import os
import sys

import pytest
from program import process, ran, settings

CODES = [
    (("tr(A X) wrt X",), 0),
    (("--version",), 0),
    (("tr(A X wrt X",), 2),
    (("--nonsense",), 2),
    (("batch", "tr(A X wrt X"), 1),
    (("check", "tr(A X) wrt X == A"), 1),
    (("check", "tr(A X) wrt X == A'", "--jobs", "2"), 0),
    (("check", "absent.mg"), 2),
]
STATEMENTS = "tr(A X) wrt X\n" * 3000  # what is printed of them is more than a pipe holds


@pytest.mark.parametrize(("words", "code"), CODES)
def test_code(words: tuple[str, ...], code: int) -> None:
    assert process(*words).code == code


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_all_is_printed(jobs: str) -> None:
    done = process("batch", "-", "-f", "jsonl", "--no-verify", "--jobs", jobs, stdin=STATEMENTS)
    assert (done.code, done.out.count("\n")) == (0, 3000)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no device that is always full")
def test_what_cannot_be_written_is_no_success() -> None:
    done = ran(f'"{sys.executable}" -m matgrad --version > /dev/full', shell=True, env=settings())
    assert done.returncode != 0 and b"No space left on device" in done.stderr


def test_what_is_registered_for_the_end_is_done() -> None:
    program = "import atexit, sys; sys.argv[1:] = ['--version']; atexit.register(print, 'end')"
    ending = "from matgrad.__main__ import main; main()"
    done = ran([sys.executable, "-c", f"{program}; {ending}"], env=settings())
    assert (done.returncode, done.stdout.split()[-1]) == (0, b"end")


def test_python_goes_on() -> None:
    """Called from Python, the program leaves as any other does."""
    program = (
        "import sys; from matgrad.cli.app import main; sys.argv[1:] = ['tr(A X wrt X']\n"
        "try: main()\n"
        "except SystemExit as left: print(left.code)"
    )
    assert ran([sys.executable, "-c", program], env=settings()).stdout == b"2\n"
