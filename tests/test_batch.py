"""Many statements: files, processes, limits, interruptions and configuration."""

import json
import os
import pickle
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from program import HOUSE, process, ran, settings, started

from matgrad.cli.commands import derive as answer
from matgrad.cli.commands.derive import Answer, answers, in_context
from matgrad.cli.formats import Layout, Wish
from matgrad.cli.input.source import Question, asked_in, questions
from matgrad.cli.processes.jobs import processors, spread
from matgrad.cli.processes.limits import Limits, Overtime, limited, resident
from matgrad.cli.terminal.excerpt import Asked
from matgrad.grammar.mistakes import Mistake

PROBLEMS = HOUSE / "benchmarks" / "problems.mg"
posix = pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals as POSIX has them")
LOSSES = "[one] tr(A X) wrt X\ntr(A +) wrt A\n"
PARTS = """\
given X: n x p, y: n
let z = X w - y
[a] let cost = z' z
cost wrt w
let det = 0
let mish(t) = t*tanh(softplus(t))
sum(mish(z)) wrt w
given X: n x n
cost wrt w where n: scalar
tr(X z) wrt w
"""


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, str]:
    """Two files; what the second says is not known in the first."""
    for name, text in (("losses.mg", LOSSES), ("parts.mg", PARTS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "losses.mg"), str(tmp_path / "parts.mg")


def records(text: str) -> list[dict[str, Any]]:
    """The answers of a batch in JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


class TestFiles:
    def test_several(self, run: Any, two: tuple[str, str]) -> None:
        losses, parts = two
        result = run("batch", losses, parts)
        titles = [line for line in result.out.splitlines() if line.startswith((losses, parts))]
        assert titles == [f"{losses}:1 [one]", f"{parts}:4", f"{parts}:7", f"{parts}:9"]
        assert result.err == "7 statements in 2 files: 4 derived, 3 errors\n"
        assert result.code == 1

    def test_the_context_is_that_of_the_file(self, run: Any, tmp_path: Path) -> None:
        (tmp_path / "a.mg").write_text("let z = X w\nz' z wrt w", encoding="utf-8")
        (tmp_path / "b.mg").write_text("z' z wrt z", encoding="utf-8")
        for files in (["a.mg", "b.mg"], ["b.mg", "a.mg", "b.mg"]):
            assert run("batch", *(str(tmp_path / name) for name in files)).code == 0

    def test_an_argument_with_a_space_is_a_statement(self, run: Any, two: tuple[str, str]) -> None:
        result = run("batch", "-x' A x wrt x", two[0], "tr(X) wrt X", "-f", "jsonl")
        assert [a["input"] for a in records(result.out)][::3] == ["-x' A x wrt x", "tr(X) wrt X"]
        assert result.err == "4 statements: 3 derived, 1 error\n"

    def test_standard_input_among_files(self, run: Any, two: tuple[str, str]) -> None:
        result = run("batch", two[0], "-", "-q", stdin="tr(A Z) wrt Z")
        assert (result.err, "stdin:1" in result.out) == ("", True)

    def test_nothing_is_derived_where_a_file_is_missing(self, run: Any, two: tuple[str, str]) -> None:
        result = run("batch", two[0], "missing.mg")
        assert (result.code, result.out) == (2, "")
        assert "missing.mg: No such file" in result.err

    def test_fail_fast(self, run: Any, two: tuple[str, str]) -> None:
        for jobs in "12":
            result = run("batch", *two, "--fail-fast", "--jobs", jobs, "-f", "jsonl")
            assert [a["status"] for a in records(result.out)] == ["ok", "error"]
            assert (result.code, result.err) == (1, "2 statements in 2 files: 1 derived, 1 error\n")


class TestContext:
    def test_statements_that_one_process_answers(self) -> None:
        """It sees the lines above each, also where those in between are another's, and where it turns back."""
        found = questions([Asked(text, line) for line, text in enumerate(PARTS.splitlines(), 1)])
        others = questions([Asked("let z = 1"), Asked("z wrt z", 2)])
        mixed = [found[9], found[3], others[1], found[6], found[0], found[9]]
        names = [{*context.formulas, *context.functions} for _, context in in_context(mixed)]
        assert names == [
            {"z", "cost", "mish"},
            {"z", "cost"},
            {"z"},
            {"z", "cost", "mish"},
            set(),
            {"z", "cost", "mish"},
        ]

    def test_a_line_holds_below_itself_only(self) -> None:
        (above, below) = in_context(questions([Asked("x wrt x"), Asked("let x = 1", 2), Asked("x wrt x", 3)])[::2])
        assert (above[1].formulas, list(below[1].formulas)) == ({}, ["x"])


class TestJobs:
    @pytest.mark.parametrize("format", ["text", "jsonl", "latex", "markdown"])
    def test_the_same_bytes(self, two: tuple[str, str], format: str) -> None:
        words = ("batch", *two, str(PROBLEMS), "tr(A X) wrt X", "-f", format, "--code", "numpy", "--jobs")
        alone, *others = (process(*words, jobs, PYTHONHASHSEED=jobs) for jobs in "1230")
        assert all(other == alone for other in others)
        assert alone.out.count("\n") > 60

    @pytest.mark.parametrize("method", ["spawn", "forkserver"])
    def test_processes_that_start_afresh(self, two: tuple[str, str], method: str) -> None:
        script = (
            f"import sys, multiprocessing; multiprocessing.set_start_method({method!r})\n"
            "from matgrad.cli.app import main\n"
            f"sys.argv[1:] = ['batch', *{two!r}, '--jobs', '2']; main()"
        )
        done = ran([sys.executable, "-c", script], env=settings())
        assert (done.stdout.decode(), done.stderr.decode()) == process("batch", *two)[1:]

    def test_one_job_loads_nothing_for_several(self) -> None:
        script = (
            "import sys; from matgrad.cli.app import main; sys.argv[1:] = ['batch', 'tr(A X) wrt X', 'tr(X) wrt X']\n"
            "try: main()\n"
            "except SystemExit: print({'multiprocessing', 'concurrent', 'rich', 'tomllib'} & set(sys.modules))"
        )
        done = ran([sys.executable, "-c", script], env=settings(), cwd="/")
        assert done.stdout.decode().splitlines()[-1] == "set()"

    def test_what_passes_between_processes(self) -> None:
        mistake = Mistake("M203", "the sizes do not fit", (15, 16), "W' X?", (((13, 14), "p×n"),))
        copy = pickle.loads(pickle.dumps(mistake))
        assert (vars(copy), str(copy)) == (vars(mistake), str(mistake))
        work = partial(answers, layout=Layout("text", "unicode"), wish=Wish(code=("numpy",)), limits=Limits(1))
        sent, asked = pickle.loads(pickle.dumps((work, questions(asked_in(str(PROBLEMS))))))
        assert all(isinstance(found, Answer) for found in sent(asked[:3]))

    @pytest.mark.parametrize("jobs", [1, 2, 3, 50])
    def test_order(self, jobs: int) -> None:
        assert list(spread(doubled, range(40), jobs, fallen)) == [2 * n for n in range(40)]
        assert list(spread(doubled, [], jobs, fallen)) == []

    def test_a_process_that_dies_takes_one_item_with_it(self) -> None:
        assert list(spread(mortal, range(20), 2, fallen)) == [-n if n % 5 == 3 else 2 * n for n in range(20)]

    def test_a_statement_whose_process_was_ended(self) -> None:
        found = answer.lost(Question(Asked("tr(X) wrt X")), Layout("jsonl", "text"))
        assert found.mistake is not None and found.mistake.code == "M900"

    def test_results_come_as_soon_as_they_are_there(self) -> None:
        results = spread(hesitant, [0.0, 0.0, 30.0, 0.0], 2, fallen)
        start = time.monotonic()
        assert [next(results), next(results)] == [0.0, 0.0]
        results.close()
        assert time.monotonic() - start < 10

    def test_processors(self) -> None:
        assert 1 <= processors() <= (os.cpu_count() or 1)


def doubled(items: Iterable[int]) -> Iterator[int]:
    return (2 * item for item in items)


def mortal(items: Iterable[int]) -> Iterator[int]:
    for item in items:
        if item % 5 == 3:
            os._exit(1)
        yield 2 * item


def hesitant(items: Iterable[float]) -> Iterator[float]:
    for item in items:
        time.sleep(item)
        yield item


def fallen(item: Any) -> Any:
    return -item


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
        assert (found.code, found.err.splitlines()[0]) == (2, "error[M297]: there is not as much memory as it takes")

    def test_no_limit(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        solve = answer.solve
        monkeypatch.setattr(answer, "solve", lambda *rest: (time.sleep(0.05), solve(*rest))[1])
        assert run("batch", "tr(A X) wrt X", "--timeout", "0.01").code == 1
        assert run("batch", "tr(A X) wrt X", "--timeout", "0").code == 0

    def test_what_was_broken_off_leaves_nothing_behind(self) -> None:
        """The bytes that come after hundreds of derivations that were broken off somewhere are those that come else."""
        script = f"""
import sys
from matgrad.cli.commands.derive import (answers)
from matgrad.cli.formats import (Layout, Wish)
from matgrad.cli.processes.limits import (Limits)
from matgrad.cli.input.source import (Question, asked_in)
asked = [Question(each) for each in asked_in({str(PROBLEMS)!r})]
hurried = range(1, int(sys.argv[1]))
for i in hurried:
    list(answers([asked[i * 7 % len(asked)]], Layout("text", "text"), Wish(), Limits(i * 1e-4)))
for answer in answers(asked, Layout("text", "text"), Wish(code=("numpy",))):
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
    TEXT = "tr(A X) wrt X\nnorm2(A x - y)^2 wrt x\n" * 1500

    def watched(self, folder: Path, *words: str, stdout: bool) -> tuple[str, bytes]:
        """What a batch prints on standard output, and on a terminal that standard error is and output may be.

        Else standard output is a file, which never waits to be read.
        """
        statements, results = folder / "statements.mg", folder / "results"
        statements.write_text(self.TEXT, encoding="utf-8")
        ours, theirs = os.openpty()
        command = [sys.executable, "-m", "matgrad", "batch", str(statements), "-f", "jsonl", "--no-verify", *words]
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
        assert len(records(out)) == 3000
        assert b"%" in shown and b"3000 statements: 3000 derived" in shown

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


CONFIGURED = [
    ("", (), "f = tr(A X)", ""),
    ("[tool.matgrad]\nascii = true", (), "df/dX", "∂"),
    ("[tool.matgrad.batch]\nascii = true", (), "df/dX", "∂"),
    ("[tool.matgrad]\nascii = false\n[tool.matgrad.batch]\nascii = true", (), "df/dX", "∂"),
    ("[tool.matgrad]\nascii = true", ("--no-ascii",), "∂f/∂X", "df/dX"),
    ("[tool.matgrad]\nformat = 'jsonl'", (), '{"schema"', "∂f/∂X"),
    ("[tool.matgrad]\nformat = 'jsonl'", ("-f", "latex"), "align*", "schema"),
    ("[tool.matgrad]\nverify = false", (), "∂f/∂X", "checked"),
    ("[tool.matgrad]\nno-verify = true", (), "∂f/∂X", "checked"),
    ("[tool.matgrad]\nno-verify = true", ("--verify",), "checked", "None"),
    ("[tool.matgrad]\njobs = 2\ntimeout = 5\ncode = 'numpy'", (), "import numpy", "None"),
    ("[tool.other]\nmatgrad = 1", (), "∂f/∂X", "None"),
]
MISCONFIGURED = [
    ("[tool.matgrad]\nasci = true", "[tool.matgrad] has no option asci; did you mean ascii?"),
    ("[tool.matgrad.batch]\nwords = 'x'", "[tool.matgrad.batch] has no option words"),
    ("[tool.matgrad]\nhelp = true", "[tool.matgrad] has no option help"),
    ("[tool.matgrad]\njobs = 'two'", "[tool.matgrad] jobs: a whole number is wanted, not 'two'"),
    ("[tool.matgrad]\njobs = true", "[tool.matgrad] jobs: a whole number is wanted, not True"),
    ("[tool.matgrad]\njobs = -1", "[tool.matgrad] jobs: -1 is not in the range"),
    ("[tool.matgrad]\nquiet = 1", "[tool.matgrad] quiet: true or false is wanted, not 1"),
    ("[tool.matgrad.batch]\nformat = 'xml'", "[tool.matgrad.batch] format: 'xml' is not one of"),
    ("[tool.matgrad]\nformat = 3", "[tool.matgrad] format: a text is wanted, not 3"),
    ("[tool.matgrad]\nbatch = 3", "[tool.matgrad.batch] is no table of options"),
    ("tool.matgrad = 3", "[tool.matgrad] is no table of options"),
    ("[tool.matgrad\n", "cannot be read: "),
    ("[tool.matgrad]\ncode = 'fortran'", "fortran is not one of: numpy, torch, jax"),
]


class TestConfiguration:
    @pytest.fixture
    def below(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """The configuration of a project; the working directory is a folder in it."""
        (tmp_path / "some" / "folder").mkdir(parents=True)
        monkeypatch.chdir(tmp_path / "some" / "folder")
        return tmp_path / "pyproject.toml"

    @pytest.mark.parametrize(("text", "words", "printed", "missing"), CONFIGURED)
    def test_options(
        self, run: Any, below: Path, text: str, words: tuple[str, ...], printed: str, missing: str
    ) -> None:
        commands = ("batch",) if "[tool.matgrad.batch]" in text else ("batch", "derive")
        below.write_text(text, encoding="utf-8")
        for command, first in product(commands, (True, False)):
            result = run(command, *("tr(A X) wrt X",) * first, *words, *("tr(A X) wrt X",) * (not first))
            assert result.code == 0
            assert printed in result.out
            assert not missing or missing not in result.out

    def test_each_command_its_own(self, run: Any, below: Path) -> None:
        below.write_text("[tool.matgrad]\nascii = true\nquiet = true\n[tool.matgrad.derive]\nascii = false")
        assert "∂f/∂X" in run("tr(A X) wrt X").out
        assert "df/dX" in run("batch", "tr(A X) wrt X").out

    @pytest.mark.parametrize(("text", "message"), MISCONFIGURED)
    def test_refusals(self, run: Any, below: Path, text: str, message: str) -> None:
        below.write_text(text, encoding="utf-8")
        result = run("batch", "tr(A X) wrt X")
        assert (result.code, result.out) == (2, "")
        assert message in result.err
        assert run("rules", "tr").code == 0

    def test_the_nearest_that_names_the_program(self, run: Any, below: Path) -> None:
        below.write_text("[tool.matgrad]\nquiet = true", encoding="utf-8")
        Path("pyproject.toml").write_text("[project", encoding="utf-8")
        assert run("batch", "tr(A X) wrt X").err == ""
        Path("pyproject.toml").write_text("[tool.matgrad]\n", encoding="utf-8")
        assert run("batch", "tr(A X) wrt X").err == "1 statement: 1 derived\n"

    def test_not_utf_8(self, run: Any, below: Path) -> None:
        below.write_bytes(b"# \xe9")
        assert "pyproject.toml cannot be read" in run("batch", "tr(A X) wrt X").err


BROKEN = r"""
tr((A X) wrt X
tr(A + * X) wrt X
foo(X) wrt X
trr(X) wrt X
tr(A X) wrt X where A: n x n, X: m x p
tr(A X) =
tr(A X) wrt Y
|| A X wrt X
‖A X wrt X
tr(where X) wrt X
tr(let) wrt X
tr(A X]) wrt X
((((tr(X) wrt X
A ? X wrt X
tr(X) wrt X; tr(Y) wrt Y
\frac{1}{2} x wrt x
f = tr(X) wrt X
tr(X) wrt X wrt X
tr(X) wrt X twice twice
tr(X) wrt X where X: n x
tr(X) wrt X where X: nxp
tr(X) wrt X where X: n x n symetric
tr(X) wrt X where X: n x n, X: n x p
tr(X) wrt
wrt X
tr() wrt X
tr(A, B) wrt A
X 2 wrt X
1/0 X wrt X
a / b c wrt a
A : B : C wrt A
X[i+1,j] wrt X
1e999999999 tr(X) wrt X
tr(X) where X: n x p
tr(X^T) wrt X where X: n x n, T: n
[A, B] wrt A
[name tr(X) wrt X
det(X) wrt X where X: n x p
sum(A ../ B) wrt A
'X wrt X
x_ wrt x
given X: n x
let unvec = X
let Q_0 = Q_0 X
""".strip().split("\n")
INVISIBLE = ["tr(A\x01 X) wrt X", "tr(X\u200b) wrt X", "tr(X)\x1b[31m wrt X", "tr(\x00X) wrt X", "\x7f"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_mistakes_in_a_thousand_statements(jobs: str) -> None:
    """Every tenth is broken in one way or another; each has its error at its own line, and the others their results."""
    good = [line for line in PROBLEMS.read_text(encoding="utf-8").splitlines() if " wrt " in line]
    bad = [*BROKEN, *INVISIBLE]
    lines = [bad[n // 10 % len(bad)] if n % 10 == 0 else good[n % len(good)] for n in range(1, 1001)]
    result = process("batch", "-", "-f", "jsonl", "--jobs", jobs, stdin="\n".join(lines))
    found = records(result.out)
    assert (result.code, result.err) == (1, "1000 statements: 900 derived, 100 errors\n")
    assert [each["line"] for each in found] == list(range(1, 1001))
    assert [each["line"] for each in found if each["error"]] == list(range(10, 1001, 10))
    assert all(each["error"]["line"] == each["line"] for each in found if each["error"])
    assert not any(each["error"] and each["error"]["code"] == "M900" for each in found)
