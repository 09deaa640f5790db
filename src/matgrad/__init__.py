"""Matrix derivatives, derived line by line with differentials and Frobenius products, each line checked."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .later import LATE, stand_in

if TYPE_CHECKING:
    from .library import Derivation, Mistake, Ruling, check, derive, written

__all__ = ["Derivation", "Mistake", "Ruling", "__version__", "check", "derive", "written"]
__version__ = "0.1.0"

stand_in(LATE)


def __getattr__(name: str) -> Any:
    """What programs in Python call is loaded when they do."""
    if name in __all__:
        return getattr(import_module(".library", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
