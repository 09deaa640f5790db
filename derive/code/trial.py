"""The self-test of an emitted text: its gradient against central differences of its function."""

from collections.abc import Iterable

from matgrad.derive.code.target import OWN, Target

TRIAL = """def check(**arguments):
    \"""Compare gradient with central differences of function, in a random direction for each variable.

    Returns the largest relative error; an AssertionError gives the numbers where one is above 1e-6.{need}
    \"""
    arguments = {{name: {double} for name, value in arguments.items()}}
    value = gradient(**arguments)
    errors = []
    {lines}
    return max(errors)"""

DIRECTION = """def _direction(like):
    return {random}"""

DIFFERENCE = """def _error(arguments, name, value, direction):
    direction = direction/xp.linalg.norm(direction)
    step = 1e-5*(1 + abs(arguments[name]).max())
    ahead = function(**{**arguments, name: arguments[name] + step*direction})
    behind = function(**{**arguments, name: arguments[name] - step*direction})
    wanted, found = (ahead - behind)/(2*step), xp.sum(value*direction)
    scale = float(xp.linalg.norm(value) + abs(wanted) + 1e-5*abs(ahead))
    error = float(abs(found - wanted))/(scale or 1.0)
    assert error <= 1e-6, f"{name}: gradient gives {float(found)}, differences {float(wanted)}, off by {error:.1e}"
    return error"""


def trial(lines: Iterable[str], target: Target) -> str:
    """The function that is called; `lines` put the error of each variable into `errors`."""
    double = target.double.replace("{0}", "value")
    return TRIAL.format(need=target.need and f"\n    {target.need}", double=double, lines="\n    ".join(lines))


def direction(target: Target) -> str:
    """A random array, in which the function is to be moved."""
    return DIRECTION.replace("{random}", target.random.replace("{0}", "like"))


def difference(target: Target) -> str:
    """The error for one variable, relative to the lengths of gradient and direction and to rounding errors."""
    return DIFFERENCE.replace(OWN, target.prefix)
