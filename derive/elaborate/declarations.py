"""Declarations: the shape of a name, and the properties that go with it."""

from collections.abc import Iterable

from ...grammar.mistakes import Mistake
from ...grammar.tree import Declaration
from ..terms.shape import ONE, SCALAR, Shape, count, letters
from .kinds import Costs, costs_of
from .nodes import FUNCTIONS, size_of

SQUARE = frozenset(["symmetric", "skew", "diagonal", "spd", "psd", "lower", "upper", "invertible"])
STRUCTURES = frozenset("symmetric skew diagonal spd psd lower upper orthogonal".split())
SIGNS = frozenset({"positive", "nonnegative"})  # of every entry
MASKS = frozenset({"binary", "onehot"})  # entries are 0 or 1
UNMASKED = frozenset("skew spd psd orthogonal invertible positive".split())
HOLLOW = frozenset({"diagonal", "lower", "upper", "skew"})
TOGETHER = (frozenset({"symmetric", "spd", "psd"}), frozenset("diagonal symmetric lower upper spd psd".split()))


def declared_shapes(declarations: Iterable[Declaration]) -> dict[str, Shape]:
    """The shapes of the names for which one is declared; all declarations are checked."""
    found = {declaration.name.text: declared_shape(declaration) for declaration in declarations}
    return {name: shape for name, shape in found.items() if shape is not None}


def declared_costs(declaration: Declaration) -> Costs:
    """What a name may be of which a property is declared and no shape."""
    words = set(declaration.properties)
    if declaration.kind == "vector" or "onehot" in words:
        return {"vector": 0}
    if words & SQUARE:
        return {"square": 0}
    if declaration.kind == "matrix" or words & STRUCTURES:
        return {"matrix": 0}
    usual = costs_of(declaration.name.text)
    return _array(usual) if words & MASKS else usual


def _array(usual: Costs) -> Costs:
    """The same kinds without that of a scalar, in place of which a vector is the usual one."""
    return {
        kind: cost if usual["scalar"] or kind != "vector" else 0 for kind, cost in usual.items() if kind != "scalar"
    }


def is_shapeless(declaration: Declaration) -> bool:
    """Whether a declaration leaves the shape to be found: A: symmetric, x: vector."""
    return declaration.kind != "scalar" and not declaration.sizes


def declared_shape(declaration: Declaration) -> Shape | None:
    """The shape that is declared, which the declared properties must suit, if one is."""
    name, sizes = declaration.name.text, [size_of(size) for size in declaration.sizes]
    if name in FUNCTIONS:
        raise Mistake("M211", f"{name} is a function and cannot be declared", declaration.name.span)
    _check_structures(declaration)
    if is_shapeless(declaration):
        _check_mask(declaration, None)
        return None
    shape: Shape = SCALAR if not sizes else (sizes[0], sizes[1] if len(sizes) > 1 else ONE)
    _check_mask(declaration, shape)
    square = [word for word in declaration.properties if word in SQUARE]
    if shape == SCALAR and STRUCTURES & set(declaration.properties):
        raise Mistake("M208", f"{name} is a scalar, and only a matrix has such a structure", declaration.span)
    if "orthogonal" in declaration.properties and not _may_be_orthogonal(shape):
        raise Mistake(
            "M208", f"{name} is declared orthogonal, so it has at least as many rows as columns", declaration.span
        )
    if square and shape[0] != shape[1]:
        raise Mistake("M208", f"{name} is declared {square[0]}, and only a square matrix can be", declaration.span)
    return shape


def _check_structures(declaration: Declaration) -> None:
    """Structures may stand together where one of them says it all."""
    words = STRUCTURES & set(declaration.properties)
    definite, diagonal = TOGETHER
    if len(words) > 1 and not words <= definite and not ("diagonal" in words and words <= diagonal):
        named = " and ".join(word for word in declaration.properties if word in words)
        message = f"{declaration.name.text} is declared {named}, which cannot be had together here"
        raise Mistake("M214", message, declaration.span, "declare one structure; lower and upper is diagonal")
    signs, hollow = SIGNS & set(declaration.properties), HOLLOW & words
    if signs and hollow:
        message = f"{declaration.name.text} is declared {min(hollow)} and {min(signs)}, which not every entry can be"
        mend = "diagonal spd has a positive diagonal" if "diagonal" in hollow else "drop one of the two"
        raise Mistake("M214", message, declaration.span, mend)


def _check_mask(declaration: Declaration, shape: Shape | None) -> None:
    """A mask is an array, and nothing that zeros and ones are in general not; a one-hot array is a vector."""
    name, masks = declaration.name.text, [word for word in declaration.properties if word in MASKS]
    if not masks:
        return
    if shape is not None and (shape == SCALAR or (masks[0] == "onehot" and ONE not in shape)):
        wanted = "a vector" if masks[0] == "onehot" else "a vector or a matrix"
        raise Mistake("M208", f"{name} is declared {masks[0]}, and only {wanted} can be", declaration.span)
    other = UNMASKED & set(declaration.properties)
    if other:
        message = f"{name} is declared {masks[0]} and {min(other)}, which cannot be had together here"
        raise Mistake("M214", message, declaration.span, "drop one of the two")


def _may_be_orthogonal(shape: Shape) -> bool:
    """Whether Q'Q = I can hold: not where the rows are known to be fewer than the columns."""
    names = {name for size in shape for name in letters(size)}
    numbers = {name: int(name) for name in names if name.isdigit()}
    return len(numbers) < len(names) or count(shape[0], numbers) >= count(shape[1], numbers)
