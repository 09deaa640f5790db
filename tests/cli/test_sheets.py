"""LaTeX and Markdown: golden pages, LaTeX that TeX takes, and formulas that stay within their marks.

`pytest tests/cli/test_sheets.py --update` writes the golden pages anew.
"""

import re
from collections.abc import Iterator

import pytest
from mathematics import HERE, cookbook, derived, pages, pages_with_sums, statement_of
from seam.parts import DECLARABLE, LATEX, ROOMS, Row, rewriting_rows, shown, statements_of

from matgrad import derive
from matgrad.cli.formats.aligned import broken, width, with_slashes
from matgrad.cli.formats.latex import latex
from matgrad.cli.formats.markdown import markdown
from matgrad.cli.formats.outline import Outline, outline

GOLDEN = {
    "masked-fit": "norm_F(A .* (Y - W' X))^2 wrt W",
    "masked-rows": "(X .* A) ones(p) wrt A where X: n x p, A: n x p",
    "normalised": "x/norm2(x) wrt x",
    "factors-twice": "norm_F(T - U V')^2 wrt U, V twice",
    "symmetric": "logdet(S) + tr(A S) wrt S where S: n x n symmetric",
}

ARRAYS = [
    *GOLDEN.values(),
    "inv(X) wrt X",
    "A .* X wrt X",
    "x' A x wrt x twice",
    "a*b + a^2 wrt a, b twice",
    "A x_1 + B x_2 wrt x_1, x_2",
    "X_1 X_2' wrt X_1, X_2",
    "x_1[i]^2 X wrt x_1 where x_1: n",
    "(X' X)[i,j] wrt X",
    "X[2,:] wrt X",
    "softmax(x) wrt x",
    "exp(A x) wrt x",
    "kron(X, A) wrt X",
    "X X' X wrt X",
    "diag(x) A wrt x",
    "expm(X) wrt X where X: n x n",
    "X^7 wrt X",
    "(lambda*x' x)^2 x wrt lambda",
    "omicron*x wrt x",
    "a_b_c_d*x wrt x",
    "sum(X .^ (t - 1)) wrt X, t where t: scalar",
    "norm1(x)^2 + norm_nuc(X)^2 wrt x, X",
    "sqrt(norm_F(X)) + (x' inv(X)^2 x)^2 wrt X",
    "chol(X) wrt X where X: n x n spd",
    "vec(X) wrt X",
    "x' inv(S_1)' x wrt S_1 twice",
    "logsumexp(x) wrt x twice",
]

STATEMENTS = [*cookbook(), *map(statement_of, [*pages(), *pages_with_sums()]), *ARRAYS]
KNOWN = set(
    r"""begin end noindent raggedright par paragraph text frac sqrt left right lVert rVert lvert rvert Vert top
    circ oslash otimes colon times quad qquad dots sum star partial delta mathrm mathbf mathcal exp log sin cos tan
    sinh cosh tanh arcsin arccos arctan det max min operatorname
    neq leq geq succ succeq surd cdot to textasciicircum textbackslash alpha beta gamma
    epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta
    Lambda Xi Pi Sigma Upsilon Phi Psi Omega""".split()
)
TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S", re.S)


def sketch(statement: str) -> Outline:
    """What is shown of a statement, or of what a claim is about; not verified."""
    derivation = derived(statement, verify=False)
    return outline(derivation, statement, "normal", expand=False)


def faults(formula: str) -> Iterator[str]:
    """What TeX would refuse: brackets without a partner, a second exponent or index, marks that it has not."""
    if not formula.isascii():
        yield f"not ASCII: {sorted({c for c in formula if not c.isascii()})}"
    groups: list[str] = []  # "{" for a group, "s" for one that is an exponent or an index, "\left"
    scripts: list[set[str]] = [set()]  # those of the atom before, in each group
    script = grown = False
    for token in TOKEN.findall(formula):
        if token in "^_":
            if token in scripts[-1] or script:
                yield f"second {token}"
            scripts[-1].add(token)
            script = True
            continue
        if token in ("{", r"\left"):
            groups.append("s" if script else token)
            scripts.append(set())
        elif token in ("}", r"\right"):
            opened = groups.pop() if groups else ""
            scripts = scripts[:-1] or [set()]
            if (token == r"\right") != (opened == r"\left"):
                yield f"{token} closes {opened or 'nothing'}"
            if opened != "s":
                scripts[-1].clear()
        elif not script and not grown:
            scripts[-1].clear()
        grown = token in (r"\left", r"\right")  # the bracket that follows belongs to it
        if re.fullmatch(r"\\[A-Za-z]+", token) and token[1:] not in KNOWN:
            yield f"{token} is not known"
        script = False
    if groups or script:
        yield f"left open: {groups}"


OF_ENTRIES = re.compile(r"\\begin\{(\w*matrix|cases)\}.*\\end\{\1\}")  # signs that part the entries of a matrix


def columns(lines: list[str]) -> Iterator[str]:
    """What is wrong with the environments of some lines."""
    opened: list[str] = []
    counts: set[int] = set()
    for line in lines:
        if found := re.fullmatch(r"\\(begin|end)\{(.*)\}", line):
            if found[1] == "end" and (not opened or opened.pop() != found[2] or len(counts) != 1):
                yield f"{line}: rows have {sorted(counts)} signs of alignment"
            opened += [found[2]] * (found[1] == "begin")
            counts = set()
        elif opened:
            counts.add(OF_ENTRIES.sub("", line).count("&"))
            if not line or line.startswith(("[", "*")):
                yield f"a row that begins {line[:1]!r}"
    if opened:
        yield f"no end of {opened}"


@pytest.mark.parametrize("statement", STATEMENTS, ids=STATEMENTS)
def test_latex_is_well_formed(statement: str) -> None:
    shown = sketch(statement)
    paper, notebook = list(latex(shown)), list(markdown(shown))
    assert [*faults("\n".join(paper[1:])), *columns(paper), *columns(notebook)] == []
    blocks = re.findall(r"\$\$(.*?)\$\$", "\n".join(notebook), re.S)
    rows = [line for line in paper if "&" in line] + [line for block in blocks for line in block.splitlines()]
    assert blocks
    assert [fault for row in rows if not row.startswith(("\\begin", "\\end")) for fault in faults(row)] == []


def rules() -> list[Row]:
    """Every rule that may be cited."""
    found = [
        Row(statement, room.name)
        for room in ROOMS
        for statement in (*rewriting_rows(room), *room.across, *room.collecting, *room.stacked, *room.opened)
    ]
    found += [Row(statement, room.name) for room in ROOMS for statement in statements_of(room)]
    found += [Row(room.definition, room.name) for room in ROOMS if room.definition]
    return found + [Row(known.projection, known.name) for known in DECLARABLE if known.projection]


def test_rules_are_well_formed() -> None:
    written = {row.statement: shown(row, LATEX) for row in rules()}
    assert {row: list(faults(text)) for row, text in written.items() if list(faults(text))} == {}


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("X^{-1}^{\\top}", ["second ^"]),
        ("{X^{-1}}^{\\top}", []),
        ("x_{1}_{i}", ["second _"]),
        ("x_{1}^{2}", []),
        ("\\left(X\\right)^{2} y^{2}", []),
        ("\\left(X}", [r"} closes \left"]),
        ("\\omicron", ["\\omicron is not known"]),
        ("Xᵀ", ["not ASCII: ['ᵀ']"]),
    ],
)
def test_the_test(formula: str, found: list[str]) -> None:
    assert list(faults(formula)) == found


def test_prose() -> None:
    assert LATEX.prose("det(X⁻¹ λ₁) ≠ 0 & 5 %") == r"det(X$^{-1}$ $\lambda$$_{1}$) $\neq$ 0 \& 5 \%"


def test_a_formula_is_broken_outside_of_brackets() -> None:
    formula = r"A + \left(B - C\right) : D^{a + b} - E"
    assert broken(formula, 200) == [formula]
    assert broken(formula, 90) == [r"A + \left(B - C\right)", ": D^{a + b} - E"]
    assert broken(formula, 50) == ["A + (B", "- C)", ": D^{a + b}", "- E"]


def test_a_fraction_too_wide_is_written_with_a_slash() -> None:
    assert with_slashes(r"\exp(-\frac{A B + \frac{1}{2} C}{2 s^{2}})") == r"\exp(-(A B + (1)/(2) C)/(2 s^{2}))"


def test_the_width_of_a_fraction_is_that_of_its_wider_part() -> None:
    assert width(r"\frac{a b c}{d}") == width(r"\frac{d}{a b c}") == width("a b c") + width(r"\frac{}{}")


@pytest.mark.parametrize("name", GOLDEN)
@pytest.mark.parametrize(("write", "suffix"), [(latex, "tex"), (markdown, "md")])
def test_golden(name: str, write: object, suffix: str, request: pytest.FixtureRequest) -> None:
    golden = HERE / "sheets" / f"{name}.{suffix}"
    derivation = derive(GOLDEN[name])
    found = "\n".join([*write(outline(derivation, GOLDEN[name], "normal", expand=False)), ""])  # type: ignore[operator]
    if request.config.getoption("--update"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
