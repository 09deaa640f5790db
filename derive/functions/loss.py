"""L: m x n -> scalar, a smooth function of an array: d L(Y) = grad_L(Y) : dY.

By a column the second derivatives are a symmetric matrix; by a matrix they are a map that is its own adjoint.
"""

from collections.abc import Mapping

from ..numbers.smooth import SmoothLoss, smooth_loss
from ..terms.operator import Operator
from ..terms.shape import ONE, times
from .family import FunctionFamily, axes, in_signature, linear_in, unstacked

SAMPLE_OF_LOSS = "xp.sum(xp.sin(y + 1) + 2) + xp.sum(y)**2/2"
SAMPLE_OF_GRADIENT = "xp.cos(y + 1) + xp.sum(y)"
SAMPLE_OF_HESSIAN = "xp.diag(-xp.sin(y + 1)) + 1"
SAMPLE_ALONG = "-xp.sin(y + 1)*d + xp.sum(d)"


def operators(of: FunctionFamily) -> Mapping[str, Operator]:
    """L, grad_L and hess_L."""
    of.draw(lambda numbers, positive, sizes: smooth_loss(numbers, positive, sizes[0], sizes[1]))
    is_column = of.takes[1] == ONE
    L, Y, shape = of.name, of.letter("yzuv" if is_column else "YZAB"), axes(of.takes)
    along = f"hess_{L}({Y}) d{Y}" if is_column else f"hess_{L}({Y}, d{Y})"
    row = f"d {L}({Y}) = grad_{L}({Y}) : d{Y}"
    of.add(
        f"{L}({Y}[{shape}]) -> []", f"The function {L}.", SmoothLoss.value, f"y: {SAMPLE_OF_LOSS}", differential=(row,)
    )
    row = f"d grad_{L}({Y}) = {along}"
    form = f"grad_{L}({Y}[{shape}]) -> [{shape}]"
    of.add(form, f"The gradient of {L}.", SmoothLoss.gradient, f"y: {SAMPLE_OF_GRADIENT}", differential=(row,))
    if is_column:
        form = f"hess_{L}({Y}[{shape}]) -> [{shape}, {shape}]"
        of.add(form, f"The Hessian of {L}.", SmoothLoss.hessian, f"y: {SAMPLE_OF_HESSIAN}", symmetric=True)
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
        f"y, d: {SAMPLE_ALONG}",
        **linear_in(D),
        across=(f"{G} : hess_{of.name}({Y}, d{D}) = hess_{of.name}({Y}, {G}) : d{D}",),
        stacked=(f"vec(hess_{of.name}({Y}, d{D})) = vhess_{of.name}({Y}) vec(d{D})",),
        normal=(f"(hess_{of.name}({Y}, {D})) = {unstacked(f'vhess_{of.name}({Y}) vec({D})', of.takes)}",),
    )
    size = in_signature(times(*of.takes))
    form = f"vhess_{of.name}({Y}[{shape}]) -> [{size}, {size}]"
    columns = "y" if ONE in of.takes else "xp.swapaxes(y, 0, 1)"
    sample = f"y: xp.diag(-xp.sin(xp.reshape({columns}, (-1,)) + 1)) + 1"
    of.add(form, f"The Hessian of {of.name} by vec({Y}).", SmoothLoss.hessian, sample, symmetric=True)
