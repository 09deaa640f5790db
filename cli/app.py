"""The commands, and what they exit with."""

import sys
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Annotated, Literal, TextIO

import typer

from matgrad import __version__
from matgrad.cli.answer import Chains, Format, Notebooks, Pages, Papers, Records, Wish, answered
from matgrad.cli.arguments import arranged
from matgrad.cli.complaint import FAULT, fault
from matgrad.cli.explain import ENTRIES, canonical, explained
from matgrad.cli.finding import plural
from matgrad.cli.outline import Detail
from matgrad.cli.record import STYLES
from matgrad.cli.reference import document, section
from matgrad.cli.rules import leaf, names_of, rooms_called, table
from matgrad.cli.screen import Color, Line, Screen, opened
from matgrad.cli.source import Unreadable, asked_alone, asked_in
from matgrad.cli.typeset import Row, typeset
from matgrad.derive import EMPTY
from matgrad.derive.code import TARGETS
from matgrad.derive.derivation import VIEWS
from matgrad.derive.operator import Operator
from matgrad.derive.operators import ROOMS
from matgrad.grammar.mistakes import Mistake, near

FINE, FAILED, UNREADABLE, FAULTY = 0, 1, 2, 4  # 1: a statement of a batch; 2: usage, input; 4: the tool itself
COMMANDS = ("derive", "batch", "rules", "explain")
TO_BE_READ: Mapping[str, Callable[[Screen, bool], Format]] = {
    "text": Pages,
    "latex": Papers,
    "markdown": Notebooks,
    "chain": Chains,
}

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="EXPRESSION", help="E wrt X [where …]; without it, or with -, standard input is read."),
]
File = Annotated[str, typer.Argument(help="Statements E wrt X [where …], one a line; - reads standard input.")]
Name = Annotated[str, typer.Argument(help="An operator; without it, the rules of all.")]
Named = Annotated[str, typer.Argument(metavar="CODE", help="Of an error, a verdict or a diagnosis; without it, all.")]
How = Annotated[
    Literal["text", "latex", "markdown", "chain", "json", "jsonl"],
    typer.Option("--format", "-f", help="How to print the derivation."),
]
HowMany = Annotated[
    Literal["text", "latex", "markdown", "jsonl"], typer.Option("--format", "-f", help="How to print the derivations.")
]
Sheet = Annotated[Literal["text", "markdown"], typer.Option("--format", "-f", help="How to print it.")]
Details = Annotated[Detail, typer.Option(help="How many of the lines to show.")]
Expand = Annotated[bool, typer.Option("--expand", help="Write intermediates out instead of naming them.")]
NoVerify = Annotated[bool, typer.Option("--no-verify", help="Do not check the lines numerically.")]
Code = Annotated[str, typer.Option(metavar="NAMES", help="Add functions that compute it: numpy,torch,jax.")]
Check = Annotated[bool, typer.Option("--check", help="Add to each function a test of it by differences.")]
Notations = Annotated[str, typer.Option(metavar="NAMES", help="Which to give in JSON: text,unicode,latex.")]
Forms = Annotated[bool, typer.Option("--forms", help="Show how else the function may be written.")]
View = Annotated[str, typer.Option(metavar="NAMES", help=f"Which readings to show: {','.join(VIEWS)}.")]
Ascii = Annotated[bool, typer.Option("--ascii", help="Write in the input language, with ASCII only.")]
Width = Annotated[int | None, typer.Option(min=20, metavar="COLUMNS", help="Fold lines that are longer.")]
Colors = Annotated[Color, typer.Option(help="When to use colour.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print no count at the end.")]
Version = Annotated[bool, typer.Option("--version", help="Print the version and exit.")]


def main() -> None:
    """Run the program on the arguments of the process."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    words = sys.argv[1:] or ["--help"] * sys.stdin.isatty()
    try:
        app(arranged(words, COMMANDS), prog_name="matgrad")
    except Unreadable as error:
        leave(f"error: {error}", UNREADABLE)
    except Exception as error:
        leave(f"error[{FAULT}]: {fault(error).message}; please report what you typed", FAULTY)


def leave(message: str, code: int) -> None:
    """Say why on standard error, and exit."""
    print(message, file=sys.stderr)
    sys.exit(code)


@app.callback(invoke_without_command=True)
def matgrad(version: Version = False) -> None:
    """Derive matrix derivatives line by line, each line checked.

    matgrad "tr(A X) wrt X" is short for matgrad derive "tr(A X) wrt X".
    """
    if version:
        print(f"matgrad {__version__}")


@app.command()
def derive(
    words: Words = None,
    format: How = "text",
    detail: Details = "normal",
    expand: Expand = False,
    no_verify: NoVerify = False,
    code: Code = "",
    check: Check = False,
    notations: Notations = "",
    view: View = "",
    forms: Forms = False,
    ascii: Ascii = False,
    width: Width = None,
    color: Colors = "auto",
) -> None:
    """Derive one expression."""
    all_of_them = tuple(STYLES) if format == "json" else ()
    wish = wished(detail, expand, no_verify, code, check, notations, view, all_of_them)._replace(forms=forms)
    printer = printer_on(sys.stdout, format, ascii, width, color)
    context = EMPTY
    for asked in asked_alone(words or []):
        lines, mistake, context = answered(asked, printer, wish, context)
        if mistake and format in TO_BE_READ:
            printer = printer_on(sys.stderr, "text", ascii, width, color)
            lines = printer.mistake(asked, mistake)
        printer.screen.show(lines)
        printer.screen.stream.flush()
        if mistake:
            raise typer.Exit(exit_code([mistake], UNREADABLE))


@app.command()
def batch(
    file: File,
    format: HowMany = "text",
    detail: Details = "normal",
    expand: Expand = False,
    no_verify: NoVerify = False,
    code: Code = "",
    check: Check = False,
    notations: Notations = "",
    view: View = "",
    forms: Forms = False,
    ascii: Ascii = False,
    width: Width = None,
    color: Colors = "auto",
    quiet: Quiet = False,
) -> None:
    """Derive each statement of a file, going on after an error."""
    wish = wished(detail, expand, no_verify, code, check, notations, view)._replace(forms=forms)
    printer = printer_on(sys.stdout, format, ascii, width, color, titled=True)
    mistakes = []
    context = EMPTY
    for asked in asked_in(file):
        answer = answered(asked, printer, wish, context)
        printer.screen.show(answer.lines)
        mistakes += [answer.mistake] * answer.counts
        context = answer.context
    printer.screen.stream.flush()
    if not quiet:
        print(count(mistakes), file=sys.stderr)
    raise typer.Exit(exit_code(mistakes, FAILED))


@app.command()
def rules(
    name: Name = "", format: Sheet = "text", ascii: Ascii = False, width: Width = None, color: Colors = "auto"
) -> None:
    """List the rules that a derivation may cite, or all about one operator."""
    screen = opened(sys.stdout, ascii, color if format == "text" else "never", width)
    rooms = rooms_called(name)
    if name and not rooms:
        known = dict.fromkeys(other for room in ROOMS for other in names_of(room))
        raise typer.BadParameter(f"no operator is called {name}{nearest(name, known)}", param_hint="NAME")
    screen.show(reference(rooms, screen) if format == "markdown" else leaves(rooms, screen))
    screen.stream.flush()


@app.command()
def explain(
    name: Named = "", format: Sheet = "text", ascii: Ascii = False, width: Width = None, color: Colors = "auto"
) -> None:
    """Say what the code of an error, a verdict or a diagnosis means, with an example and its mend."""
    known = canonical(name)
    if name and known not in ENTRIES:
        raise typer.BadParameter(f"there is no code {name}{nearest(known, ENTRIES)}", param_hint="CODE")
    screen = opened(sys.stdout, ascii, color if format == "text" else "never", width)
    screen.show(explained(known, screen, format))
    screen.stream.flush()


def leaves(rooms: Sequence[Operator], screen: Screen) -> list[Line]:
    """The pages of some operators; of none, the table of all rules."""
    rows: list[Row] = []
    for room in rooms:
        rows += [*[Row()] * bool(rows), *leaf(room, screen.style)]
    return typeset(rows or list(table(screen.style)), screen.width)


def reference(rooms: Sequence[Operator], screen: Screen) -> list[Line]:
    """The sections of some operators in Markdown; of none, the whole document."""
    lines: list[str] = []
    for room in rooms:
        lines += [*[""] * bool(lines), *section(room, screen.style)]
    return [((line, ""),) for line in lines or document(screen.style)]


def printer_on(
    stream: TextIO, format: str, ascii: bool, width: int | None, color: Color, titled: bool = False
) -> Format:
    """The format that was asked for, on a stream; only text has colour and width."""
    if format in TO_BE_READ:
        paper = TO_BE_READ[format]
        return paper(opened(stream, ascii, color if format == "text" else "never", width), titled)
    return Records(opened(stream, ascii, "never"), 2 if format == "json" else None)


def wished(
    detail: Detail,
    expand: bool,
    no_verify: bool,
    code: str,
    check: bool,
    notations: str,
    view: str,
    otherwise: tuple[str, ...] = (),
) -> Wish:
    """What the options ask to be shown; `otherwise` are the notations where none is named."""
    targets, wanted = listed(code, TARGETS, "--code"), listed(notations, STYLES, "--notations")
    if check and not targets:
        raise typer.BadParameter("it tests the code, so it needs --code", param_hint="--check")
    return Wish(detail, expand, not no_verify, targets, wanted or otherwise, check, listed(view, VIEWS, "--view"))


def listed(text: str, known: Collection[str], option: str) -> tuple[str, ...]:
    """The names in a list with commas, all of them known."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise typer.BadParameter(f"{name} is not one of: {', '.join(known)}", param_hint=option)
    return names


def nearest(name: str, known: Collection[str]) -> str:
    """The names like this one, as the end of a sentence."""
    found = near(name, known, 0.5)
    return f"; near it: {', '.join(found)}" if found else ""


def exit_code(mistakes: Collection[Mistake | None], refused: int) -> int:
    """A fault of the tool goes before a mistake in the input."""
    codes = {mistake.code for mistake in mistakes if mistake}
    return FAULTY if FAULT in codes else refused if codes else FINE


def count(mistakes: Collection[Mistake | None]) -> str:
    """`300 statements: 290 derived, 10 errors`"""
    tally = Counter(mistake is None for mistake in mistakes)
    errors = f", {plural(tally[False], 'error')}" if tally[False] else ""
    return f"{plural(len(mistakes), 'statement')}: {tally[True]} derived{errors}"
