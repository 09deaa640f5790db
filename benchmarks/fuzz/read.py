"""What was typed as a number, from the tree alone: NumPy on what the reader found, without a term of matgrad's."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from benchmarks.fuzz.values import VALUES, Array, reference
from matgrad.core.operators import INDEXED, NAMED, WORDED
from matgrad.core.terms.shape import signature
from matgrad.grammar.tree import BELOW, BESIDE, Apply, Call, Name, Node, Number


class Numbers:
    """Values for names, differentials among them, and for letters of sizes."""

    def __init__(self, names: Mapping[str, Array], sizes: Mapping[str, int]) -> None:
        self.names, self.sizes = names, sizes

    def value(self, node: Node) -> Array:
        """The value of a formula; LookupError where a name or a size is not known."""
        if isinstance(node, Number):
            return np.array([[float(node.value)]])
        if isinstance(node, Name):
            return self.names[node.text] if node.text in self.names else np.array([[float(self.sizes[node.text])]])
        if isinstance(node, Call):
            return self.called(node.name.text, node.args)
        if node.head == "[]":
            return self.entry(node)
        return MARKS[node.head](*map(self.value, node.args))

    def called(self, name: str, nodes: tuple[Node, ...]) -> Array:
        """A function of some arguments, or a name before brackets."""
        word = getattr(nodes[-1], "text", "") if len(nodes) > 1 else ""
        if (name, word) in WORDED:
            return two_axes(reference(WORDED[name, word][0].key)(*map(self.value, nodes[:-1])))
        parts = [self.value(node) for node in nodes]
        if name in self.names:
            return times(self.names[name], *parts)
        if name in ("eye", "ones", "zeros", "e", "E", "commutation", "unvec"):
            sizes = [int(part.item()) for part in parts[name == "unvec" :]]
            sizes += [1] * (name in ("ones", "zeros") and len(sizes) == 1)
            return two_axes(VALUES[name](*parts[: name == "unvec"], *sizes))
        rooms = [room for room in NAMED[name] if len(signature(room.signature).typed) == len(nodes)]
        return two_axes(reference(rooms[0 if parts[0].shape[1] == 1 else -1].key)(*parts))

    def entry(self, node: Apply) -> Array:
        """A[i,j] and the like."""
        operand, *indices = node.args
        if any(isinstance(index, Apply) for index in indices):
            return self.value(operand)[tuple(map(self.range, indices))]
        kind = ",".join(":" if isinstance(index, Name) and index.text == ":" else "i" for index in indices)
        numbers = [int(self.value(index).item()) for index in indices if getattr(index, "text", "") != ":"]
        return two_axes(VALUES[INDEXED[kind][0].key](self.value(operand), *numbers))

    def range(self, index: Node) -> slice:
        """The entries from one to another, or all."""
        if not isinstance(index, Apply):
            return slice(None)
        first, last = (int(self.value(end).item()) for end in index.args)
        return slice(first - 1, last)


def two_axes(found: Any) -> Array:
    """A value as an array with two axes."""
    found = np.asarray(found, float)
    return found if found.ndim == 2 else found.reshape(1, 1)


def times(A: Array, B: Array) -> Array:
    """The product; a 1×1 factor is a coefficient."""
    return A * B if A.size == 1 or B.size == 1 else A @ B


def power(A: Array, t: Array) -> Array:
    """The power of a number or of a matrix."""
    return A ** t.item() if A.size == 1 else np.linalg.matrix_power(A, int(t.item()))


def alike(function: Callable[[Array, Array], Array]) -> Callable[[Array, Array], Array]:
    """A function of two arrays of one shape, or of a number and an array; NumPy would stretch others."""

    def strict(A: Array, B: Array) -> Array:
        if A.shape != B.shape and 1 not in (A.size, B.size):
            raise ValueError("the shapes differ")
        return function(A, B)

    return strict


def over(A: Array, t: Array) -> Array:
    """A quotient by a number."""
    if t.size > 1:
        raise ValueError("no number below")
    return A / t


MARKS: Mapping[str, Callable[..., Array]] = {
    "()": lambda A: A,
    "+": alike(np.add),
    "-": alike(np.subtract),
    ".+": np.add,
    ".-": np.subtract,
    "neg": np.negative,
    ":": alike(lambda A, B: np.sum(A * B).reshape(1, 1)),
    ".*": alike(np.multiply),
    "./": alike(np.divide),
    ".^": lambda A, t: VALUES["power"](A, t),
    "^": power,
    "'": np.transpose,
    "*": times,
    "juxt": times,
    "/": over,
    "kron": np.kron,
    BESIDE: lambda *blocks: np.concatenate(blocks, axis=1),
    BELOW: lambda *blocks: np.concatenate(blocks),
}
