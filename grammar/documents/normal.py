"""The tokens of a formula without what only says how it looks; signs that a keyboard lacks are commands."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise, takewhile

from ..latex.commands import LAYOUTS, SWITCHES, UNSEEN
from ..latex.pieces import Piece, spelled
from ..latex.stream import Unread, braced

ROW_BREAKS = frozenset(("\\\\", "\\cr", "\\newline", "\\tabularnewline"))
ROW_GAPS = frozenset(("\\quad", "\\qquad"))
_EMPTY = frozenset(
    "\\hfil \\null \\protect \\medspace \\thickspace \\negthinspace \\hline \\hrulefill \\qed \\qedhere \\square"
    " \\blacksquare \\Box".split()
)
_DROPPED = (UNSEEN | _EMPTY) - {
    "\\boxed",
    "\\mathrel",
    "\\mathbin",
    "\\eqalign",
}
_WITH_ARGUMENT = frozenset(
    "\\label \\tag \\phantom \\hphantom \\vphantom \\vspace \\color \\textcolor \\ref \\eqref \\noalign \\require"
    " \\style \\class \\footnote \\cite".split()
)
_LAID_OUT = frozenset(("\\eqalign", "\\displaylines", "\\eqalignno", "\\aligned"))  # {rows}
_LENGTHS = frozenset("pt em ex mm cm in mu bp sp pc".split())
_SKIPS = frozenset(("\\hskip", "\\kern", "\\mkern", "\\mskip"))
_SIDES: Mapping[str, int] = {
    **dict.fromkeys(("\\left", "\\bigl", "\\Bigl", "\\biggl", "\\Biggl"), 0),
    **dict.fromkeys(("\\right", "\\bigr", "\\Bigr", "\\biggr", "\\Biggr"), 1),
}
_DELIMITERS: Mapping[str, tuple[str, str]] = {  # what a delimiter is at the left, and at the right
    **dict.fromkeys(("|", "\\vert"), ("\\lvert", "\\rvert")),
    **dict.fromkeys(("\\|", "\\Vert", "||"), ("\\lVert", "\\rVert")),
    "<": ("\\langle", "\\langle"),
    ">": ("\\rangle", "\\rangle"),
}
_SIGNS: Mapping[str, str] = dict(
    zip(
        "∆⟼↦→⟶⇒⟹⇔⟺≤≥≠≈≡≜≔∣†∼∝…⊂≪≫",
        "Delta mapsto mapsto to to Rightarrow implies iff iff le ge ne approx equiv triangleq coloneqq mid dagger sim"
        " propto ldots subset ll gg".split(),
        strict=True,
    )
)
_RAISED: Mapping[str, tuple[str, str]] = {
    **{sign: ("number", str(digit)) for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    "⁻": ("-", "-"),
    "ᵀ": ("letter", "T"),
    "⊤": ("letter", "T"),
}
_DEFINED = ("def", "triangle", "Delta")


def normal(pieces: Sequence[Piece]) -> list[Piece]:
    """The tokens that say something, rows parted by `\\\\`, cells by `&`, gaps by `\\quad`.

    Raises Mistake where a group is not closed.
    """
    end = pieces[-1].span[1] if pieces else 0
    return _ReadNormal(Unread(pieces, end)).made


class _ReadNormal:
    """The tokens read so far; `kept` says of each open environment whether it stays as a block in its row."""

    def __init__(self, stream: Unread) -> None:
        self.stream = stream
        self.made: list[Piece] = []
        self.kept: list[bool] = []
        while stream:
            self._take(stream.piece())

    def _take(self, piece: Piece) -> None:
        word = piece.text
        if word in _HANDLED:
            _HANDLED[word](self, piece)
        elif word in _SIDES:
            self._delimiter(piece)
        elif word in _SIGNS:
            self.made.append(Piece("command", f"\\{_SIGNS[word]}", piece.span))
        elif word in _RAISED or piece.kind == "raised":
            self._raise(piece)
        elif word not in _DROPPED and not word.isspace():
            self._put(piece)

    def _put(self, piece: Piece) -> None:
        """Put down a token; a colon and an equals sign side by side are one."""
        before = self.made[-1] if self.made else None
        if before and piece.kind == "=" and before.text in (":", "\\colon"):
            piece = Piece(":=", ":=", (self.made.pop().span[0], piece.span[1]))
        elif piece.kind == "=" and [each.kind for each in self.made[-2:]] == ["=", "?"]:
            self.made.pop()
            piece = Piece("=?=", "=?=", (self.made.pop().span[0], piece.span[1]))
        elif before and piece.kind == ":" and before.kind == "=":
            piece = Piece("=:", "=:", (self.made.pop().span[0], piece.span[1]))
        elif piece.kind == "}" and before and before.kind == "{" and self._is_loose():
            self.made.pop()
            return
        self.made.append(piece)

    def _is_loose(self) -> bool:
        """Whether the group that is just opened is no argument."""
        before = self.made[-2] if len(self.made) > 1 else None
        loose = before is None or (before.kind not in ("^", "_", "}") and before.kind != "command")
        return loose and not self.stream.sees("^", "_")

    def _drop(self, piece: Piece) -> None:
        if "color" in piece.text:
            self.stream.optional()
        self.stream.argument(piece)

    def _space(self, piece: Piece) -> None:
        """A space that is wide enough to part what stands at its sides."""
        if "-" not in spelled(self.stream.argument(piece)):
            self.made.append(Piece("command", "\\quad", piece.span))

    def _skip(self, _piece: Piece) -> None:
        while self.stream.sees("-", "number"):
            self.stream.piece()
        if self.stream.sees("letter"):
            self.stream.piece(), self.stream.sees("letter") and self.stream.piece()

    def _break(self, piece: Piece) -> None:
        """The end of a row, without the space that is asked for below it."""
        self.made.append(Piece("command", "\\\\", piece.span))
        if self.stream.sees("*"):
            self.stream.piece()
        if self.stream.sees("["):
            opened = self.stream.piece()
            inside = self.stream.until("[", "]", opened) if self._closes() else []
            if spelled(inside).lstrip("-.0123456789") not in _LENGTHS:
                self.stream.push([opened, *inside, *([Piece("]", "]", opened.span)] if inside else [])])

    def _closes(self) -> bool:
        return any(isinstance(item, Piece) and item.kind == "]" for item in self.stream.items[-9:])

    def _delimiter(self, piece: Piece) -> None:
        side = _SIDES[piece.text]
        if self.stream.sees(".") and piece.text in ("\\left", "\\right"):
            self.stream.piece()
        elif not side and self.stream.sees("\\{") and self._opens_layout():
            self.stream.piece()  # it holds rows together, and nothing closes it
        elif self.stream.sees(*_DELIMITERS):
            mark = self.stream.piece()
            self.made.append(Piece("command", _DELIMITERS[mark.text][side], mark.span))

    def _opens_layout(self) -> bool:
        """Whether rows follow the brace that is next."""
        ahead = [item.text for item in reversed(self.stream.items[-12:]) if isinstance(item, Piece)]
        name = "".join(ahead[3:]).split("}")[0]
        return ahead[1:3] == ["\\begin", "{"] and is_layout(name)

    def _raise(self, piece: Piece) -> None:
        """²: ^2; a run of raised signs is one power."""
        run = [piece]
        while (item := self.stream.peek()) and isinstance(item, Piece):
            if item.text not in _RAISED and item.kind != "raised":
                break
            run.append(self.stream.piece())
        inside = [Piece(*_RAISED.get(each.text, ("letter", each.text)), each.span) for each in run]
        raised = [each.kind for each in self.made[-2:]]
        if raised == ["^", "{"] or raised[-1:] == ["-"]:
            self.made += inside
        else:
            self.made += [*([] if raised[-1:] == ["^"] else [Piece("^", "^", piece.span)]), *braced(inside, piece)]

    def _unbrace(self, piece: Piece) -> None:
        """What has a brace above or below, without what stands there."""
        inner = braced(self.stream.argument(piece), piece)
        self.stream.scripts(("^", "_"))
        self.stream.push(inner)

    def _unwrap(self, piece: Piece) -> None:
        """What stands in a box, without its braces where nothing is raised beside them."""
        inner = self.stream.argument(piece)
        alone = not self._stands_beside() or self.made[-1].kind in ("=", ":=")
        ends = not self.stream or self.stream.sees(".", ",", "}", *ROW_BREAKS, *ROW_GAPS, "\\end")
        self.stream.push(inner if alone and ends else braced(inner, piece))

    def _name(self, piece: Piece) -> None:
        """\\mathop{\\rm Tr} is \\operatorname{Tr}."""
        inside = [each for each in self.stream.argument(piece) if each.text not in SWITCHES]
        self.made += [Piece("command", "\\operatorname", piece.span), *braced(inside, piece)]

    def _set(self, piece: Piece) -> None:
        """A mark that is set as a relation."""
        self.stream.push(self.stream.argument(piece))

    def _words(self, piece: Piece) -> None:
        """Words between two rows, as a row of their own."""
        rest = braced(self.stream.argument(piece), piece)
        edge = Piece("command", "\\\\", piece.span)
        self.made += [edge, Piece("command", "\\text", piece.span), *rest, edge]

    def _lay_out(self, piece: Piece) -> None:
        """Rows in braces; beside something they are a block."""
        if not self.stream.sees("{"):
            return
        group = self.stream.group(self.stream.piece())
        if self._stands_beside():
            self.made += [piece, *braced(group, piece)]
        else:
            self.stream.push([*group, Piece("command", "\\\\", piece.span)])

    def _stands_beside(self) -> bool:
        """Whether something stands before in the same row."""
        last = self.made[-1] if self.made else None
        return last is not None and last.text not in ROW_BREAKS and last.text not in (*ROW_GAPS, "&", "{")

    def _begin(self, piece: Piece) -> None:
        argument = self.stream.argument(piece)
        name = spelled(argument).rstrip("*")
        alone = not self.made and ((name == "array" and self._is_aligned()) or (name == "cases" and self._is_system()))
        lays_out = is_layout(name) or alone
        self.kept.append(not lays_out or self._stands_beside())
        if self.kept[-1]:
            self.made += [piece, *braced(argument, piece)]
            return
        if name in ("alignat", "alignedat", "array"):
            self.stream.argument(piece)
        if self.stream.sees("["):
            self.stream.optional()

    def _is_aligned(self) -> bool:
        """Whether a relation stands in a column of its own, as in an array that lays out rows."""
        texts = [item.text for item in reversed(self.stream.items) if isinstance(item, Piece)]
        return any(pair == ("&", "=") for pair in pairwise(texts))

    def _is_system(self) -> bool:
        """Whether what begins a block of cases is an equation, so that its rows stand below one another."""
        unread = (item for item in reversed(self.stream.items) if isinstance(item, Piece))
        first = [piece.text for piece in takewhile(lambda piece: piece.text not in ("\\\\", "\\cr", "\\end"), unread)]
        return "=" in first and not {"\\text", "\\mbox", "\\textrm"} & {*first}

    def _end(self, piece: Piece) -> None:
        argument = self.stream.argument(piece)
        kept = self.kept.pop() if self.kept else not is_layout(spelled(argument).rstrip("*"))
        rest = braced(argument, piece) if kept else []
        self.made += [piece, *rest] if kept else [Piece("command", "\\\\", piece.span)]

    def _stack(self, piece: Piece) -> None:
        """A relation with something above it: a question, what is to be, a definition, or a reason."""
        above, base = self.stream.argument(piece), self.stream.argument(piece)
        if spelled(base) not in ("=", ":="):
            self.made += [piece, *braced(above, piece), *braced(base, piece)]
            return
        said = spelled(above)
        word = ":=" if any(word in said for word in _DEFINED) else "=?=" if "?" in said or "!" in said else "="
        self.made.append(Piece(word, word, base[0].span))


def is_layout(name: str) -> bool:
    """Whether an environment only says how rows are set."""
    return name in LAYOUTS or name.removesuffix("ed") in LAYOUTS or name in ("alignedat", "flalign", "subequations")


_HANDLED: Mapping[str, Callable[[_ReadNormal, Piece], None]] = {
    **dict.fromkeys(_WITH_ARGUMENT, _ReadNormal._drop),
    **dict.fromkeys(ROW_BREAKS, _ReadNormal._break),
    **dict.fromkeys(_SKIPS, _ReadNormal._skip),
    **dict.fromkeys(_LAID_OUT, _ReadNormal._lay_out),
    **dict.fromkeys(("\\hspace", "\\mspace"), _ReadNormal._space),
    **dict.fromkeys(("\\underbrace", "\\overbrace"), _ReadNormal._unbrace),
    **dict.fromkeys(("\\boxed", "\\fbox", "\\smash"), _ReadNormal._unwrap),
    **dict.fromkeys(("\\mathrel", "\\mathbin"), _ReadNormal._set),
    **dict.fromkeys(("\\stackrel", "\\overset", "\\underset"), _ReadNormal._stack),
    **dict.fromkeys(("\\intertext", "\\shortintertext"), _ReadNormal._words),
    "\\mathop": _ReadNormal._name,
    "\\begin": _ReadNormal._begin,
    "\\end": _ReadNormal._end,
}
