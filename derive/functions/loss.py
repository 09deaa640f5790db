"""L: m x n -> scalar, a smooth function of an array: d L(Y) = grad_L(Y) : dY.

By a column the second derivatives are a symmetric matrix; by a matrix they are a map that is its own adjoint.
"""

from collections.abc import Mapping

from ..numbers.smooth import SmoothLoss, smooth_loss
from ..terms.operator import Linear, Operator
from ..terms.shape import ONE
from .family import FunctionFamily, sides


def operators(of: FunctionFamily) -> Mapping[str, Operator]:
    """L, grad_L and hess_L."""
    of.draw(lambda numbers, positive, sizes: smooth_loss(numbers, positive, sizes[0], sizes[1]))
    is_column = of.takes[1] == ONE
    L, Y, shape = of.name, of.letter("yzuv" if is_column else "YZAB"), sides(of.takes)
    along = f"hess_{L}({Y}) d{Y}" if is_column else f"hess_{L}({Y}, d{Y})"
    row = f"d {L}({Y}) = grad_{L}({Y}) : d{Y}"
    of.add(f"{L}({Y}[{shape}]) -> []", f"{L}.", SmoothLoss.value, differential=(row,))
    row = f"d grad_{L}({Y}) = {along}"
    form = f"grad_{L}({Y}[{shape}]) -> [{shape}]"
    of.add(form, f"The gradient of {L}.", SmoothLoss.gradient, differential=(row,))
    if is_column:
        form = f"hess_{L}({Y}[{shape}]) -> [{shape}, {shape}]"
        of.add(form, f"The Hessian of {L}.", SmoothLoss.hessian, symmetric=True)
    else:
        _add_second(of, Y, shape)
    return of.operators


def _add_second(of: FunctionFamily, Y: str, shape: str) -> None:
    """The second derivatives by a matrix."""
    D, G = of.letter("DEH"), of.letter("GKP")
    of.add(
        f"hess_{of.name}({Y}[{shape}], {D}[{shape}]) -> [{shape}]",
        f"The derivative of the gradient of {of.name} at {Y} in the direction {D}.",
        SmoothLoss.turning,
        linear=Linear.EACH,
        linear_in=(D,),
        across=(f"{G} : hess_{of.name}({Y}, d{D}) = hess_{of.name}({Y}, {G}) : d{D}",),
    )
