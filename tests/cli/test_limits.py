"""Limits of time and memory: what goes beyond them is refused, and leaves nothing behind."""

import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from pages import records
from program import HOUSE, ran, settings

from matgrad.cli.processes.limits import Overtime, limited, resident
from matgrad.cli.work import derivations as answer

PROBLEMS = HOUSE / "benchmarks" / "problems.mg"


posix = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals as POSIX has them")


def endless(*_: Any) -> Any:
    """A derivation without an end that takes every Exception for a failure of a step."""
    while True:
        with suppress(Exception):
            time.sleep(0.001)


def greedy() -> None:
    """What takes more and more memory, a mebibyte a millisecond."""
    kept = []
    while True:
        kept.append(b"." * 2**20)
        time.sleep(0.001)


@posix
class TestLimit:
    def test_the_rest_goes_on(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        solve = answer.solve
        monkeypatch.setattr(answer, "solve", lambda s, *rest: endless() if "B" in s.text else solve(s, *rest))
        text = "tr(A X) wrt X\ntr(B X) wrt X\ntr(A X) wrt X"
        result = run("batch", "-", "--timeout", "0.2", "-f", "jsonl", stdin=text)
        found = records(result.out)
        assert [a["status"] for a in found] == ["ok", "error", "ok"]
        assert (found[1]["error"]["code"], found[1]["error"]["message"]) == ("M296", "took longer than 0.2 s")
        assert found[0]["results"] == found[2]["results"]
        assert result.code == 1

    def test_context_is_kept(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        solve = answer.solve
        monkeypatch.setattr(answer, "solve", lambda s, *rest: endless() if "B" in s.text else solve(s, *rest))
        text = "let z = X w\nz' B wrt w\nz' z wrt w"
        assert run("batch", "-", "--timeout", "0.2", stdin=text).err == "2 statements: 1 derived, 1 error\n"

    def test_alone_as_in_a_file(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(answer, "solve", lambda *_: endless())
        found = run("tr(A X) wrt X", "--timeout", "0.2")
        assert (found.code, found.out) == (2, "")
        assert found.err.startswith("error[M296]: took longer than 0.2 s\n")
        assert found.err in run("batch", "tr(A X) wrt X", "--timeout", "0.2").out

    @pytest.mark.skipif(not resident(), reason="the system does not tell how much memory is taken")
    def test_memory(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        solve = answer.solve
        monkeypatch.setattr(answer, "solve", lambda s, *rest: greedy() if "B" in s.text else solve(s, *rest))
        text = "tr(A X) wrt X\ntr(B X) wrt X\ntr(A X) wrt X"
        found = records(run("batch", "-", "--memory", "64", "-f", "jsonl", stdin=text).out)
        assert [a["status"] for a in found] == ["ok", "error", "ok"]
        assert found[1]["error"]["code"] == "M297"
        assert found[1]["error"]["message"] == "took more than 64 MiB of memory"

    def test_no_memory_is_left(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(answer, "solve", lambda *_: [0] * 2**60)
        found = run("tr(A X) wrt X")
        assert (found.code, found.err.splitlines()[0]) == (2, "error[M297]: out of memory")

    def test_no_limit(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        solve = answer.solve
        monkeypatch.setattr(answer, "solve", lambda *rest: (time.sleep(0.05), solve(*rest))[1])
        assert run("batch", "tr(A X) wrt X", "--timeout", "0.01").code == 1
        assert run("batch", "tr(A X) wrt X", "--timeout", "0").code == 0

    def test_what_was_broken_off_leaves_nothing_behind(self) -> None:
        """The bytes that come after hundreds of derivations that were broken off somewhere are those that come else."""
        script = f"""
import sys
from matgrad.cli.work.derivations import (answers)
from matgrad.cli.formats import Layout
from matgrad.cli.formats.format import Wish
from matgrad.cli.processes.limits import (Limits)
from matgrad.cli.input.reading import (Task, sources_in)
todo = [Task(each) for each in sources_in({str(PROBLEMS)!r})]
hurried = range(1, int(sys.argv[1]))
for i in hurried:
    list(answers([todo[i * 7 % len(todo)]], Layout("text", "text"), Wish(), Limits(i * 1e-4)))
for answer in answers(todo, Layout("text", "text"), Wish(code=("numpy",))):
    print(answer.lines)
"""
        found = [
            ran([sys.executable, "-c", script, hurry], env=settings(), check=True).stdout for hurry in ("1", "150")
        ]
        assert found[0] == found[1]

    def test_no_module_is_loaded_by_half(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The time may be up in the midst of an import; it is broken off after that."""
        (tmp_path / "slow_to_load.py").write_text("import time\ntime.sleep(0.4)\nloaded = True")
        monkeypatch.syspath_prepend(tmp_path)
        with pytest.raises(Overtime), limited(0.05):
            import slow_to_load  # type: ignore[import-not-found]

            endless()
        assert slow_to_load.loaded

    def test_nothing_is_left_to_go_off(self) -> None:
        with limited(0.05):
            pass
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
        time.sleep(0.1)
