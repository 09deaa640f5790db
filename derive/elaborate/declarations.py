"""Declarations: the shape of a name, and the properties that go with it."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from ...grammar.mistakes import Mistake
from ...grammar.tree import Declaration
from ..properties import declared, together
from ..properties.property import Property, ShapeAsked
from ..terms.shape import ONE, SCALAR, Shape, count, letters
from .codes import CANNOT_VARY, CONTRADICTING_PROPERTIES, SHAPE_NOT_TAKEN
from .kinds import Costs, costs_of
from .nodes import FUNCTION_WORDS, size_of

WANTED: Mapping[ShapeAsked, str] = {"vector": "a vector", "array": "a vector or a matrix"}


def declared_shapes(declarations: Iterable[Declaration]) -> dict[str, Shape]:
    """The shapes of the names for which one is declared; all declarations are checked."""
    found = {declaration.name.text: declared_shape(declaration) for declaration in declarations}
    return {name: shape for name, shape in found.items() if shape is not None}


def letters_in(shapes: Iterable[Shape]) -> set[str]:
    """The letters of some shapes."""
    found: set[str] = set()
    for rows, columns in shapes:
        found.update(*[names for names, _ in (*rows, *columns)])
    return found


def declared_costs(declaration: Declaration) -> Costs:
    """What a name may be of which a property is declared and no shape."""
    asked = {known.shape for known in declared(declaration.properties)}
    if declaration.kind == "vector" or "vector" in asked:
        return {"vector": 0}
    if "square" in asked:
        return {"square": 0}
    if declaration.kind == "matrix" or "tall" in asked:
        return {"matrix": 0}
    usual = costs_of(declaration.name.text)
    return _array(usual) if "array" in asked else usual


def _array(usual: Costs) -> Costs:
    """The same kinds without that of a scalar, in place of which a vector is the usual one."""
    return {
        kind: cost if usual["scalar"] or kind != "vector" else 0 for kind, cost in usual.items() if kind != "scalar"
    }


def is_shapeless(declaration: Declaration) -> bool:
    """Whether a declaration leaves the shape to be found: A: symmetric, x: vector."""
    told = declaration.kind == "scalar" or any(known.shape == "scalar" for known in declared(declaration.properties))
    return not told and not declaration.sizes


def declared_shape(declaration: Declaration) -> Shape | None:
    """The shape that is declared, which the declared properties must suit, if one is."""
    name, sizes = declaration.name.text, [*map(size_of, declaration.sizes), ONE, ONE]
    if name in FUNCTION_WORDS:
        raise Mistake(CANNOT_VARY, f"{name} is a function and cannot be declared", declaration.name.span)
    shape = None if is_shapeless(declaration) else (sizes[0], sizes[1])
    if declaration.properties:
        _check_properties(declaration, shape)
    return shape


def _check_properties(declaration: Declaration, shape: Shape | None) -> None:
    """The properties may stand together, and suit the shape if there is one."""
    known = declared(declaration.properties)
    if len(known) > 1:
        _check_structures(declaration, known)
    _check_mask(declaration, known, shape)
    if shape is not None:
        for each in known:
            _check_shape(declaration, each, shape)


def _check_shape(declaration: Declaration, known: Property, shape: Shape) -> None:
    """A property suits the shape of the name."""
    name = declaration.name.text
    if shape != SCALAR and known.shape == "scalar":
        raise Mistake(SHAPE_NOT_TAKEN, f"{name} is declared {known.name}, and only a scalar can be", declaration.span)
    if shape == SCALAR and known.restricts == "structure":
        raise Mistake(SHAPE_NOT_TAKEN, f"{name} is a scalar, and only a matrix has such a structure", declaration.span)
    if known.shape == "tall" and not _may_be_tall(shape):
        message = f"{name} is declared {known.name}, so it has at least as many rows as columns"
        raise Mistake(SHAPE_NOT_TAKEN, message, declaration.span)
    if known.shape == "square" and shape[0] != shape[1]:
        raise Mistake(
            SHAPE_NOT_TAKEN, f"{name} is declared {known.name}, and only a square matrix can be", declaration.span
        )


def _check_structures(declaration: Declaration, known: Sequence[Property]) -> None:
    """Structures may stand together where one of them says it all, and not with a sign that some entry has not."""
    if not together(declaration.properties):
        named = " and ".join(each.name for each in known if each.restricts == "structure")
        message = f"{declaration.name.text} is declared {named}, which cannot be had together here"
        raise Mistake(
            CONTRADICTING_PROPERTIES, message, declaration.span, "declare one structure; lower and upper is diagonal"
        )
    signs = sorted(each.name for each in known if each.restricts == "sign")
    hollow = sorted((each for each in known if each.has_zeros), key=attrgetter("name"))
    if signs and hollow:
        message = f"{declaration.name.text} is declared {hollow[0].name} and {signs[0]}, which not every entry can be"
        raise Mistake(CONTRADICTING_PROPERTIES, message, declaration.span, hollow[0].instead_of_sign)


def _check_mask(declaration: Declaration, known: Sequence[Property], shape: Shape | None) -> None:
    """A mask is an array, and nothing that zeros and ones are in general not; a one-hot array is a vector."""
    masks = [each for each in known if each.restricts == "mask"]
    if not masks:
        return
    name, mask = declaration.name.text, masks[0]
    if shape is not None and (shape == SCALAR or (mask.shape == "vector" and ONE not in shape)):
        message = f"{name} is declared {mask.name}, and only {WANTED[mask.shape]} can be"
        raise Mistake(SHAPE_NOT_TAKEN, message, declaration.span)
    others = sorted(each.name for each in known if not each.fits_masks)
    if others:
        message = f"{name} is declared {mask.name} and {others[0]}, which cannot be had together here"
        raise Mistake(CONTRADICTING_PROPERTIES, message, declaration.span, "drop one of the two")


def _may_be_tall(shape: Shape) -> bool:
    """Whether there may be as many rows as columns: not where they are known to be fewer."""
    names = {name for size in shape for name in letters(size)}
    numbers = {name: int(name) for name in names if name.isdigit()}
    return len(numbers) < len(names) or count(shape[0], numbers) >= count(shape[1], numbers)
