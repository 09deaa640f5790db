"""The modules that are loaded with the first look into them: what a run does not need costs it nothing.

Elsewhere they are imported as any others are, `from . import latex`. That gives a stand-in, and `latex.page(…)` loads
the module; to import a name from within one, as by `from .latex import page`, loads it at once.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from threading import Lock
from types import ModuleType
from typing import Any

LATE = frozenset(
    f"matgrad.{name}"
    for name in (
        # one format, one report and one page of reference are asked for at a time
        *(f"cli.formats.{name}" for name in ("chain", "latex", "markdown", "record", "text")),
        *(
            f"cli.reports.{name}"
            for name in ("concise", "finding", "github", "junit", "record", "sarif", "tally", "text")
        ),
        "cli.reference.codes",
        "cli.reference.operators",
        *(f"cli.terminal.{name}" for name in ("colour", "console", "excerpt", "progress")),
        "cli.input.document_settings",
        "cli.work.claims",
        "cli.work.documents",
        "cli.work.fixing",
        "cli.language_server.server",
        # what few statements need
        "grammar.latex",
        "grammar.sums",
        "grammar.unexpected",
        *(f"core.code.{name}" for name in ("emit", "summed", "target")),
        *(f"core.differentiate.{name}" for name in ("closed_form", "evident", "indices", "jacobian", "second")),
        *(f"core.{stage}.blocks" for stage in ("code", "elaborate", "numbers", "terms", "write")),
        "core.elaborate.defined",
        "core.elaborate.families",
        "core.elaborate.not_given",
        "core.elaborate.survey",
        "core.elaborate.unknown",
        "core.evaluate.repeated",
        *(f"core.manifolds.{name}" for name in ("curves", "gradient")),
        "core.numbers.members",
        "core.simplify.contraction",
        "core.function",
        "core.functions",
        "core.quantities.told",
        "core.third",
        *(f"core.rules.{name}" for name in ("formula", "symmetric")),
        *(f"core.simplify.{name}" for name in ("forms", "rational")),
        *(f"core.views.{name}" for name in ("linear_map", "probe", "room", "viewer")),
        "core.write.cases",
        "core.write.notes",
    )
)

# What typer and the standard library import and seldom use. It waits in the program itself, not where it is imported.
SELDOM = ("bz2", "ipaddress", "linecache", "lzma", "platform", "shutil", "subprocess", "textwrap", "tokenize", "zlib")

# What typer imports by name and seldom uses.
SELDOM_BY_NAME = {
    "datetime": ("datetime",),
    "difflib": ("get_close_matches",),
    "shutil": ("get_terminal_size",),
    "traceback": ("FrameSummary", "StackSummary"),
    "uuid": ("UUID",),
}


class StandIn(ModuleType):
    """A module that is loaded when it is looked into.

    An import that is broken off, as by a limit of time, leaves nothing behind and begins anew with the next look. The
    standard library's lazy loader would leave half a module.
    """

    def __getattr__(self, name: str) -> Any:
        if name == "__path__":  # the import of the stand-in asks for it; no folder waits
            raise AttributeError(name)
        return getattr(self._loaded(), name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("__"):  # by the import of the stand-in
            super().__setattr__(name, value)
        else:
            setattr(self._loaded(), name, value)

    def _loaded(self) -> ModuleType:
        with LOCK:
            if isinstance(sys.modules.get(self.__name__), StandIn):
                del sys.modules[self.__name__]
            WAITING.discard(self.__name__)
        return import_module(self.__name__)


class Named(type):
    """Stands for a class or a function of a module, which is loaded when that is called or looked into."""

    def __call__(cls, *values: Any, **named: Any) -> Any:
        return cls._loaded()(*values, **named)

    def __getattr__(cls, name: str) -> Any:
        return getattr(cls._loaded(), name)

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, cls._loaded())

    def _loaded(cls) -> Any:
        return getattr(import_module(cls.__module__), cls.__name__)


class Finder(set[str]):
    """The modules that wait; it finds a stand-in for each."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """How a stand-in is made, None of other modules."""
        return ModuleSpec(name, self) if name in self else None  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The stand-in."""
        return StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to be done yet."""


LOCK = Lock()
WAITING = Finder()


def stand_in(names: Iterable[str]) -> None:
    """From now on these modules are loaded with the first look into them."""
    WAITING.update(names)
    if WAITING not in sys.meta_path:
        sys.meta_path.insert(0, WAITING)


@contextmanager
def stand_in_by_name(names: Mapping[str, Iterable[str]]) -> Iterator[None]:
    """Within, imports get stand-ins for these names of modules that are not loaded yet; later imports do not."""
    modules = names.keys() - sys.modules.keys()
    for module in modules:
        sys.modules[module] = StandIn(module)
        vars(sys.modules[module]).update((name, Named(name, (), {"__module__": module})) for name in names[module])
    try:
        yield
    finally:
        for module in modules:
            if isinstance(sys.modules.get(module), StandIn):
                del sys.modules[module]
