"""Interruptions and progress: no result is lost, no process is left, and a bar stands where nothing else does."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from pages import records
from program import settings, started

posix = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals as POSIX has them")


@posix
class TestInterrupt:
    @pytest.mark.parametrize("jobs", ["1", "2"])
    @pytest.mark.parametrize("whole_group", [False, True])
    def test_no_result_is_lost(self, tmp_path: Path, jobs: str, whole_group: bool) -> None:
        """All that is printed are whole answers in order, and the count says how many."""
        (tmp_path / "long.mg").write_text("tr(A X) wrt X\nnorm2(A x - y)^2 wrt x\n" * 10_000, encoding="utf-8")
        command = [sys.executable, "-m", "matgrad", "batch", str(tmp_path / "long.mg"), "-f", "jsonl", "--jobs", jobs]
        with started(command, env=settings(), start_new_session=True) as child:
            assert child.stdout
            first = child.stdout.readline()
            time.sleep(0.3)
            (os.killpg if whole_group else os.kill)(child.pid, signal.SIGINT)
            rest, err = child.communicate()
        found, said = records((first + rest).decode()), err.decode()
        lines = [each["line"] for each in found]
        assert child.returncode == 130
        assert said == f"interrupted after {len(found)} statements: {len(found)} derived\n"
        assert lines == sorted(lines) and len(lines) - 4 <= lines[-1] <= len(lines) + 4
        assert gone(child.pid)

    def test_processes_end_with_the_one_that_started_them(self) -> None:
        command = [sys.executable, "-m", "matgrad", "batch", "-", "-f", "jsonl", "--jobs", "2"]
        with started(command, env=settings(), start_new_session=True) as child:
            assert child.stdin and child.stdout
            child.stdin.write(b"tr(A X) wrt X\n" * 5000)
            child.stdin.close()
            child.stdout.readline()
            child.kill()
            child.stdin = None  # it is closed, and is not to be flushed
            assert child.communicate()[1] == b""
        assert gone(child.pid)


def gone(group: int) -> bool:
    """Whether a group of processes ends within some seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@posix
class TestProgress:
    TEXT = "tr(A X) wrt X\nnorm2(A x - y)^2 wrt x\n" * 50
    IMPATIENT = (
        "from matgrad.cli.terminal import progress; progress.PATIENCE = 0; from matgrad.cli.app import main; main()"
    )

    def watched(self, folder: Path, *words: str, stdout: bool) -> tuple[str, bytes]:
        """What a batch prints on standard output, and on a terminal that standard error is and output may be.

        Else standard output is a file, which never waits to be read.
        """
        statements, results = folder / "statements.mg", folder / "results"
        statements.write_text(self.TEXT, encoding="utf-8")
        ours, theirs = os.openpty()
        program = [sys.executable, "-c", self.IMPATIENT]
        command = [*program, "batch", str(statements), "-f", "jsonl", "--no-verify", *words]
        with results.open("wb") as file:
            streams = {"stdin": None, "stdout": theirs if stdout else file, "stderr": theirs}
            with started(command, env=settings(TERM="xterm", COLUMNS="80", NO_COLOR=""), **streams) as child:
                os.close(theirs)
                shown = b"".join(iter(lambda: read(ours), b""))
                assert child.wait() == 0
        os.close(ours)
        return results.read_text(encoding="utf-8"), shown

    def test_a_bar_where_results_are_not_seen(self, tmp_path: Path) -> None:
        out, shown = self.watched(tmp_path, "--jobs", "2", stdout=False)
        assert len(records(out)) == 100
        assert b"%" in shown and b"100 statements: 100 derived" in shown

    def test_none_among_results(self, tmp_path: Path) -> None:
        assert b"%" not in self.watched(tmp_path, stdout=True)[1]

    def test_none_that_is_not_wanted(self, tmp_path: Path) -> None:
        assert self.watched(tmp_path, "-q", stdout=False)[1] == b""


def read(terminal: int) -> bytes:
    """What comes from a terminal; nothing where its other side has closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
