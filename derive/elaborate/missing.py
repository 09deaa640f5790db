"""What was probably asked where the variable is missing, or where a word of English stands among the names."""

import re
from collections.abc import Collection, Mapping

from ...grammar.codes import RESERVED_WORD
from ...grammar.mistakes import Mistake
from ...grammar.tree import Call, Expression, Name, Span, Statement
from ..operators import NAMED
from . import unknown as words
from .codes import VARIABLE_MISSING
from .joined import apart, hidden
from .nodes import arguments_first, variables_of

_LONGEST = 60  # characters of a statement that the help repeats
EXTREMUM = r"(?:arg)?(?:min|max)_(\w+)"
IDENTITY = r"I_([a-z])\w*|Id"
ASKS = "ask with wrt: … wrt x"
ALONE = "leave it out: the expression stands alone, … wrt x"
DECLARES = "declarations stand last, behind where: … wrt x where A: n x n symmetric"
PROSE: Mapping[str, str] = {
    **dict.fromkeys("by of per wrto respect to".split(), ASKS),
    **dict.fromkeys("with for if when assuming suppose such that subject and or is".split(), DECLARES),
    **dict.fromkeys(
        "solve find compute calculate derive differentiate evaluate simplify the def return".split(), ALONE
    ),
    **dict.fromkeys(
        "minimize minimise maximize maximise argmin min max".split(), "only the gradient is derived; " + ALONE
    ),
}


def without_variable(statement: Expression, known: Collection[str]) -> Mistake:
    """The mistake of a statement that asks for no derivative; `known` are the user's own names."""
    nodes = arguments_first(statement.formula)
    bare = [node.text for node in nodes if isinstance(node, Name)]
    names = [*variables_of(nodes, ()), *(name for name in bare if name in ("min", "max"))]
    calls = [node for node in nodes if isinstance(node, Call) and node.name.text not in known]
    if call := next((call for call in calls if call.name.text not in NAMED and words.advice(call.name.text)), None):
        return words.unknown(call, {}, ())
    if word := next((name for name in names if _said(name)), None):
        return _prose(word, statement)
    sizes = {letter.text for each in statement.declarations for letter in each.sizes if hasattr(letter, "text")}
    single = dict.fromkeys(piece for name in names for piece in (not name.islower() and apart(name)) or (name,))
    if any(name == "d" or (name[:1] == "d" and name[1:] in single) for name in single):
        return Mistake(VARIABLE_MISSING, "with respect to what?", statement.span, ASKS)
    free = [name for name in single if name not in sizes and name != "I"][:3]
    help = f"write {_with(free[0], statement)}{''.join(f', or … wrt {name}' for name in free[1:])}" if free else ""
    return Mistake(
        VARIABLE_MISSING, "with respect to what?", statement.span, help or "write … wrt X, and X in the expression"
    )


def _with(name: str, statement: Statement) -> str:
    """The statement with a variable added to it."""
    head, where, tail = statement.text[slice(*statement.span)].partition(" where ")
    return f"{head} wrt {name}{where}{tail}" if len(head + tail) <= _LONGEST else f"… wrt {name}"


def entries_of(variable: str, names: Collection[str]) -> list[str]:
    """The names that look like entries of a variable."""
    return [name for name in names if re.fullmatch(rf"{variable}_[ijkl0-9]{{1,2}}", name)]


def absent(variable: str, span: Span, names: Collection[str], statement: Statement) -> Mistake:
    """The mistake of a variable that is not there, or only as a letter of a longer name or in a statement's name."""
    entries = entries_of(variable, names)
    ways = [
        *(f"{name} is one name; write {' '.join(pieces)}" for name, pieces in hidden(variable, names).items()),
        *(f"{name} is one name; an entry is {variable}[{','.join(name[len(variable) + 1 :])}]" for name in entries),
    ]
    help = "; ".join(ways) or _named(variable, statement.name or "") or _instead(variable, names)
    return Mistake(VARIABLE_MISSING, f"{variable} does not occur in the expression", span, help)


def _named(variable: str, tag: str) -> str:
    """What is said where square brackets at the start of the line hold the variable."""
    held = variable in re.findall(r"\w+", tag)
    return f"[{tag}] is the statement's name there; blocks are parted by commas and semicolons" * held


def _instead(variable: str, names: Collection[str]) -> str | None:
    """The names that may vary, the likest alone."""
    like = [name for name in names if name.lower() == variable.lower() or f"d{name}" == variable]
    return f"did you mean {like[0]}?" if like else f"its names are {', '.join(dict.fromkeys(names))}" if names else None


def check_prose(names: Collection[str], statement: Statement) -> None:
    """Refuses words of English that would be read as names, such as `solve x' A x wrt x`."""
    for name in names:
        if _said(name) and re.search(rf"\b{name}\b", statement.text):
            raise _prose(name, statement)


def _said(name: str) -> str | None:
    extremum = "_" in name and re.fullmatch(EXTREMUM, name)
    if extremum:
        return f"only the gradient is derived: … wrt {extremum[1]}"
    identity = name[0] == "I" and re.fullmatch(IDENTITY, name)
    return f"the identity is I, or eye({identity[1] or 'n'})" if identity else PROSE.get(name)


def _prose(name: str, statement: Statement) -> Mistake:
    found = re.search(rf"\b{name}\b", statement.text)
    message = f"{name} {'is a name only where it is declared' if name[0] == 'I' else 'is not an instruction here'}"
    return Mistake(RESERVED_WORD, message, found.span() if found else None, _said(name))
