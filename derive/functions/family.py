"""What the operators of one function have in common: its name, its shapes, free letters, and how it is drawn."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..numbers.smooth import Numbers
from ..terms.operator import ArrayCode, Drawn, Linear, Operator
from ..terms.shape import ONE, SCALAR, Shape, Size, letters, show_size, signature

PRIME = "'"


class FunctionFamily:
    """The operators of a function that is not given, as they are made."""

    def __init__(self, name: str, kind: str, takes: Shape, gives: Shape, words: tuple[str, ...] = ()) -> None:
        self.name, self.kind, self.takes, self.gives, self.words = name, kind, takes, gives, words
        self.operators: dict[str, Operator] = {}
        self.samples: dict[str, str] = {}
        self.taken = {name, *(letter for size in (*takes, *gives) for letter in letters(size))}
        self.drawn: Drawn | None = None

    def letter(self, wanted: str) -> str:
        """A letter for rows: one of those that are wanted that means nothing else."""
        found = next(letter for letter in wanted if letter not in self.taken)
        self.taken.add(found)
        return found

    def draw(self, draw: Callable[[Numbers, bool, Sequence[int]], Any], *shapes: Shape) -> None:
        """Say how a random function is drawn: of which numbers, whether of positive values, for these sizes.

        `shapes` are those of the arrays that the samples in code need.
        """
        sizes = (*self.takes, *self.gives)
        self.drawn = Drawn(self.name, self.kind, sizes, draw, self.operators, self.samples, shapes, self.words)

    def add(self, form: str, meaning: str, value: Callable[..., Any], sample: str, **known: Any) -> None:
        """One more operator by its signature, with what else is known of it, and a sample of it in code."""
        name, _, arguments = form.partition(" -> ")[0].partition("(")
        if "linear_in" in known:
            known["simplify"] = (*known.get("simplify", ()), *self._coefficients(form, known["linear_in"]))
        places = ", ".join(f"{{{place}}}" for place in range(arguments.count("[")))
        code = ArrayCode(f"{in_code(name)}({places})", takes_vectors=True)
        made = Operator(form, meaning, value, drawn=self.drawn, head=f"not given {name}", code=code, **known)
        self.operators[name] = made
        self.samples[in_code(name)] = f"lambda {sample}"

    def _coefficients(self, form: str, letters: Sequence[str]) -> Iterator[str]:
        """A number comes out of what an operator is linear in: f(A, c*D) = c*f(A, D)."""
        known = signature(form)
        names = [argument.name for argument in known.arguments]
        c = next(letter for letter in "cabst" if letter not in {*names, *self.taken})
        for letter in letters:
            scaled = ", ".join([f"{c}*{name}" if name == letter else name for name in names])
            yield f"({known.name}({scaled})) = {c}*{known.name}({', '.join(names)})"


def in_code(name: str) -> str:
    """The argument of emitted code that an operator is: f_prime for f'."""
    return name.replace(PRIME, "_prime")


def axes(shape: Shape) -> str:
    """A shape as it stands in a signature."""
    if shape == SCALAR:
        return ""
    rows, columns = map(in_signature, shape)
    return rows if shape[1] == ONE else f"{rows}, {columns}"


def in_signature(size: Size) -> str:
    """A size as it stands in a signature."""
    return show_size(size).replace("*", " ")


def in_columns(text: str, shape: Shape) -> str:
    """A formula of a shape, a matrix as its stacked columns."""
    return text if shape[1] == ONE else f"vec({text})"


def unstacked(text: str, shape: Shape) -> str:
    """A column as an array of a shape."""
    return text if shape[1] == ONE else f"unvec({text}, {show_size(shape[0])}, {show_size(shape[1])})"


def linear_in(*letters: str) -> dict[str, Any]:
    """What is known of an operator that is linear in some arguments."""
    return {"linear": Linear.EACH, "linear_in": letters}
