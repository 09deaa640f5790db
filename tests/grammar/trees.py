"""Trees as compact texts, and the mistake that a text is."""

from collections.abc import Callable
from typing import Any

import pytest

from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import (
    Bound,
    ByShape,
    Chain,
    Continuation,
    Declaration,
    DerivativeClaim,
    Derive,
    Equality,
    Expression,
    Given,
    IndexSum,
    Let,
    LetFunction,
    Member,
    Name,
    Node,
    Number,
    Statement,
    wrt_of,
)


def tree(node: Node | None) -> str:
    """The node as a compact s-expression; calls are f[…]."""
    if isinstance(node, Name | Member | Bound):
        return node.text
    if isinstance(node, Number):
        return str(node.value)
    if node is None:
        return "-"
    arguments = " ".join(map(tree, node.args))
    if isinstance(node, IndexSum):
        return f"(Σ {' '.join(map(counted, node.indices))}: {arguments})"
    if isinstance(node, ByShape):
        return f"{' '.join(node.spelling)}[{arguments}]"
    return f"({node.head} {arguments})" if hasattr(node, "head") else f"{node.name.text}[{arguments}]"


def counted(index: Bound) -> str:
    """An index, and how many values it has where that is said."""
    return index.text + (f"≤{tree(index.count)}" if index.count else "")


def declared(declaration: Declaration) -> str:
    sizes = " ".join(map(tree, declaration.sizes)) or declaration.kind
    return " ".join((f"{declaration.name.text}:", sizes, *declaration.properties))


KINDS: dict[type, str] = {
    Expression: "expression",
    Derive: "derive",
    DerivativeClaim: "claim",
    Equality: "equal",
    Chain: "chain",
    Continuation: "continuation",
    Given: "given",
    Let: "let",
    LetFunction: "function",
}


def fields(statement: Statement) -> str:
    wrt = " ".join(map(tree, wrt_of(statement))) or "-"
    sides = " ".join(map(tree, getattr(statement, "sides", (None,))))
    return f"{KINDS[type(statement)]} {tree(getattr(statement, 'formula', None))} {wrt} {sides}"


def mistake(text: str, read: Callable[[str], object] = read_statement) -> Mistake:
    with pytest.raises(Mistake) as caught:
        read(text)
    return caught.value


def whole(part: Any) -> Any:
    """All that a part of a tree holds, its places among it."""
    if isinstance(part, tuple):
        return tuple(map(whole, part))
    names = getattr(type(part), "__plain__", ())
    return (type(part), *(whole(getattr(part, name)) for name in names)) if names else part
