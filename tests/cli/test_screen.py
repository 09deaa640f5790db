"""What a terminal shows: rows that fit its width, colours, and statements with carets under a mistake."""

import io
from collections.abc import Mapping
from typing import Any

import pytest
from seam.parts import TEXT, UNICODE

from matgrad.cli.input.statement import Source, place_of
from matgrad.cli.terminal import colour, console
from matgrad.cli.terminal.excerpt import error_lines
from matgrad.cli.terminal.line import Line, plain
from matgrad.cli.terminal.screen import Screen, opened, takes_colour
from matgrad.cli.terminal.typeset import TextRow, folded, typeset
from matgrad.grammar.mistakes import Mistake


class TestTypeset:
    def test_a_long_row_does_not_push_the_margin(self) -> None:
        rows = [TextRow("f = ", "x", (("a", "dim"),)), TextRow("f = ", "y" * 90, (("b", "dim"),))]
        assert [plain(line) for line in typeset(rows, None)] == ["f = x   a", f"f = {'y' * 90}   b"]

    @pytest.mark.parametrize("width", [30, 40, 60, 80, 120])
    def test_no_line_is_wider(self, width: int) -> None:
        body = " + ".join(f"A_{i} ∘ B" for i in range(30))
        lines = typeset([TextRow("    = ", body, (("one, ", ""), ("two, ", ""), ("three", "")))], width)
        assert max(len(plain(line)) for line in lines) <= width
        assert not any(plain(line).rstrip().endswith(("+", "∘")) for line in lines)

    def test_nothing_is_lost(self) -> None:
        text = "A + B ∘ C − D : E"
        assert " ".join(folded(text, 6)) == text


class TestScreen:
    class Terminal(io.StringIO):
        encoding = "utf-8"

        def isatty(self) -> bool:
            return True

    @pytest.mark.parametrize(
        ("color", "environment", "wanted"),
        [
            ("auto", {}, True),
            ("auto", {"NO_COLOR": "1"}, False),
            ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
            ("auto", {"TERM": "dumb"}, False),
            ("always", {"NO_COLOR": "1"}, True),
            ("never", {"FORCE_COLOR": "1"}, False),
        ],
    )
    def test_colour(
        self, monkeypatch: pytest.MonkeyPatch, color: Any, environment: Mapping[str, str], wanted: bool
    ) -> None:
        for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert takes_colour(self.Terminal(), color) is wanted

    def test_a_pipe_takes_colour_only_by_force(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.delenv("FORCE_COLOR", raising=False)
        assert not takes_colour(io.StringIO(), "auto")
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert takes_colour(io.StringIO(), "auto")

    def test_width_is_the_terminals(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "91")
        assert opened(self.Terminal()).width == 91
        assert opened(self.Terminal(), width=50).width == 50
        assert opened(io.StringIO()).width is None

    @pytest.mark.parametrize("tone", ["", "dim", "bold", "green", "bold red", "bold yellow"])
    def test_codes_are_those_of_the_console(self, tone: str) -> None:
        lines: list[Line] = [
            (),
            (("", tone),),
            (("X[i,j] [b]  ", tone), ("", "dim"), (" ‖A‖ 𝟏 ", "")),
            ((" " * 200, tone),),
        ]
        streams = io.StringIO(), io.StringIO()
        colour.paint(lines, streams[0])
        console.paint(lines, streams[1])
        assert streams[0].getvalue() == streams[1].getvalue()

    def test_brackets_are_no_markup(self) -> None:
        stream = io.StringIO()
        Screen(stream, UNICODE, coloured=True).show([(("X[i,j] [bold]", "dim"),)])
        assert "X[i,j] [bold]" in stream.getvalue()


COMPLAINTS = [
    (
        Source("norm_F(A .* (Y - W' Z))^2 wrt W", 4, "losses.mg"),
        Mistake("M203", "the sizes do not fit", (15, 16), "W' X?", (((13, 14), "p×n"), ((17, 21), "m×q"))),
        """\
error[M203]: the sizes do not fit
 --> losses.mg:4:16
  |
4 | norm_F(A .* (Y - W' Z))^2 wrt W
  |              ^   ^^^^ m×q
  |              p×n
  = help: W' X?""",
    ),
    (
        Source("  tr(X"),
        Mistake("M900", "no place", None),
        """\
error[M900]: no place
 --> expression:1:3
  |
1 |   tr(X
  |   ^^^^""",
    ),
    (
        Source("tr((A\n B] wrt A", 9),
        Mistake("M105", "does not close", (8, 9), None, (((3, 4), "opened here"),)),
        """\
error[M105]: does not close
  --> expression:10:3
   |
10 |  B] wrt A
   |   ^""",
    ),
    (
        Source("tr((A B] wrt A"),
        Mistake("M105", "does not close", (7, 8), None, (((3, 4), "opened here"),)),
        """\
error[M105]: does not close
 --> expression:1:8
  |
1 | tr((A B] wrt A
  |    ^   ^
  |    opened here""",
    ),
    (
        Source("a\tb\x1b\u200bc"),
        Mistake("M104", "invisible", (4, 5)),
        """\
error[M104]: invisible
 --> expression:1:5
  |
1 | a b��c
  |     ^""",
    ),
]


class TestComplaint:
    @pytest.mark.parametrize(("source", "mistake", "text"), COMPLAINTS)
    def test_carets(self, source: Source, mistake: Mistake, text: str) -> None:
        assert "\n".join(plain(line) for line in error_lines(source, mistake, UNICODE)) == text

    def test_a_long_statement_is_cut_around_the_place(self) -> None:
        text = f"{'A + ' * 2500}@ {'+ B' * 2500}"
        _, head, _, source, carets = (
            plain(line) for line in error_lines(Source(text), Mistake("M103", "", (10000, 10001)), TEXT)
        )
        assert head == " --> expression:1:10001"
        assert len(source) <= 110 and source[carets.index("^")] == "@"

    def test_labels_far_away_are_left_out(self) -> None:
        text = f"({'A + ' * 100}B]"
        mistake = Mistake("M105", "", (402, 403), None, (((0, 1), "opened here"),))
        *_, shown, carets = (plain(line) for line in error_lines(Source(text), mistake, UNICODE))
        assert shown[carets.index("^")] == "]" and "opened" not in carets

    def test_a_span_ends_with_its_line(self) -> None:
        assert place_of(Source("tr(\nX) wrt", 3), (0, 6)) == (3, 1, 4)

    def test_ascii(self) -> None:
        source, mistake, _ = COMPLAINTS[0]
        assert "m x q" in "\n".join(plain(line) for line in error_lines(source, mistake, TEXT))

    @pytest.mark.parametrize(
        "text", ["(" * 1000, "A + " * 3000, "tr(X) wrt X" * 3, "\x00\x1b[31m", "‖" * 99, "", "'", "[a"]
    )
    def test_no_input_shows_a_traceback(self, run: Any, text: str) -> None:
        result = run("derive", "--", text)
        assert result.code == 2 and "error" in result.err
        assert "\x1b" not in result.err and max(map(len, result.err.splitlines())) < 250
