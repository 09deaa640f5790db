"""Brackets behind a name that is no function: what was probably meant, also by a word of another language."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ...grammar.codes import AMBIGUOUS, NUMBER_LAST
from ...grammar.greek import GREEK
from ...grammar.mistakes import Mistake, near
from ...grammar.record import NamedTuple
from ...grammar.tree import Call, Name, Number
from ..operators import NAMED, WORDED
from ..terms.codes import WRONG_ARGUMENT
from ..terms.operator import Operator
from ..terms.shape import signature
from .codes import FUNCTION_ALONE, NOT_A_FUNCTION
from .joined import apart

_TABLE = Path(__file__).with_name("words.txt")  # read where there is an error, and only there


class ForeignWord(NamedTuple):
    """Words, a formula that stands for them, and what is to be said; either of the two may be empty."""

    words: list[str]
    formula: str
    remark: str


def unknown(call: Call, functions: Mapping[str, Operator], variables: Collection[str]) -> Mistake:
    """The mistake of a name that is not a function; `functions` are the user's own."""
    word = call.name.text
    if word[-1] == "'":
        return _divided(call)
    help = advice(word) or _likely(word, functions) or _own(word)
    if word in variables and all(isinstance(arg, Number | Name) for arg in call.args):
        help = _entry(call)
    return Mistake(NOT_A_FUNCTION, f"{word} is not a function", call.name.span, help)


def check_entry(call: Call) -> None:
    """Refuses x(1), where x is no function: an entry in other languages, a product here."""
    if isinstance(call.args[0], Number):
        help = f"{_entry(call)}; the product is {call.args[0].value}*{call.name.text}"
        raise Mistake(NUMBER_LAST, "a number after a factor", call.span, help)


def _divided(call: Call) -> Mistake:
    """The mistake of a / X'(B), in which X is no function."""
    word = call.name.text
    help = f"write …/({word} (…)) or (…/{word}) (…)"
    return Mistake(AMBIGUOUS, "a division before a product can be read in two ways", call.span, help)


def _entry(call: Call) -> str:
    indices = (str(arg.value) if isinstance(arg, Number) else getattr(arg, "text", "") for arg in call.args)
    return f"an entry is {call.name.text}[{','.join(indices)}]"


def miscounted(call: Call, operator: Operator) -> Mistake:
    """The mistake of a function with fewer or more arguments than it takes."""
    word, given = call.name.text, len(call.args)
    wanted = [argument.name for argument in signature(operator.signature).arguments]
    count = "one argument" if len(wanted) == 1 else f"{len(wanted)} arguments"
    own = f"of each row {word}(X, rows), of each column {word}(X, cols)" if (word, "rows") in WORDED else ""
    help = advice(f"{word}/{given}") or own or f"write {word}({', '.join(wanted)})"
    return Mistake(WRONG_ARGUMENT, f"{word} takes {count}, not {given}", call.span, help)


def advice(word: str) -> str | None:
    """What to write for a word of another language."""
    rows = {key: row for row in foreign() for key in row.words}
    row = rows.get(word) or rows.get(word.lower().replace("_", ""))
    return _said(word, row) if row else None


def foreign() -> Iterator[ForeignWord]:
    """The rows of the table."""
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words, *said = (*map(str.strip, line.split("|")), "")[:3]
            yield ForeignWord(words.split(), *said)


def _said(word: str, row: ForeignWord) -> str:
    said = "; ".join(filter(None, (f"write {row.formula}" * bool(row.formula), row.remark)))
    return f"{said}; to multiply, leave a space: {word} (…)" if word in GREEK else said


def _likely(word: str, functions: Mapping[str, Operator]) -> str | None:
    """The functions whose names are like it."""
    known = [*functions, *NAMED]
    found = [name for name in known if name.lower() == word.lower()][:1] or near(word, known)
    return f"did you mean {' or '.join(found)}?" if found else None


def _own(word: str) -> str:
    """Of a word that is like no function: a product, or a function that is not defined."""
    if derived := re.fullmatch(r"(grad|hess|jac)_(\w+)", word):
        return f"declare it: where {derived[2]}: {'n -> m' if derived[1] == 'jac' else 'n -> scalar'}"
    pieces = apart(word)
    space = f"leave a space to multiply: {' '.join(pieces) or word} (…)"
    if pieces and not word.islower():
        return space
    kind = "n -> scalar" if word[0].isupper() else "entrywise"
    define = f"define it in a line above: let {word}(t) = …, or declare it: where {word}: {kind}"
    return define if pieces else f"{space}, or {define}"


def bare_function(name: Name) -> Mistake:
    """The mistake of a function without its argument."""
    known = NAMED.get(name.text)
    letters = [argument.name for argument in signature(known[0].signature).arguments] if known else ["…"]
    help = f"write {name.text}({', '.join(letters)})"
    return Mistake(FUNCTION_ALONE, f"{name.text} is a function and needs its argument", name.span, help)


def hidden_word(call: Call) -> Mistake:
    """The mistake of a word behind an argument that is also a variable: softmax(X, rows) where rows is one."""
    word, place = getattr(call.args[-1], "text", ""), call.args[-1].span
    help = f"give the variable another name for {call.name.text}(…, {word}) to go by {word}"
    return Mistake(WRONG_ARGUMENT, f"{word} is a variable here", place, help)


def hidden_function(name: Name) -> Mistake:
    """The mistake of a function whose name is a variable."""
    help = f"give the variable another name for {name.text} to be a function"
    return Mistake(WRONG_ARGUMENT, f"{name.text} is a variable here, and no function", name.span, help)
