"""Formulas as trees whose parts have shapes, and how they are typed."""

from collections.abc import Iterator
from typing import NamedTuple

from matgrad.core.terms.shape import SCALAR, Shape, Size, show_size

SUM, COLON, WRITTEN, SIGN, RUN, SUFFIX, ATOM, BARE = range(8)  # how tightly a mark binds, loosest first


class Name(NamedTuple):
    """A declared name; an array of a vector has one axis, of a scalar none."""

    name: str
    shape: Shape
    axes: int
    word: str = ""

    @property
    def declaration(self) -> str:
        """As it stands after `where`."""
        sizes = " x ".join(map(show_size, self.shape[: self.axes])) or "scalar"
        return f"{self.name}: {sizes} {self.word}".rstrip()


class Node(NamedTuple):
    """An operator's key applied to parts; `extra` are the sizes and indices among its arguments, as they are typed.

    `form` is one of several ways to type it. A leaf has the key "name", "number" or "size", and no parts.
    """

    key: str
    shape: Shape
    parts: tuple["Node", ...] = ()
    form: str = ""
    extra: tuple[Size | str, ...] = ()

    @property
    def is_scalar(self) -> bool:
        """Whether it is 1×1."""
        return self.shape == SCALAR


# The level of a form, its text, and the levels that its parts must have at least.
FORMS: dict[str, tuple[int, str, tuple[int, ...]]] = {
    "+": (SUM, "{0} + {1}", (SUM, COLON)),
    "-": (SUM, "{0} - {1}", (SUM, COLON)),
    ":": (COLON, "{0} : {1}", (WRITTEN, WRITTEN)),
    "*": (WRITTEN, "{0}*{1}", (WRITTEN, SIGN)),
    ".*": (WRITTEN, "{0} .* {1}", (WRITTEN, SIGN)),
    "./": (WRITTEN, "{0} ./ {1}", (WRITTEN, SUFFIX)),
    "/": (WRITTEN, "{1}/{0}", (SUFFIX, WRITTEN)),
    "⊗": (WRITTEN, "{0} ⊗ {1}", (WRITTEN, SIGN)),
    "neg": (SIGN, "-{0}", (SIGN,)),
    " ": (RUN, "{0} {1}", (RUN, SUFFIX)),
    "'": (SUFFIX, "{0}'", (SUFFIX,)),
    ".^": (SUFFIX, "{0}.^{1}", (SUFFIX, BARE)),
    "^": (SUFFIX, "{0}^{1}", (SUFFIX, BARE)),
    "[i,j]": (SUFFIX, "{0}[{1},{2}]", (SUFFIX,)),
    "[i]": (SUFFIX, "{0}[{1}]", (SUFFIX,)),
    "[;]": (ATOM, "[{0}; {1}]", (SUM, SUM)),
    "[,]": (ATOM, "[{0}, {1}]", (SUM, SUM)),
    "[a:b,:]": (SUFFIX, "{0}[{1}+1:{1}+{2},:]", (SUFFIX,)),
    "[:,a:b]": (SUFFIX, "{0}[:,{1}+1:{1}+{2}]", (SUFFIX,)),
    "[i,:]": (SUFFIX, "{0}[{1},:]", (SUFFIX,)),
    "[:,j]": (SUFFIX, "{0}[:,{1}]", (SUFFIX,)),
}


def typed(node: Node, least: int = SUM) -> str:
    """A formula as it is typed, in brackets where it stands among what binds tighter."""
    level, text = _typed(node)
    return text if level >= least else f"({text})"


def _typed(node: Node) -> tuple[int, str]:
    if node.key in ("name", "size", "number"):
        return (SUM if set(node.form) & set("/-") else BARE), node.form
    extra = [part if isinstance(part, str) else show_size(part) for part in node.extra]
    if node.form == "where":
        compared, *cases = map(typed, node.parts)
        cases = {"where kept": [*cases, "0"], "where elsewhere": ["0", *cases]}.get(node.key, cases)
        return ATOM, f"where({', '.join([f'{compared} > 0', *cases])})"
    if node.form not in FORMS:
        return ATOM, f"{node.form}({', '.join([*(typed(part) for part in node.parts), *extra])})"
    level, text, least = FORMS[node.form]
    parts = [typed(part, bound) for part, bound in zip(node.parts, least, strict=True)]
    if node.form == " " and node.parts[1].key == "number":
        parts[1] = f"({parts[1]})"
    return level, text.format(*parts, *extra)


def below(node: Node) -> Iterator[Node]:
    """A formula and all its parts."""
    yield node
    for part in node.parts:
        yield from below(part)
