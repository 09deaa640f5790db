"""A text cut into statements, each with its line."""

from trees import mistake

from matgrad.grammar.lines import position, statements


def test_lines() -> None:
    text = "# head\n\ntr(A # first\n  B) wrt A\n[t] x \\\n wrt x\ntr(X\n[u] tr(Y) wrt Y\n"
    found = [(line, " ".join(joined.split())) for line, joined in statements(text)]
    assert found == [(3, "tr(A B) wrt A"), (5, "[t] x wrt x"), (7, "tr(X"), (8, "[u] tr(Y) wrt Y")]


def test_an_argument_with_a_name_is_no_relation() -> None:
    text = "sum(X, axis=0) == Y\n== Z\ntr(sum(X, axis=0)\n Y) wrt X\n"
    assert [line for line, _ in statements(text)] == [1, 3]


def test_a_broken_line_does_not_take_the_next() -> None:
    assert [line for line, _ in statements("tr((X) wrt X\ntr(Y) wrt Y\n")] == [1, 2]


def test_a_bracket_never_closed_takes_no_other_statement() -> None:
    assert [line for line, _ in statements("tr(A X\ntr(B) wrt B\ntr(A\n X) wrt X\n")] == [1, 2, 3]


def test_the_lines_of_a_chain() -> None:
    text = "d(E) = F\n\n# so\n = G\n= (H\n + K)\n== H\nlet a = b\n= c\ntr(X) wrt X\n= d\n"
    assert [line for line, _ in statements(text)] == [1, 7, 8, 9, 10, 11]


def test_blank_lines_cost_nothing() -> None:
    text = "\n" * 200_000 + "tr(X) wrt X" + "\n" * 200_000
    assert list(statements(text)) == [(200_001, "tr(X) wrt X")]


def test_position_in_joined_lines() -> None:
    ((line, joined),) = statements("tr(A\n  B $) wrt A")
    span = mistake(joined).span
    assert span is not None and position(joined, span[0], line) == (2, 5)
