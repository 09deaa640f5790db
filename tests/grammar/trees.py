"""Trees as compact texts, and the mistake that a text is."""

from collections.abc import Callable

import pytest

from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement
from matgrad.grammar.tree import Declaration, Name, Node, Number, Statement


def tree(node: Node | None) -> str:
    """The node as a compact s-expression; calls are f[…]."""
    if isinstance(node, Name):
        return node.text
    if isinstance(node, Number):
        return str(node.value)
    if node is None:
        return "-"
    arguments = " ".join(map(tree, node.args))
    return f"({node.head} {arguments})" if hasattr(node, "head") else f"{node.name.text}[{arguments}]"


def declared(declaration: Declaration) -> str:
    sizes = " ".join(map(tree, declaration.sizes)) or declaration.kind
    return " ".join((f"{declaration.name.text}:", sizes, *declaration.properties))


def fields(statement: Statement) -> str:
    wrt = " ".join(map(tree, statement.wrt)) or "-"
    claims = " ".join(map(tree, (statement.claim, *statement.links)))
    return f"{statement.kind} {tree(statement.formula)} {wrt} {claims}"


def mistake(text: str, read: Callable[[str], object] = read_statement) -> Mistake:
    with pytest.raises(Mistake) as caught:
        read(text)
    return caught.value
