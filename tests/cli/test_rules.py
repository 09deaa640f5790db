"""`matgrad rules`: the page of each operator, and the reference of all."""

import re
from typing import Any

import pytest
from seam.parts import OPERATORS, REFERENCE, TEXT, Operator, typed

from matgrad.cli.reference.operators import rules_of


class TestRules:
    def test_every_room_is_listed(self, run: Any) -> None:
        result = run("rules", "--ascii")
        assert result.code == 0
        for room in OPERATORS.values():
            for rule in (*room.differential, *room.across, *room.before, *room.simplify, *room.collecting):
                assert rule in result.out
        assert "d tr(A) = tr(dA)" in result.out

    @pytest.mark.parametrize(
        ("name", "line"),
        [
            ("det", "d det(A) = det(A)*inv(A)' : dA"),
            ("diag", "diag(diag(x)) = x"),
            (".*", "G : (A .* dB) = (A .* G) : dB"),
            ("'", "d(A') = dA'"),
            (":", "d(A : A) = 2*A : dA"),
            (".^", "d(A.^t) = t*A.^(t - 1) .* dA"),
            ("./", "d(A .* B) = dA .* B + A .* dB"),
            ("*", "d(s*A) = ds*A + s*dA"),
            ("*", "d(A B) = dA B + A dB"),
            ("-", "d(A + B) = dA + dB"),
            ("[]", "g : dA[i,j] = g*E(i, j, m, n) : dA"),
            ("[]", "A[:,j] = A e(j, n)"),
            ("⊗", "tr(kron(C, D)) = tr(C)*tr(D)"),
            ("Tr", "tr(A') = tr(A)"),
        ],
    )
    def test_one(self, run: Any, name: str, line: str) -> None:
        assert line in run("rules", name, "--ascii").out

    @pytest.mark.parametrize(
        ("name", "near"), [("kronn", "kron"), ("trase", "trace"), (".**", ".*"), ("A .*B", "A .* B")]
    )
    def test_near_names(self, run: Any, name: str, near: str) -> None:
        result = run("rules", name)
        assert (result.code, result.out) == (2, "")
        assert near in result.err.partition("near it: ")[2].strip().split(", ")

    @pytest.mark.parametrize("room", OPERATORS.values(), ids=OPERATORS)
    def test_page(self, run: Any, room: Operator) -> None:
        """The page of an operator ends with an example and the gradient that the example claims."""
        lines = run("rules", room.name, "--ascii").out.splitlines()
        start = lines.index(f" {room.signature}")
        assert lines[start + 1] == f" {TEXT.prose(room.meaning)}"
        question, _, answer = room.example.partition(" == ")
        place = next(i for i, line in enumerate(lines[start:], start) if line.startswith(" example "))
        assert question in lines[place]
        assert lines[place + 1].endswith(f" = {answer.partition(' where ')[0]}")


CELL = r"(?:\\.|[^|\\])*"


class TestReference:
    @pytest.fixture
    def document(self, run: Any) -> str:
        result = run("rules", "--format", "markdown", "--ascii")
        assert (result.code, result.err) == (0, "")
        return str(result.out)

    def test_sections(self, document: str) -> None:
        """A family a section, an operator a section of it, in the order of the rooms."""
        headings = re.findall(r"^(#+) (.*)$", document, re.M)
        wanted = [("#", "Operators and rules")]
        for family, rooms in REFERENCE.items():
            wanted += [("##", family), *(("###", f"`{typed(room)}`") for room in rooms)]
        assert headings == wanted
        assert len(set(headings)) == len(headings)

    def test_contents(self, document: str) -> None:
        contents = re.findall(r"^- \[(.*)\]\(#(.*)\): (.*)$", document, re.M)
        assert [title for title, _, _ in contents] == list(REFERENCE)
        assert all(re.fullmatch(r"[\w-]+", target) for _, target, _ in contents)
        listed = [name for _, _, names in contents for name in re.findall(r"`([^`]*)`", names)]
        assert listed == [typed(room) for room in OPERATORS.values()]

    def test_tables(self, document: str) -> None:
        """Each line of a table has two cells, each formula is a code span."""
        lines = [line for line in document.splitlines() if line.startswith("|")]
        assert all(re.fullmatch(rf"\|{CELL}\|{CELL}\|", line) for line in lines)
        assert all(line.count("`") % 2 == 0 for line in document.splitlines())

    def test_every_row_and_name_stands_once(self, document: str) -> None:
        for room, section in zip(OPERATORS.values(), document.split("\n### ")[1:], strict=True):
            spans = [span.replace(r"\|", "|") for span in re.findall(r"`([^`]*)`", section)]
            for rule in sum(rules_of(room).values(), ()):
                assert spans.count(rule) == 1
            also = [name for name in (*room.aliases, *room.marks) if name.isascii()]
            assert [span for span in spans if span == ", ".join(also)] == [", ".join(also)] * bool(also)

    def test_one_section(self, run: Any, document: str) -> None:
        """The section of one operator is that of the document, and in Unicode unless ASCII is asked for."""
        section = run("rules", "logdet", "-f", "markdown", "--ascii").out
        assert section.startswith("### `logdet(A)`") and section in document
        assert r"`log\|det(A)\|`" in run("rules", "logdet", "-f", "markdown").out
        assert run("rules", "diag", "-f", "markdown").out.count("### `diag(") == 4

    def test_no_colour(self, run: Any) -> None:
        assert "\x1b" not in run("rules", "-f", "markdown", "--color", "always").out
