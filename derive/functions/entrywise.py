"""f: entrywise, a smooth function of one number, applied to each entry: d f(A) = f'(A) .* dA."""

from collections.abc import Mapping
from functools import partial

from ..numbers.balls import Value
from ..numbers.smooth import SmoothFunction, smooth_function
from ..terms.operator import Operator
from .family import PRIME, FunctionFamily

HIGHEST = 3
ORDINALS = ("", "first ", "second ", "third ")
SAMPLES = ("xp.sin(2*t + 1) + 2", "2*xp.cos(2*t + 1)", "-4*xp.sin(2*t + 1)", "-8*xp.cos(2*t + 1)")


def operators(of: FunctionFamily) -> Mapping[str, Operator]:
    """f, f', f'' and f'''."""
    A = of.letter("ABC")
    of.draw(lambda numbers, positive, _: smooth_function(numbers, positive))
    for order in range(HIGHEST + 1):
        f = of.name + PRIME * order
        row = f"d {f}({A}) = {f}{PRIME}({A}) .* d{A}"
        said = f"The {ORDINALS[order]}derivative of {of.name}, of each entry." if order else f"{f} of each entry."
        of.add(
            f"{f}({A}[m, n]) -> [m, n]",
            said,
            partial(_value, order),
            f"t: {SAMPLES[order]}",
            differential=(row,) if order < HIGHEST else (),
            elementwise=True,
            commutes_with_transposition=True,
        )
    return of.operators


def _value(order: int, function: SmoothFunction, a: Value) -> Value:
    return function.each(a, order)
