"""The tree of a statement: what was typed and where, before names have a meaning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias, TypeVar, dataclass_transform

Span: TypeAlias = tuple[int, int]
Kind: TypeAlias = Literal["expression", "derive", "claim", "equal", "given", "let", "function", "chain", "continuation"]
Relation: TypeAlias = Literal["", "=", "=="]
T = TypeVar("T")


@dataclass_transform(frozen_default=True, eq_default=False)
def plain() -> Callable[[type[T]], type[T]]:
    """Frozen data compared by identity: trees are deep, and generated methods recurse.

    The type checker holds that nothing is assigned to; at run time that would make each node five times as dear.
    """
    return dataclass(slots=True, eq=False, repr=False)


@plain()
class Name:
    """A name in Latin letters; Greek ones are spelled out."""

    text: str
    span: Span


@plain()
class Number:
    value: Fraction
    span: Span


@plain()
class Apply:
    """A mark and its operands; `place` is where the mark stands."""

    head: str
    args: tuple[Node, ...]
    span: Span
    place: Span


@plain()
class Call:
    """Brackets that touch a name: arguments of a function, or a factor after a variable."""

    name: Name
    args: tuple[Node, ...]
    span: Span


Node: TypeAlias = Name | Number | Apply | Call


@plain()
class Declaration:
    """sizes: none for a scalar, one for a column, two for a matrix; none either where the shape is to be found."""

    name: Name
    kind: Literal["scalar", "vector", "matrix", "open"]
    sizes: tuple[Node, ...]
    properties: tuple[str, ...]
    span: Span


@plain()
class Statement:
    """One statement; `claim` is what stands after its relation, `links` the lines of a chain after that, `wrt` holds
    names or entries.
    """

    kind: Kind
    text: str
    line: int
    span: Span
    name: str | None = None
    formula: Node | None = None
    wrt: tuple[Node, ...] = ()
    twice: bool = False
    relation: Relation = ""
    claim: Node | None = None
    links: tuple[Node, ...] = ()
    defined: Name | None = None
    parameter: Name | None = None
    declarations: tuple[Declaration, ...] = ()
