"""The report in JUnit's XML, as its readers read it."""

from xml.etree import ElementTree

import pytest
from findings import EVERY, PROVED, UNDECIDED, WRONG, finding, moved, report
from junitparser import Error, Failure, JUnitXml, Skipped


class TestJunit:
    def test_in_full(self) -> None:
        assert (
            report("junit", [PROVED, UNDECIDED])
            == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="matgrad" tests="2" failures="0" errors="0" skipped="1">
  <testsuite name="formulas.mg" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="formulas.mg" name="tr(A) == tr(A')" file="formulas.mg" line="1">
    </testcase>
  </testsuite>
  <testsuite name="losses.mg" tests="1" failures="0" errors="0" skipped="1">
    <testcase classname="losses.mg" name="log(-x' x) wrt x == 0" file="losses.mg" line="13">
      <skipped message="no point has &#8722;x' x &gt; 0" type="undecided">undecided: no point has &#8722;x' x &gt; 0
  --&gt; losses.mg:13:1
   |
13 | log(-x' x) wrt x == 0
   | ^^^^^^^^^^</skipped>
    </testcase>
  </testsuite>
</testsuites>
"""
        )

    def test_read_back(self) -> None:
        suites = list(JUnitXml.fromstring(report("junit", EVERY).encode()))
        assert [(s.name, s.tests, s.failures, s.errors, s.skipped) for s in suites] == [
            ("formulas.mg", 3, 1, 0, 0),
            ("losses.mg", 4, 1, 1, 2),
            ("sub,dir/a: 100%\n<b>.mg", 1, 1, 0, 0),
        ]
        kinds = [[type(result) for result in case.result] for suite in suites for case in suite]
        assert kinds == [[], [], [Failure], [Failure], [Error], [Skipped], [Skipped], [Failure]]
        (wrong,) = list(suites[0])[2].result
        assert (wrong.type, wrong.message) == ("transposed", "the transpose of what is claimed is right")
        assert f"{wrong.text}\n\n" == report("text", [WRONG])

    def test_no_two_names_are_equal(self) -> None:
        again = [moved(each, line) for line in (5, 8) for each in (WRONG, PROVED)]
        other = PROVED._replace(source=PROVED.source._replace(file="other.mg"))
        (first, second) = JUnitXml.fromstring(report("junit", [*again, other]).encode())
        assert [case.name for case in first] == ["bilinear", "tr(A) == tr(A')", "bilinear (2)", "tr(A) == tr(A') (2)"]
        assert [case.name for case in second] == ["tr(A) == tr(A')"]

    @pytest.mark.parametrize("char", [*map(chr, range(32)), "\ud800", "\ufffe", "\x7f", "\x85", "𝟏", "]]>", '"', "--"])
    def test_every_character(self, char: str) -> None:
        """Those that XML cannot hold are left out, the others come back."""
        odd = finding(f"[{char}] x{char}y == 0", 1, f"a{char}.mg", "wrong", f"m{char}n")
        root = ElementTree.fromstring(report("junit", [odd]))
        kept = char if char in "\t\n\r" or (char >= " " and char not in "\ud800\ufffe") else ""
        assert root[0].get("name") == f"a{kept}.mg"

    def test_of_nothing(self) -> None:
        assert list(JUnitXml.fromstring(report("junit", []).encode())) == []
