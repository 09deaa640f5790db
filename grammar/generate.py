"""Writes tables.py from formula.lark; the only file that needs lark: python -m matgrad.grammar.generate"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import ascii_letters, digits

from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef
from lark.parsers.lalr_analysis import IntParseTable, Shift

from .collapse import collapsed

HERE = Path(__file__).parent
_HEADER = '"""Generated from formula.lark by python -m matgrad.grammar.generate; not to be edited."""'
_USUAL = (*ascii_letters, *digits, *"()[]+-*/^':,;=", "==", ">=", "<=", ">", "<", ".*", "./", ".^", ".+", ".-", "->")
_WORDS = re.compile(r"(?:\(\?:)?([A-Za-z]+(?:\|[A-Za-z]+)*)\)?")


def tables() -> str:
    """The text of tables.py."""
    grammar = Lark((HERE / "formula.lark").read_text(encoding="utf-8"), parser="lalr", strict=True)
    table = grammar.parser.parser._parse_table
    rules = list(dict.fromkeys(grammar.rules))
    words, patterns = terminals(grammar.terminals)
    plain, made = rows(table, rules), [encoded(rule) for rule in rules]
    units = {~number: left for number, (left, _, action) in enumerate(made) if not action}
    return "\n".join(
        (
            _HEADER,
            "",
            "# ruff: noqa",
            "# fmt: off",
            f"WORDS: dict[str, str] = {words!r}",
            f"KINDS: dict[str, str] = {kinds(patterns) | dict.fromkeys(words, 'LETTERS')!r}",
            listing("PATTERNS: tuple[tuple[str, str], ...]", patterns),
            listing("RULES: tuple[tuple[str, int, str], ...]", made),
            listing("ROWS: tuple[str, ...]", map(spelled, collapsed(plain, units))),
            listing("PLAIN: tuple[str, ...]", map(spelled, plain)),
            "",
        )
    )


def spelled(row: Mapping[str, int]) -> str:
    """A row as text, which is the quickest to load."""
    return " ".join(f"{symbol} {target}" for symbol, target in row.items())


def numbered(table: IntParseTable) -> dict[int, int]:
    """States in order of first occurrence; lark's own order follows the hash seed."""
    order = {table.start_states["start"]: 0}
    waiting = list(order)
    for state in waiting:
        for _, (action, target) in sorted(table.states[state].items()):
            if action is Shift and target not in order:
                order[target] = len(order)
                waiting.append(target)
    return order


def listing(name: str, items: Iterable[object]) -> str:
    return "\n".join((f"{name} = (", *(f"    {item!r}," for item in items), ")"))


def terminals(definitions: Iterable[TerminalDef]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Words that a name turns into where they are expected, and the other patterns, first match wins."""
    words: dict[str, str] = {}
    patterns: list[tuple[str, str]] = []
    for terminal in sorted(definitions, key=precedence):
        source = terminal.pattern.to_regexp()
        if found := _WORDS.fullmatch(source):
            words |= dict.fromkeys(found[1].split("|"), terminal.name)
        elif not terminal.name.startswith("__"):
            patterns.append((terminal.name, source))
    return words, patterns


def kinds(patterns: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The kinds of the letters, digits and marks that a keyboard has, and of the end."""
    found = {text: kind for kind, pattern in reversed(patterns) for text in _USUAL if re.fullmatch(pattern, text)}
    return {"": "END"} | found


def precedence(terminal: TerminalDef) -> tuple[int, int, str]:
    return -terminal.priority, -terminal.pattern.max_width, terminal.name


def encoded(rule: Rule) -> tuple[str, int, str]:
    """Left side, length, action; a rule without an action hands its only part on."""
    name = str(rule.origin.name)
    handed_on = rule.alias is None and rule.options.expand1
    return name, len(rule.expansion), "" if handed_on else str(rule.alias or name)


def rows(table: IntParseTable, rules: list[Rule]) -> list[dict[str, int]]:
    """For each state: symbol -> next state, or the complement of the rule to reduce by; 0 once all is read."""
    number = {rule: index for index, rule in enumerate(rules)}
    order = numbered(table)
    found = [
        {
            str(symbol).replace("$END", "END"): order[target] if action is Shift else ~number[target]
            for symbol, (action, target) in sorted(table.states[state].items())
        }
        for state in order
    ]
    found[order[table.end_states["start"]]]["END"] = 0
    return found


if __name__ == "__main__":
    (HERE / "tables.py").write_text(tables(), encoding="utf-8")
