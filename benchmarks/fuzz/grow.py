"""Random statements: formulas whose shapes fit, grown from the signatures of matgrad's own table of operators."""

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random

from benchmarks.fuzz.tree import Name, Node, below, typed
from matgrad.core.operators.families import ROOMS
from matgrad.core.operators.marks import MARKS
from matgrad.core.terms.division import divided
from matgrad.core.terms.operator import Operator
from matgrad.core.terms.shape import (
    ONE,
    SCALAR,
    Argument,
    Shape,
    Signature,
    Size,
    integer,
    letter,
    letters,
    plus,
    show_size,
    signature,
    substitute,
    times,
)

LETTERS = "kmnpq"
COMMON = (*ROOMS, *MARKS, *MARKS, *MARKS)
CAPITALS, SMALLS, SCALARS = "ABCFGHKLMPQRSUVWXYZ", "abcfghruvwxyz", "st"
SQUARE = "symmetric skew diagonal spd psd orthogonal lower upper invertible".split()
NUMBERS = ("2", "3", "1/2", "4", "0.5", "-1")
FORMS: Mapping[str, tuple[str, ...]] = {
    "sum": ("+", "+", "-"),
    "product": (" ", " ", "*"),
    "scaled": ("*", "*", " ", "/"),
    "transpose": ("'",),
    "hadamard": (".*", ".*", "./"),
    "power": (".^",),
    "kron": ("kron", "⊗"),
    "colon": (":",),
    "mpow": ("^",),
    "entry": ("[i,j]",),
    "component": ("[i]",),
    "vcat": ("[;]",),
    "hcat": ("[,]",),
    "row_range": ("[a:b,:]",),
    "column_range": ("[:,a:b]",),
    "row": ("[i,:]",),
    "column": ("[:,j]",),
}
Known = Mapping[str, Size]


class Statement:
    """A formula, what it is differentiated by, and the names in it."""

    def __init__(self, formula: Node, wrt: tuple[str, ...], names: Mapping[str, Name], twice: bool = False) -> None:
        self.formula, self.wrt, self.names, self.twice = formula, wrt, names, twice

    @property
    def asked(self) -> str:
        """What is asked, without the declarations."""
        return f"{typed(self.formula)} wrt {', '.join(self.wrt)}{' twice' if self.twice else ''}"

    @property
    def declarations(self) -> str:
        """The declarations of what occurs."""
        return f"where {', '.join(name.declaration for name in self.names.values())}"

    @property
    def text(self) -> str:
        """The statement as it is typed."""
        return f"{self.asked} {self.declarations}"


def matches(pattern: Size, actual: Size, known: Known) -> Iterator[Known]:
    """The sizes of a signature's letters with which a size of it is the actual one, if it is a product or known."""
    if len(pattern) > 1:
        if letters(pattern) <= known.keys() and concrete(pattern, known) == actual:
            yield known
        return
    ((names, number),) = pattern
    unknown = [name for name in names if name not in known]
    rest = divided(actual, concrete(((tuple(n for n in names if n in known), number),), known))
    if rest is None or (not unknown and rest != ONE):
        return
    for parts in splits(rest, len(unknown)):
        found = {**known, **dict(zip(unknown, parts, strict=True))}
        if len(set(unknown)) == len(unknown) or concrete(pattern, found) == actual:  # n n is no m p
            yield found


def splits(size: Size, count: int) -> Iterator[tuple[Size, ...]]:
    """A size as a product of so many, none or one or two of them."""
    if count < 2:
        yield (size,) * count
        return
    found = {(ONE, size), (size, ONE)}
    for name in letters(size):
        if (rest := divided(size, letter(name))) is not None:
            found |= {(letter(name), rest), (rest, letter(name))}
    yield from sorted(found)


def fits(pattern: Shape, actual: Shape, known: Known) -> Iterator[Known]:
    """The same for both sizes of a shape."""
    for rows in matches(pattern[0], actual[0], known):
        yield from matches(pattern[1], actual[1], rows)


def concrete(pattern: Size, known: Known) -> Size:
    """A size of a signature, its letters known."""
    return substitute(pattern, dict(known))


def unknown(spec: Signature) -> set[str]:
    """The letters of a signature."""
    shapes = [spec.result, *(a.shape for a in spec.arguments if a.shape)]
    return {n for shape in shapes for size in shape for n in letters(size)} | {
        a.name for a in spec.arguments if a.is_size
    }


@cache
def giving(shape: Shape) -> tuple[tuple[Operator, Known], ...]:
    """The operators that give a shape, and the sizes with which they do."""
    return tuple((room, known) for room in COMMON for known in fits(signature(room.signature).result, shape, {}))


@cache
def taking(shape: Shape) -> tuple[tuple[Operator, int, Known], ...]:
    """The operators that take a shape, and where."""
    places = ((room, i, a) for room in COMMON for i, a in enumerate(signature(room.signature).arguments) if a.shape)
    return tuple(
        (room, place, known)
        for room, place, argument in places
        if argument.shape and not (whole(argument) or room.cuts_out)
        for known in fits(argument.shape, shape, {})
    )


class Grower:
    """Grows one statement."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.names: dict[str, Name] = {}
        self.pool = [letter(name) for name in random.sample(LETTERS, 3)]

    def chance(self, share: float) -> bool:
        """Whether something that happens so often happens."""
        return self.random.random() < share

    def size(self) -> Size:
        """A letter, a number, 1, or a sum or product of letters."""
        one, other, _ = self.random.sample(self.pool, 3)
        rare = (ONE, ONE, integer(2), integer(3), times(one, other), plus(one, integer(2)), times(integer(2), one))
        return self.random.choice(rare) if self.chance(0.2) else one

    def name(self, shape: Shape, word: str = "") -> Node:
        """A name of a shape, an old one or a new one."""
        old = [n for n in self.names.values() if n.shape == shape and (not word or n.word == word)]
        if old and self.chance(0.6):
            return self.leaf(self.random.choice(old).name)
        axes = 0 if shape == SCALAR else 1 if shape[1] == ONE and self.chance(0.95) else 2
        free = [n for n in (SCALARS, SMALLS, CAPITALS)[axes] if n not in self.names and letter(n) not in self.pool]
        if not free or ("+" in show_size(shape[0]) * (axes == 2) and self.chance(0.5)):
            free = [f"N{len(self.names)}"]
        chosen = self.random.choice(free)
        self.names[chosen] = Name(chosen, shape, axes, word or self.word(shape, axes))
        return self.leaf(chosen)

    def word(self, shape: Shape, axes: int) -> str:
        """A property, mostly none."""
        words = ["positive", "nonnegative", "binary", *(["onehot"] if axes == 1 else [])]
        words += SQUARE if axes == 2 and shape[0] == shape[1] else ()
        return self.random.choice(words) if self.chance(0.25) else ""

    def leaf(self, name: str) -> Node:
        """A name as a formula."""
        return Node("name", self.names[name].shape, (), name)

    def number(self) -> Node:
        """A number."""
        return Node("number", SCALAR, (), self.random.choice(NUMBERS))

    def make(self, shape: Shape, depth: int) -> Node:
        """A formula of a shape, so deep at most."""
        if shape == SCALAR and self.chance(0.25):
            return self.number()
        if depth <= 0 or self.chance(0.35) or not giving(shape):
            return self.constant(shape) if self.chance(0.08) else self.name(shape)
        room, known = self.random.choice(giving(shape))
        return self.apply(room, known, depth - 1)

    def constant(self, shape: Shape) -> Node:
        """A constant, or a name where there is none."""
        found = [(r, k) for r, k in giving(shape) if not any(a.is_value for a in signature(r.signature).arguments)]
        return self.apply(*self.random.choice(found), 0) if found else self.name(shape)

    def apply(self, room: Operator, known: Known, depth: int, fixed: Mapping[int, Node] = {}) -> Node:
        """An operator on formulas that it fits; what its signature leaves open is chosen."""
        spec = signature(room.signature)
        known = {**{name: self.size() for name in sorted(unknown(spec) - known.keys())}, **known}
        if room.cuts_out:
            known = {**known, **self.longer(spec, known)}
        form = self.random.choice(FORMS.get(room.key) or (room.name, *room.aliases))
        parts, extra = [], []
        for place, argument in enumerate(spec.arguments):
            if argument.is_value:
                parts.append(fixed.get(place) or self.argument(room, form, place, argument, known, depth))
            else:
                extra.append(known[argument.name] if argument.is_size else self.random.choice("111ij"))
        rows, columns = spec.result
        shape = concrete(rows, known), concrete(columns, known)
        form = "^" if form == ".^" and shape == SCALAR else form
        return Node(room.key, shape, tuple(parts), form, (*extra, *filter(None, [spec.word])))

    def longer(self, spec: Signature, known: Known) -> Known:
        """An axis that has as many entries as are cut out, those before and some behind."""
        cut = next(name for name in "mn" if letter(name) not in spec.result)
        return {cut: plus(plus(known["a"], known["p"]), self.size())}

    def argument(self, room: Operator, form: str, place: int, argument: Argument, known: Known, depth: int) -> Node:
        """What stands in one place of an operator, mostly such that it is in the domain."""
        assert argument.shape
        shape = concrete(argument.shape[0], known), concrete(argument.shape[1], known)
        if whole(argument):
            return Node("number", SCALAR, (), self.random.choice("12" if room.key == "polygamma" else "234678"))
        if room.key == "polygamma":
            return self.positive(shape, depth)
        if room.key == "power" and place == 1:
            return self.number() if self.chance(0.8) else self.name(SCALAR)
        if self.chance(0.9):
            if room.requires in ("A > 0", "A > -1") or (form, place) in (("./", 1), ("/", 0)):
                return self.positive(shape, depth)
            if room.requires == "positive_definite(A)" or (room.requires == "off_the_cut(A)" and place == 0):
                return self.definite(shape, depth)
            if room.requires == "-1 < A < 1":
                return self.small(shape, depth)
        return self.make(shape, depth)

    def positive(self, shape: Shape, depth: int) -> Node:
        """A formula with positive entries."""
        if depth <= 0 or self.chance(0.4):
            return self.name(shape, "positive")
        return Node("exp", shape, (self.make(shape, depth - 1),), "exp")

    def small(self, shape: Shape, depth: int) -> Node:
        """A formula with entries between -1 and 1."""
        half = Node("number", SCALAR, (), "2")
        return Node("scaled", shape, (half, Node("tanh", shape, (self.make(shape, depth - 1),), "tanh")), "/")

    def definite(self, shape: Shape, depth: int) -> Node:
        """A positive definite formula."""
        if depth <= 0 or shape == SCALAR or self.chance(0.4):
            return self.name(shape, "positive" if shape == SCALAR else "spd")
        part = self.make((shape[0], self.size()), depth - 1)
        turned = Node("transpose", (part.shape[1], part.shape[0]), (part,), "'")
        square = Node("product", shape, (part, turned), " ")
        return Node("sum", shape, (square, Node("eye", shape, (), "eye", (shape[0],))), "+")

    def wrap(self, inner: Node, depth: int) -> Node:
        """An operator around a formula."""
        room, place, known = self.random.choice(taking(inner.shape))
        return self.apply(room, known, depth, {place: inner})

    def scalar(self, inner: Node) -> Node:
        """A scalar function of a formula."""
        if inner.shape[0] == inner.shape[1] and self.chance(0.3):
            return Node("tr", SCALAR, (inner,), "tr")
        if self.chance(0.3):
            return Node("total", SCALAR, (inner,), "sum")
        return Node("colon", SCALAR, (self.make(inner.shape, 1), inner), ":")


def whole(argument: Argument) -> bool:
    """Whether an argument is the exponent of a matrix, a positive integer."""
    return argument.name == "k" and argument.shape == SCALAR


def may_be_no_length(formula: Node) -> bool:
    """Whether a size in a formula is a difference, as n - k, which may not be positive."""
    return any(count < 0 for node in below(formula) for size in node.shape for _, count in size)


def grown(random: Random) -> Statement:
    """A random statement."""
    while True:
        found = _grown(Grower(random))
        if found:
            return found


def _grown(grower: Grower) -> Statement | None:
    """A random statement, if it has a variable and is not too large."""
    random = grower.random
    formula = grower.apply(random.choice(COMMON), {}, random.choice((0, 1, 1, 2)))
    for _ in range(random.choice((0, 1, 1, 2))):
        if may_be_no_length(formula) or not taking(formula.shape):
            return None
        formula = grower.wrap(formula, random.choice((0, 0, 1)))
    if may_be_no_length(formula):
        return None
    if formula.shape != SCALAR and grower.chance(0.5):
        formula = grower.scalar(formula)
    if any(len(names) > 3 for node in below(formula) for size in node.shape for names, _ in size):
        return None
    names = {n: grower.names[n] for n in sorted({node.form for node in below(formula) if node.key == "name"})}
    free = [name for name in names if names[name].word not in ("orthogonal", "binary", "onehot")]
    if not free:
        return None
    wrt = tuple(random.sample(free, min(len(free), random.choice((1,) * 7 + (2, 2, 3)))))
    twice = grower.chance(0.1) and (formula.is_scalar or all(names[name].shape == SCALAR for name in wrt))
    return Statement(formula, wrt, told(formula, names), twice)


def told(formula: Node, names: Mapping[str, Name]) -> Mapping[str, Name]:
    """The names, and where a letter of a size is in no declaration, one that tells it."""
    told = {n for name in names.values() for size in name.shape for n in letters(size)}
    sizes = [size for node in below(formula) for size in (*node.shape, *node.extra) if not isinstance(size, str)]
    missing = sorted({n for size in sizes for n in letters(size) if not n.isdigit()} - told)
    return {**names, **{f"N_{n}": Name(f"N_{n}", (letter(n), ONE), 1) for n in missing}}
