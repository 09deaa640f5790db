"""The types of python-flint that balls are made of. To load no more than these takes half as long as all of it."""

from .parts import in_parts

in_parts("flint")
try:
    from flint.pyflint import ctx
    from flint.types.acb import acb
    from flint.types.acb_mat import acb_mat
    from flint.types.arb import arb
    from flint.types.arb_mat import arb_mat
    from flint.types.fmpq import fmpq
except ImportError:  # another version may keep them elsewhere
    from flint import acb, acb_mat, arb, arb_mat, ctx, fmpq

__all__ = ["acb", "acb_mat", "arb", "arb_mat", "ctx", "fmpq"]
