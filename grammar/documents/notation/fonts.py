"""Letters in bold and other fonts: a name of its own where the letter stands in another font too."""

from ...latex.commands import FONTS, GREEK_LETTERS
from ...latex.pieces import Piece
from ...latex.stream import Unread, braced
from ..conventions import Conventions
from ..letters import letters_in

SHORT_LOOKS = {"calligraphic": "cal", "sans serif": "sf", "typewriter": "tt", "Fraktur": "frak", "bold": "bold"}


def with_fonts(found: list[Piece], conventions: Conventions) -> list[Piece]:
    """The tokens of a side, a letter in a font as the letter, or with the font in its name."""
    if not any(piece.text in FONTS for piece in found):
        return found
    stream, made = Unread(found, found[-1].span[1] if found else 0), list[Piece]()
    looks = {(letter.base, letter.look) for letter in letters_in(found) if not letter.lowered}
    twice = {base for base, look in looks if look and (base, "") in looks} - conventions.looks
    while stream:
        piece = stream.piece()
        if piece.text not in FONTS or not stream:
            made.append(piece)
            continue
        look = FONTS[piece.text]
        argument = stream.argument(piece)
        inner = [each for each in argument if each.kind not in ("{", "}")]
        plain = bool(inner) and GREEK_LETTERS.get(inner[0].text, inner[0].text) not in twice
        made += (plain and _letter(piece, inner, look, conventions)) or [piece, *braced(argument, piece)]
    return made


def _letter(font: Piece, inner: list[Piece], look: str, conventions: Conventions) -> list[Piece]:
    """One letter without its font, or in a font that says nothing with the font in its name; else nothing."""
    if len(inner) != 1 or look in ("", "blackboard"):
        return []
    letter, span = inner[0], (font.span[0], inner[0].span[1])
    if letter.text == "1" and look == "typewriter":
        return [Piece("command", "\\mathbf", font.span), *braced(inner, font)]
    if letter.kind != "letter" and letter.text not in GREEK_LETTERS:
        return []
    base = GREEK_LETTERS.get(letter.text, letter.text)
    if base not in conventions.looks:
        return [Piece(letter.kind, letter.text, span)]
    name = Piece("letter", f"{base}_{SHORT_LOOKS.get(look, 'bold')}", span)
    return [Piece("command", "\\mathrm", span), *braced([name], name)]
