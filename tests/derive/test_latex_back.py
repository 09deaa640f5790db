"""What is printed in LaTeX reads back: each derivative as a claim that is right, whole pages line by line."""

import re

import pytest
from mathematics import cookbook, derived, pages, statement_of
from seam.parts import LATEX, Derivation, Writer, show_shape

from matgrad import check, derive

README = "norm_F(A .* (Y - W' X))^2 wrt W"
NAMED_BY_NUMBERS = r"\b([A-Za-z]+)(\d+)\b(?!\()"  # TeX sets x1 and x_1 alike
ENTRY_BY_NUMBER = r"\[\d|, *\d\]|e\(\d"  # set as a name with a number is; beside the whole it is refused
ONES_BY_SIZE = r"tri[lu]\(ones"  # a matrix by its sizes alone, which are not printed


def retyped(statement: str) -> str:
    """A statement whose names are told apart by what is printed."""
    return re.sub(NAMED_BY_NUMBERS, r"\1_\2", statement)


PAGES = [*map(retyped, map(statement_of, pages())), README]
ALIKE = f"{ENTRY_BY_NUMBER}|{ONES_BY_SIZE}"
STATEMENTS = [statement for statement in map(retyped, cookbook()) if not re.search(ALIKE, statement)]


def in_latex(derivation: Derivation, content: object) -> str:
    return Writer(derivation.problem.algebra, LATEX).content(content)


def declarations(derivation: Derivation) -> str:
    """The declarations of all names that have a shape, in LaTeX."""
    return ", ".join(
        f"{LATEX.symbol(symbol.name)}: {show_shape(symbol.shape).replace('×', ' x ')} {' '.join(symbol.properties)}"
        for symbol in derivation.problem.symbols
        if "index" not in symbol.properties
    )


def is_read_back(derivation: Derivation) -> None:
    """Each gradient of a page, as a claim in LaTeX, is right."""
    function = in_latex(derivation, derivation.problem.function)
    for result in derivation.results:
        if result.kind == "gradient":
            asked = rf"\frac{{\partial}}{{\partial {LATEX.symbol(result.wrt)}}} \left({function}\right)"
            claim = f"{asked} = {in_latex(derivation, result.gradient)} where {declarations(derivation)}"
            assert check(claim), claim


@pytest.mark.parametrize("statement", STATEMENTS, ids=STATEMENTS)
def test_a_derivative_as_it_is_printed_is_right(statement: str) -> None:
    is_read_back(derived(statement, verify=False))


@pytest.mark.parametrize("statement", PAGES, ids=PAGES)
def test_a_page_as_it_is_printed_is_right(statement: str) -> None:
    """Its lines, typed one below the other, are a hand derivation."""
    derivation = derive(statement)
    is_read_back(derivation)
    lines = [in_latex(derivation, step.content) for step in derivation.steps if step.is_differential and not step.of]
    function = in_latex(derivation, derivation.problem.function)
    chain = rf"\mathrm{{d}}\left({function}\right) &= " + " \\\\\n&= ".join(lines)
    assert check(f"{chain} where {declarations(derivation)}")
