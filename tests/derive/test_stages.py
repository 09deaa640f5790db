"""The page that carries an example through the stages is true."""

import doctest
import re

from mathematics import HERE

PAGE = HERE.parent / "derive" / "README.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_example_goes_through_all_stages() -> None:
    session = "\n".join(re.findall(r"^```python\n(.*?)^```$", TEXT, re.M | re.S))
    example = doctest.DocTestParser().get_doctest(session, {}, PAGE.name, None, None)
    assert doctest.DocTestRunner().run(example).failed == 0


def test_what_is_named_is_there() -> None:
    names = [*re.findall(r"`([a-z]+(?:/|\.py))`", TEXT), *re.findall(r"\]\(([^)]*)\)", TEXT)]
    assert names and [name for name in names if not (PAGE.parent / name).exists()] == []


def test_the_glossary_says_each_word_once() -> None:
    words = re.findall(r"^\| (\w+) \|", TEXT.partition("## Glossary")[2], re.M)[1:]
    assert len(words) > 20 and words == sorted(set(words))
