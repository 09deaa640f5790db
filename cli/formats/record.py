"""A derivation as JSON: matgrad/derivation/1, which derivation.schema.json describes."""

from collections.abc import Mapping, Sequence

from ...core.derivation import ClosedForm, Derivation, Result
from ...core.elaborate.statement import Symbol
from ...core.manifolds import MANIFOLDS
from ...core.terms.shape import ONE, show_size
from ...core.terms.term import Term
from ...core.views import room_of
from ...core.views.viewer import Viewer
from ...core.write.notes import as_text, sentences
from ...core.write.style import STYLES, Style
from ...core.write.terms import Writer
from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..input.statement import Source, place_of
from ..terminal.data import Json, json_lines
from ..terminal.line import Line
from .format import Wish
from .outline import Move, Outline

SCHEMA = "matgrad/derivation/1"
METHOD = "central differences of the function in ball arithmetic, against each line as a linear form"


class Scribe(NamedTuple):
    """Writes an outline in several notations at once."""

    outline: Outline
    writers: Mapping[str, Writer]

    def term(self, term: Term) -> Json:
        """A term in each notation."""
        return {name: writer.write(term) for name, writer in self.writers.items()}

    def definitions(self) -> list[Json]:
        """The intermediates' names."""
        return [{"name": self.name(d.name), **self.term(d.term)} for d in self.outline.definitions]

    def steps(self) -> list[Json]:
        """The lines after the function itself."""
        verified = self.outline.derivation.verification is not None
        return [
            {"n": n, **self.line(move), **left_out(move), "rule": rule_of(move), "verified": verified}
            for n, move in enumerate(self.outline.moves, 1)
        ]

    def line(self, move: Move) -> Json:
        """A line f = … or df = … in each notation."""
        return {
            name: f"{self.outline.left_side(move, writer.style)} = {move.right(writer)}"
            for name, writer in self.writers.items()
        }

    def results(self, code: Mapping[str, str]) -> list[Json]:
        """The gradients."""
        pairs = zip(self.outline.results, self.outline.written_out, strict=True)
        return [self.result(result, written_out, code) for result, written_out in pairs]

    def result(self, result: Result, written_out: Term | None, code: Mapping[str, str]) -> Json:
        """One gradient, written out where that is not too long."""
        derivation = self.outline.derivation
        of_views = filter(None, (room_of(result, view).note(view) for view in result.views))
        notes = (*result.notes, *of_views, *derivation.notes, *derivation.problem.notes)
        writer = self.writers.get("unicode") or self.writers["text"]
        named = self.term(result.gradient)
        return {
            "wrt": self.name(result.variable) if result.variable.head == "member" else result.wrt,
            "kind": result.kind,
            "shape": [show_size(size) for size in result.axes],
            **manifold(result),
            **(named if written_out is None else self.term(written_out)),
            "named": named,
            **({"closed": self.closed(result.closed)} if result.closed and result.closed.is_shorter else {}),
            "notes": [as_text(sentence) for sentence in sentences(notes, writer)],
            **({"forms": self.forms(result)} if result.views else {}),
            **({"code": dict(code)} if code else {}),
        }

    def name(self, term: Term) -> str:
        """A name as it is typed."""
        return self.writers["text"].write(term)

    def closed(self, form: ClosedForm) -> Json:
        """A derivative in stacked arrays, each with what its rows or entries are."""
        arrays = {self.name(array): self.name(part) for array, part in form.arrays}
        return {"wrt": self.name(form.variable), **self.term(form.term), "arrays": arrays}

    def forms(self, result: Result) -> Json:
        """The readings of a derivative, each with what it says something of."""
        name = self.outline.function_name(result)
        viewers = {
            style: Viewer(writer, writer.style.symbol(name), result.variable, result.axes, result.before)
            for style, writer in self.writers.items()
        }
        return {
            view.name: {
                "left": room_of(result, view).left(viewers["text"], view),
                **{style: room_of(result, view).right(viewer, view) for style, viewer in viewers.items()},
            }
            for view in result.views
        }


def manifold(result: Result) -> Json:
    """Where a Riemannian gradient is one, and in which metric."""
    known = MANIFOLDS[result.manifold] if result.manifold else None
    return {"manifold": {"name": known.name, "metric": known.metric}} if known else {}


def left_out(move: Move) -> Json:
    """How many addends are written as one mark since they stand as in the line above."""
    return {"unchanged": move.unchanged} if move.unchanged else {}


def rule_of(move: Move) -> Json | None:
    """The rules of a line as typed; none where the line is zero at once."""
    if not move.rules:
        return None
    return {
        "name": "; ".join([rule.name for rule in move.rules]),
        "statement": "; ".join([rule.statement for rule in move.rules]),
    }


def symbol_of(symbol: Symbol) -> Json:
    """A name of the statement."""
    return {
        "name": symbol.name,
        "shape": [show_size(size) for size in symbol.sides],
        "properties": list(symbol.properties),
        "declared": symbol.declared,
        **({"indices": list(symbol.indices), "ranges": list(map(show_size, symbol.ranges))} if symbol.ranges else {}),
    }


def verification_of(derivation: Derivation) -> Json | None:
    """How the lines were checked."""
    check = derivation.verification
    return None if check is None else {"method": METHOD, "points": check.points, "bits": check.bits}


def frame(source: Source, status: str) -> Json:
    """Every key, in the order of the schema, empty."""
    return {
        "schema": SCHEMA,
        "name": source.name,
        "input": source.text.strip(),
        "line": source.line,
        "status": status,
        "function": None,
        "symbols": [],
        "definitions": [],
        "steps": [],
        "results": [],
        "verification": None,
        "error": None,
    }


def record(source: Source, outline: Outline, notations: Sequence[str], code: Mapping[str, str]) -> Json:
    """The record of a derivation; `notations` are those wanted besides text."""
    problem = outline.derivation.problem
    others = {name: Writer(problem.algebra, STYLES[name]) for name in STYLES if name != "text" and name in notations}
    shape = [show_size(size) for size in problem.function.shape if size != ONE]
    scribe = Scribe(outline, {"text": outline.writer, **others})
    return frame(source, "ok") | {
        "function": {**scribe.term(outline.function), "shape": shape},
        "symbols": [symbol_of(symbol) for symbol in problem.symbols],
        "definitions": scribe.definitions(),
        "steps": scribe.steps(),
        "results": scribe.results(code),
        "verification": verification_of(outline.derivation),
    }


def refusal(source: Source, mistake: Mistake) -> Json:
    """The record of a statement that has no derivation."""
    place = place_of(source, mistake.span)
    error = {"code": mistake.code, "message": mistake.message, **place._asdict(), "help": mistake.help}
    return frame(source, "error") | {"error": error}


class Records(NamedTuple):
    """JSON, an object a line unless an indent is given."""

    style: Style
    indent: int | None = None

    def derivation(self, source: Source, derivation: Derivation, wish: Wish) -> list[Line]:
        """The record of a derivation."""
        value = record(source, wish.outline(source, derivation), wish.notations, wish.sources(derivation))
        return json_lines(value, self.style, self.indent)

    def mistake(self, source: Source, mistake: Mistake) -> list[Line]:
        """The record of a refusal."""
        return json_lines(refusal(source, mistake), self.style, self.indent)
