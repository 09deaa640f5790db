"""Every code has a page, and every page is true: its example gets the code, and the fix does not."""

import re
from collections.abc import Callable

import pytest
from program import HOUSE
from seam.parts import DIAGNOSES as ROOMS
from seam.parts import (
    EMPTY,
    TARGETS,
    VERDICTS,
    Context,
    Derivation,
    Evaluator,
    Point,
    Sampler,
    Value,
    after,
    check,
    domain_of,
    entries,
    equal,
    precision,
    problem_of,
    solve,
    solve_on_manifolds,
    source,
)
from typer.testing import CliRunner, Result

from matgrad import derive
from matgrad.cli.app import COMMANDS, app
from matgrad.cli.input.arguments import arranged
from matgrad.cli.reference.codes import CODES, ENTRIES, FAMILIES
from matgrad.grammar.mistakes import ErrorCode, Mistake
from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import Claimed, Contextual, Expression, Statement

SOURCES = [path for layer in ("grammar", "derive", "cli") for path in (HOUSE / layer).rglob("*.py")]
CODE = r'\b([A-Z_]+) = ErrorCode\(\s*"(M\d{3})"'
TEXTS = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
WITHOUT_IMPORTS = re.sub(r"^from [^(\n]*(?:\([^)]*\)|[^\n]*)\n", "", TEXTS, flags=re.MULTILINE)
MEANING = [code for code in CODES if code > "M2"]
DIAGNOSES = {room.code: room.page for room in ROOMS}
ON_MANIFOLDS = {"M289"}  # what is asked with --riemannian
UNTRIED = {
    "M126",
    "M127",
    "M296",
    "M297",
    "M900",
}  # of files, too slow, or an internal error, which no input should cause

AS_TRUE = {"only-binary": ("missing-factor",)}  # a mask that stands once too few is right if it is its own square
# How each wrong claim becomes right, by a change of the claim or of what is known of its names.
WRONG_BY = {
    "transposed": ("b a'", "(b a')'"),
    "negative": ("== 2 A' (y - A x)", "== -(2 A' (y - A x))"),
    "factor": ("==", "== 2"),
    "missing-term": ("A x where", "A x + A' x where"),
    "extra-term": (" + 2 b", ""),
    "index-sum": ("(m - sum_i x_i)", "sum_i (m - x_i)"),
    "missing-factor": ("== a", "== exp(a' x)*a"),
    "hadamard-for-product": ("A' .* B'", "A' B'"),
    "product-for-hadamard": ("== A exp(X)", "== A .* exp(X)"),
    "order": ("B' A'", "A' B'"),
    "missing-transpose": ("X A'", "X' A'"),
    "missing-inverse": ("== X'", "== inv(X')"),
    "power": ("-1/s", "-1/s^2"),
    "other-name": ("== b", "== a"),
    "only-symmetric": ("A: n x n", "A: n x n symmetric"),
    "only-square": ("p", "n"),
    "only-size-1": ("x: n", "x: 1"),
    "only-binary": ("A .* X", "step(A) .* X"),
    "rival-symmetric": ("A + A' - I .* A", "(A + A' - I .* A + I .* A)/2"),
    "unprojected": ("== A'", "== sym(A')"),
}


def solved(text: str, solve: Callable[..., Derivation] = solve) -> Derivation | None:
    """The derivation of the last line below the others, its code written too."""
    context, derivation = EMPTY, None
    for statement in map(read_statement, text.split("\n")):
        if isinstance(statement, Contextual):
            context = after(context, statement)
        elif isinstance(statement, Claimed):
            checked(statement, context)
        else:
            derivation = solve(statement, context=context)
            source(derivation, TARGETS["numpy"])
    return derivation


def checked(statement: Statement, context: Context = EMPTY) -> None:
    """Raises the mistake because of which a claim cannot be checked."""
    if mistake := check(statement, context).mistake:
        raise mistake


def code_of(text: str, solve: Callable[..., Derivation] = solve) -> str:
    """The code of the mistake in some lines."""
    with pytest.raises(Mistake) as caught:
        solved(text, solve)
        checked(read_statement(text))  # what can be derived may yet be no claim
    return caught.value.code


def values(formula: str, point: Point) -> Value:
    """An expression with its declarations at a point."""
    statement = read_statement(formula)
    assert isinstance(statement, Expression)
    problem = problem_of(statement, statement.formula)
    return Evaluator(problem.algebra.operators, point.values, point.sizes).value(problem.function)


def holds(claim: str) -> bool:
    """Whether what is derived is what is claimed, at a point of each of three choices of sizes."""
    question, _, rest = claim.partition(" == ")
    claimed, _, declared = rest.partition(" where ")
    derivation = derive(f"{question} where {declared}")
    (result,) = derivation.results
    for index in range(3):
        with precision(400):
            point = next(Sampler(domain_of(derivation.problem)).points(index))
            found = Evaluator(derivation.problem.algebra.operators, point.values, point.sizes).value(result.gradient)
            typed = values(f"{claimed} where {declared}", point)
            pairs = zip(entries(found), entries(typed), strict=True)
            if not all(equal(a, b, abs(a), abs(b)) for a, b in pairs):
                return False
    return True


def test_every_code_raised_has_an_entry() -> None:
    """Each constant is raised or compared somewhere beside its own line and its imports, and is listed once."""
    defined = re.findall(CODE, TEXTS)
    assert sorted(name for _, name in defined) == [code for code in ENTRIES if re.fullmatch(r"M\d{3}", code)]
    assert [
        name for name, _ in defined if not re.search(rf"Mistake\(\s*{name}\b|\b{name}(?! =)[^\n]*[,)]\n", TEXTS)
    ] == []
    assert not re.search(r'Mistake\(\s*"', TEXTS)
    assert len(ENTRIES) == sum(map(len, FAMILIES.values()))


def test_every_verdict_and_diagnosis_has_an_entry() -> None:
    assert list(VERDICTS) == ["proved", "agrees", "wrong", "undecided", "error"]
    assert DIAGNOSES.keys() == WRONG_BY.keys()


@pytest.mark.parametrize("code", ENTRIES)
def test_entries_are_whole(code: str) -> None:
    """Both the example and its fix, but where there is nothing to show or to fix; all of it plain to type."""
    entry = ENTRIES[code]
    assert entry.title
    assert entry.explanation.endswith(".")
    assert all(text.isascii() for text in entry)
    assert bool(entry.example) == (code not in UNTRIED)
    assert bool(entry.fix) == (code not in {*UNTRIED, "proved", "agrees"})


@pytest.mark.parametrize("code", MEANING)
def test_examples_of_mistakes(code: ErrorCode) -> None:
    """Those in reading are tested with the grammar."""
    asked = solve_on_manifolds if code in ON_MANIFOLDS else solve
    assert code_of(code.page.example, asked) == code
    solved(code.page.fix, asked)


@pytest.mark.parametrize("code", DIAGNOSES)
def test_examples_of_diagnoses(code: str) -> None:
    entry, change = DIAGNOSES[code], WRONG_BY[code]
    assert change[0] in entry.example
    assert not holds(entry.example)
    assert holds(entry.example.replace(*change))
    assert holds(entry.fix)


def test_examples_of_verdicts() -> None:
    assert holds(VERDICTS["proved"].example)
    assert not holds(VERDICTS["wrong"].example)
    assert all(holds(entry.fix) for entry in VERDICTS.values() if entry.fix)
    for code, reason in (("undecided", "M240"), ("error", "M203")):
        with pytest.raises(Mistake) as caught:
            holds(VERDICTS[code].example)
        assert caught.value.code == reason


def test_the_example_of_agreement() -> None:
    """Both sides of the equality at one point."""
    equality, _, declared = VERDICTS["agrees"].example.partition(" where ")
    left, _, right = (f"{side} where {declared}" for side in equality.partition(" == "))
    with precision(400):
        statement = read_statement(left)
        assert isinstance(statement, Expression)
        point = next(Sampler(domain_of(problem_of(statement, statement.formula))).points(0))
        a, b = (entries(values(side, point))[0] for side in (left, right))
        assert equal(a, b, abs(a), abs(b))


def run(*words: str) -> Result:
    """Runs the command."""
    return CliRunner(env={"NO_COLOR": None, "FORCE_COLOR": None}).invoke(app, ["explain", *words])


class TestCommand:
    def test_it_is_a_command(self) -> None:
        assert arranged(["explain", "M203"], COMMANDS) == ["explain", "M203"]

    def test_page(self) -> None:
        result = run("M203", "--ascii")
        assert (result.exit_code, result.stderr) == (0, "")
        title, meaning, example, fix = result.stdout.splitlines()
        entry = ENTRIES["M203"]
        assert (title, meaning) == (f" M203: {entry.title}", f" {entry.explanation}")
        assert (example, fix) == (f" example   {entry.example}", f" fix       {entry.fix}")

    def test_lines_stand_below_one_another(self) -> None:
        lines = run("M215").stdout.splitlines()[2:]
        assert lines == [
            " example   let A = B",
            "           let A = A C",
            " fix       let A = B",
            "           let Z = A C",
        ]

    @pytest.mark.parametrize("typed", ["m203", "Only-Size-1", "TRANSPOSED"])
    def test_in_any_case(self, typed: str) -> None:
        assert run(typed).stdout == run({"m203": "M203"}.get(typed, typed.lower())).stdout != ""

    @pytest.mark.parametrize(
        ("typed", "near"), [("M2O3", "M203"), ("transpose", "transposed"), ("Missing_Term", "missing-term")]
    )
    def test_near_codes(self, typed: str, near: str) -> None:
        result = run(typed)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"there is no code {typed}; near it: " in result.stderr and near in result.stderr

    def test_no_code_like_it(self) -> None:
        assert "near" not in run("qqq").stderr

    def test_all(self) -> None:
        lines = run("--ascii").stdout.splitlines()
        listed = [tuple(re.split(r" {3,}", line.strip())) for line in lines if "   " in line]
        assert listed == [(code, entry.title) for code, entry in ENTRIES.items()]
        assert [line for line in lines if "   " not in line and line] == [f" {title}" for title in FAMILIES]

    @pytest.mark.parametrize("code", ENTRIES)
    def test_narrow(self, code: str) -> None:
        lines = run(code, "--width", "60").stdout.splitlines()
        assert max(map(len, lines)) <= 60

    def test_markdown(self) -> None:
        document = run("-f", "markdown", "--color", "always").stdout
        assert "\x1b" not in document
        assert re.findall(r"^### `([^`]*)`", document, re.M) == list(ENTRIES)
        assert re.findall(r"^## (.*)", document, re.M) == list(FAMILIES)
        assert run("only-binary", "-f", "markdown").stdout in document


@pytest.mark.parametrize("code", DIAGNOSES)
def test_each_example_has_its_diagnosis(code: str) -> None:
    """Or another that is true as well, where two diagnoses hold of the mistake."""
    ruling = check(read_statement(DIAGNOSES[code].example))
    assert ruling.diagnosis is not None
    assert ruling.diagnosis.code in (code, *AS_TRUE.get(code, ()))
    assert check(read_statement(DIAGNOSES[code].fix)).verdict == "proved"


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_example_has_its_verdict(verdict: str) -> None:
    assert check(read_statement(VERDICTS[verdict].example)).verdict == verdict
    if VERDICTS[verdict].fix:
        assert check(read_statement(VERDICTS[verdict].fix)).verdict == "proved"
