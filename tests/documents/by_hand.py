"""Documents made by hand of rows in the input language, for tests of what is found of them."""

import re

from matgrad.grammar.documents.parts import (
    Along,
    Declares,
    Defines,
    Derivative,
    Differential,
    Document,
    DocumentItem,
    DocumentPage,
    Nothing,
    NotRead,
    PageFormula,
    Paragraph,
    ReadRow,
    ValueOf,
    Whole,
)
from matgrad.grammar.plain import replaced
from matgrad.grammar.read import read_expression, read_statement
from matgrad.grammar.tree import Name

LEFT = [
    (r"d (\w+)$", lambda m: Differential(read_expression(m[1]))),
    (r"d\((.+)\)$", lambda m: Differential(read_expression(m[1]))),
    (r"(.+) wrt (\w+)( twice)?$", lambda m: Derivative(read_expression(m[1]), (Name(m[2], (0, 0)),), bool(m[3]))),
    (r"grad (.+)$", lambda m: Derivative(read_expression(m[1]), ())),
    (r"D (\w+)_(\w+)\((\w+)\)$", lambda m: Along(Name(m[1], (0, 0)), Name(m[2], (0, 0)), Name(m[3], (0, 0)))),
    (r"(\w+)\((\w+(?:, *\w+)*)\)$", lambda m: _value(m[1], m[2])),
    (r"(.+)$", lambda m: Whole(read_expression(m[1]))),
]


def _value(name, arguments):
    return ValueOf(Name(name, (0, 0)), tuple(Name(each.strip(), (0, 0)) for each in arguments.split(",")))


def document(*displays: str, section: int = 0) -> Document:
    """Displays of rows, one a line: `given …`, `where Z = E` for words, `? …` for a row that is not read, `! …` for a
    condition, `~` for a side that is not read, `# heading`."""
    text = "\n\n".join(displays)
    items, formulas, start = [], [], 0
    for display in displays:
        formulas.append(PageFormula("display", (), (start, start + len(display))))
        for match in re.finditer(r"[^\n]+", display):
            if match[0].startswith("#"):
                section += 1
            else:
                items.append(_item(match[0], (start + match.start(), start + match.end()), section))
        start += len(display) + 2
    paragraphs = tuple(Paragraph((formula,), 0) for formula in formulas)
    return Document(DocumentPage(text, paragraphs), items)


def _item(line, span, section) -> DocumentItem:
    if line.startswith("? "):
        return NotRead("index notation", (span[0] + 2, span[1]))
    if line.startswith("given "):
        (declaration,) = read_statement(line).declarations
        return Declares(declaration, span, section)
    if line.startswith("where "):
        name, formula = line.removeprefix("where ").split("=", 1)
        return Defines(Name(name.strip(), span), (), _moved(read_expression(formula), span), span, section)
    condition = line.startswith("! ")
    first, *sides = re.split(r"(?<![=!<>:])==?(?!=)", line.removeprefix("! "))
    left = Nothing() if not first.strip() else next(made(m) for p, made in LEFT if (m := re.match(p, first.strip())))
    read = tuple(NotRead("a sign", span) if s.strip() == "~" else _moved(read_expression(s), span) for s in sides)
    return ReadRow(left, read, ("=",) * len(read), span, section, is_condition=condition)


def _moved(node, span):
    return replaced(node, span=span)
