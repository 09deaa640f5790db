"""What a pointer over a row shows: how it was read, and its derivation."""

from contextlib import suppress
from functools import reduce

from ...core import EMPTY, solve
from ...core.check.varying import whole_differential
from ...grammar.mistakes import Mistake
from ...grammar.read import read_statement
from ...grammar.tree import Call, Chain, DerivativeClaim, Derive, Name, Node, Statement, question_of
from ..formats import Layout
from ..formats.format import Wish
from ..input.statement import Source
from ..processes.limits import BrokenOff, Limits, limited
from ..terminal.line import plain
from ..work.context import extended
from .marks import EditorMark, Judged

HOVER_PAGE = Layout("text", "unicode", 100)


def page(mark: EditorMark, limits: Limits) -> str:
    """How a row was read, what was found of it, and the derivation of what it is about, in Markdown."""
    parts = [f"read as `{mark.read_as}`"] if mark.read_as else []
    parts += [_block(mark.said)] if mark.said and not mark.is_fine else [f"**{mark.verdict}**"] * bool(mark.verdict)
    parts += [_block(lines)] if mark.judged and (lines := derivation(mark.judged, limits)) else []
    return "\n\n".join(parts)


def _block(text: str) -> str:
    return f"```text\n{text}\n```"


def derivation(judged: Judged, limits: Limits) -> str:
    """The derivation of what a claim is about, in lines; "" where there is none to be shown."""
    with suppress(Mistake, BrokenOff, MemoryError), limited(*limits):
        above = (Source(line, macros=judged.macros) for line in judged.above)
        context = reduce(extended, above, EMPTY)
        statement = read_statement(judged.statement, 1, judged.macros)
        if question := _question(statement, judged.varying):
            found = HOVER_PAGE.opened().derivation(Source(question.text), solve(question, True, context), Wish())
            return "\n".join(plain(line).rstrip() for line in found).strip("\n")
    return ""


def _question(statement: Statement, varying: str) -> Derive | None:
    """What a claim of a derivative asks; of a chain, the derivative of what it begins with."""
    if isinstance(statement, DerivativeClaim):
        return question_of(statement)
    if not isinstance(statement, Chain) or not varying:
        return None
    variables = tuple(Name(name, statement.span) for name in varying.split(", "))
    function = _under_d(whole_differential(statement.formula, False))
    if function is None:
        return None
    return Derive(function, variables, text=statement.text, span=statement.span, declarations=statement.declarations)


def _under_d(head: Node) -> Node | None:
    """The function of which a chain begins with the differential: E of d(E), f of df."""
    if isinstance(head, Call) and head.name.text == "d":
        return head.args[0]
    return Name(head.text[1:], head.span) if isinstance(head, Name) and head.text.startswith("d") else None
