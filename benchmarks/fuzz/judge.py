"""A statement judged: the emitted NumPy function against central differences of the formula, shape and all."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random
from typing import Any, NamedTuple

import numpy as np

from benchmarks.fuzz.draw import along, direction, drawn
from benchmarks.fuzz.grow import Statement
from benchmarks.fuzz.values import Array, Point, value
from matgrad.core import Derivation, solve
from matgrad.core.check.decide import check as decided
from matgrad.core.check.verdict import FINE_VERDICTS
from matgrad.core.code.emit import NAMES_BY_KIND, source
from matgrad.core.code.numpy import NUMPY
from matgrad.core.terms.shape import ONE
from matgrad.core.write.style import TEXT
from matgrad.core.write.terms import Writer
from matgrad.grammar.mistakes import Mistake
from matgrad.grammar.read import read_statement

STEPS = (2.0**-8, 2.0**-10)
TOLERANCE = 1e-6
POINTS, DRAWS = 2, 12  # that are judged, and at most tried
Emitted = Callable[..., Any]


class Verdict(NamedTuple):
    """right, refused, wrong, fault, overtime, lost, no code, code fails, not judged, claim refused, claim passed."""

    kind: str
    detail: str = ""


RIGHT = Verdict("right")
FAULTS = ("wrong", "fault", "overtime", "lost", "no code", "code fails", "claim refused", "claim passed")


def judged(statement: Statement, random: Random, claims: bool = False) -> Verdict:
    """What comes of a statement."""
    try:
        derivation = solve(read_statement(statement.text))
    except Mistake as mistake:
        defined = f"{mistake.code} though defined" if mistake.code == "M240" and is_defined(statement, random) else ""
        return Verdict("refused", defined or mistake.code)
    except Exception as error:
        return Verdict("fault", f"{type(error).__name__}: {error}")
    return (
        code_verdict(statement, derivation, random)
        or (_claims(statement, derivation, random) if claims else None)
        or RIGHT
    )


def code_verdict(
    statement: Statement, derivation: Derivation, random: Random, changed: Callable[[str], str] = str
) -> Verdict | None:
    """What is wrong with the emitted function, whose text may be changed first."""
    try:
        emitted = function_of(derivation, changed)
        first = function_of(solve(read_statement(statement.text.replace(" twice ", " ")))) if statement.twice else None
    except Mistake as mistake:
        return Verdict("no code", mistake.code)
    except Exception as error:
        return Verdict("no code", f"{type(error).__name__}: {error}")
    return _values(statement, derivation, emitted, first, random)


def function_of(derivation: Derivation, changed: Callable[[str], str] = str) -> Emitted:
    """The emitted function."""
    space: dict[str, Any] = {}
    exec(changed(source(derivation, NUMPY)), space)
    name = NAMES_BY_KIND[max((result.kind for result in derivation.results), key=list(NAMES_BY_KIND).index)]
    return space[name]  # type: ignore[no-any-return]


def _values(
    statement: Statement, derivation: Derivation, emitted: Emitted, first: Emitted | None, random: Random
) -> Verdict | None:
    """Whether the values are right at some points; wrong are those that are so twice.

    A matrix that is singular but for rounding may be outside of the domain: that fails which fails at all points.
    """
    good, bad, failed = 0, "", ""
    for turn in range(DRAWS):
        point = drawn(statement, random, turn)
        try:
            found = list(compared(statement, derivation, emitted, first, point, random))
        except Failure as failure:
            failed = str(failure)
            if "Singular" not in failed:
                return Verdict("code fails", failed)
            continue
        except (ArithmeticError, ValueError, IndexError, np.linalg.LinAlgError, Unsteady):
            continue
        wrong = "; ".join(filter(None, found))
        if wrong and not is_steady(emitted, statement, point):
            continue
        if wrong and bad:
            return Verdict("wrong", wrong)
        bad, good = bad or wrong, good + (not wrong)
        if good == POINTS:
            return None
    if bad or good:
        return Verdict("wrong", bad) if bad else None
    return Verdict("code fails", failed) if failed else Verdict("not judged")


class Failure(Exception):
    """The emitted code raises."""


class Unsteady(Exception):
    """The differences do not settle at this point."""


def compared(
    statement: Statement,
    derivation: Derivation,
    emitted: Emitted,
    first: Emitted | None,
    point: Point,
    random: Random,
) -> Iterator[str]:
    """What is wrong with each result at a point; empty where nothing is."""
    out = output(statement, point)
    with np.errstate(all="ignore"):
        value(statement.formula, point)
        found = called(emitted, statement, point)
        results = derivation.results
        for result in results:
            array = found[result.wrt] if len(results) > 1 else found
            name, before = str(result.variable.data), str(result.before.data) if result.before is not None else ""
            function = slope_of(statement, first, before) if first else plain(statement, out)
            shape = (*(axes(statement, before, point) if first else ()), *axes(statement, name, point))
            yield difference(statement, np.asarray(array, float), function, point, name, (*out, *shape), random)


def is_steady(emitted: Emitted, statement: Statement, point: Point) -> bool:
    """Whether the emitted function changes little with its arguments; what was lost to rounding does not tell."""
    moved = point._replace(names={name: A * (1 + 1e-11 * (2 + i)) for i, (name, A) in enumerate(point.names.items())})
    try:
        with np.errstate(all="ignore"):
            here, there = (called(emitted, statement, at) for at in (point, moved))
    except Failure:
        return False
    pairs = [(here[name], there[name]) for name in here] if isinstance(here, dict) else [(here, there)]
    return all(
        np.shape(a) == np.shape(b) and np.allclose(a, b, 1e-7, 1e-7 * np.abs(a).max(initial=0)) for a, b in pairs
    )


def output(statement: Statement, point: Point) -> tuple[int, ...]:
    """The axes of the function's value: those that are not 1."""
    return tuple(point.number(size) for size in statement.formula.shape if size != ONE)


def axes(statement: Statement, name: str, point: Point) -> tuple[int, ...]:
    """The axes of a variable."""
    told = statement.names[name]
    return tuple(point.number(size) for size in told.shape[: told.axes])


def arguments(statement: Statement, point: Point) -> dict[str, Any]:
    """The values of the names as the emitted function takes them, and the sizes and indices."""
    names = {name: array.reshape(axes(statement, name, point)) for name, array in point.names.items()}
    return {**point.sizes, **point.indices, **{n: float(a) if not a.shape else a for n, a in names.items()}}


def called(function: Emitted, statement: Statement, point: Point) -> Any:
    """The value of an emitted function."""
    values = arguments(statement, point)
    try:
        return function(**{name: values[name.rstrip("_")] for name in function.__kwdefaults__ or wanted(function)})
    except Exception as error:
        raise Failure(f"{type(error).__name__}: {error}") from error


def wanted(function: Emitted) -> tuple[str, ...]:
    """The keywords that a function takes."""
    code = function.__code__
    return code.co_varnames[: code.co_kwonlyargcount]


def plain(statement: Statement, out: tuple[int, ...]) -> Callable[[Point], Array]:
    """The function itself, as an array of its axes."""
    return lambda point: value(statement.formula, point).reshape(out)


def slope_of(statement: Statement, first: Emitted, before: str) -> Callable[[Point], Array]:
    """The first derivative, which is judged as such elsewhere."""

    def function(point: Point) -> Array:
        value(statement.formula, point)
        found = called(first, statement, point)
        return np.asarray(found[before] if isinstance(found, dict) else found, float)

    return function


def difference(
    statement: Statement,
    array: Array,
    function: Callable[[Point], Array],
    point: Point,
    name: str,
    shape: tuple[int, ...],
    random: Random,
) -> str:
    """What is wrong with one derivative: its shape, its slope in a direction, or that it leaves the subspace."""
    if array.shape != shape:
        return f"{name}: shape {array.shape}, should be {shape}"
    if not np.all(np.isfinite(array)):
        raise Unsteady
    whole = direction(point.names[name].shape, random)
    D = along(statement.names[name].word, whole)
    slope, error = differences(function, point, name, D)
    known, stray = (toward(array, part, statement.names[name].axes) for part in (D, whole - D))
    scale = max(np.abs(slope).max(initial=0), np.abs(array).max(initial=0), 1e-3)
    if not error <= 1e-5 * scale:
        raise Unsteady
    off = np.abs(known.ravel() - slope.ravel()).max(initial=0)
    if not off <= TOLERANCE * scale + 30 * error:
        return f"{name}: off by {off / scale:.1e}"
    return f"{name}: leaves its subspace" if np.abs(stray).max(initial=0) > 1e-8 * scale else ""


def toward(array: Array, D: Array, axes: int) -> Array:
    """A derivative by a variable of so many axes in a direction."""
    return array.reshape(*array.shape[: array.ndim - axes], -1) @ D.ravel()


def differences(function: Callable[[Point], Array], point: Point, name: str, D: Array) -> tuple[Array, float]:
    """The slope by central differences of the fourth order, and by how much two steps differ."""

    def at(step: float) -> Array:
        return function(point._replace(names={**point.names, name: point.names[name] + step * D}))

    coarse, fine = ((8 * (at(h) - at(-h)) - at(2 * h) + at(-2 * h)) / (12 * h) for h in STEPS)
    return fine, float(np.abs(coarse - fine).max(initial=0))


def is_defined(statement: Statement, random: Random) -> bool:
    """Whether the function has a derivative somewhere where no size is 1, as far as differences can tell."""
    for turn in (0, 1, 3, 4):
        point = drawn(statement, random, turn)
        try:
            with np.errstate(all="ignore"):
                for name in statement.wrt:
                    D = along(statement.names[name].word, direction(point.names[name].shape, random))
                    slope, error = differences(plain(statement, output(statement, point)), point, name, D)
                    if error > 1e-6 * max(np.abs(slope).max(initial=0), 1e-3):
                        raise Unsteady
            return True
        except (ArithmeticError, ValueError, IndexError, np.linalg.LinAlgError, Unsteady):
            continue
    return False


def _claims(statement: Statement, derivation: Derivation, random: Random) -> Verdict | None:
    """Whether the printed result is fine as a claim, and, where it is not zero, its opposite and its double are not."""
    if len(derivation.results) > 1:
        return None
    text = Writer(derivation.problem.algebra, TEXT).write(derivation.results[0].gradient)
    verdict = verdict_on(statement, text)
    if verdict not in (*FINE_VERDICTS, "undecided"):
        return Verdict("claim refused", f"{verdict}: == {text}")
    for spoiled in (f"-({text})", f"2*({text})"):
        if (verdict := verdict_on(statement, spoiled)) in FINE_VERDICTS and not vanishes(statement, derivation, random):
            return Verdict("claim passed", f"{verdict}: == {spoiled}")
    return None


def verdict_on(statement: Statement, claim: str) -> str:
    """What is said of a claim about the derivative."""
    try:
        return decided(read_statement(f"{statement.asked} == {claim} {statement.declarations}")).verdict
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def vanishes(statement: Statement, derivation: Derivation, random: Random) -> bool:
    """Whether the derivative is zero at some points."""
    emitted, sizes = function_of(derivation), []
    for turn in range(DRAWS):
        with suppress(Failure), np.errstate(all="ignore"):
            array = np.asarray(called(emitted, statement, drawn(statement, random, turn)))
            sizes += [np.abs(array).max(initial=0)] if np.all(np.isfinite(array)) else []
    return all(size < 1e-9 for size in sizes)
