"""A claim of which its sentence says that it is not meant as it stands is not called wrong."""

import pytest
from seam.parts import judged_document

from matgrad.grammar.documents.read import read_document


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("Up to a factor of two, the gradient is", False),
        ("Ignoring the factor, we get", False),
        ("On the unit sphere the gradient is", False),
        ("Treating $b$ as if it were twice itself:", False),
        ("Ignoring this for a moment. The gradient is", True),
        ("The gradient is", True),
    ],
)
def test_what_is_said_loosely(words: str, is_wrong: bool) -> None:
    text = f"Let $f(x) = \\|Ax-b\\|^2$. {words}\n\n$$\\nabla f = A^T(Ax-b).$$\n"
    rows = judged_document(read_document(text, ".md")).rows
    assert any(row.verdict == "wrong" for row in rows) is is_wrong
