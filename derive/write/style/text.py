"""The input language: what is written so reads back as the same formula."""

from collections.abc import Sequence

from ...terms.operator import Look, Operator
from ..pieces import ATOM, SIGN, SUFFIX, Piece
from .style import Style

SPELLED = str.maketrans(
    {
        **{"−": "-", "–": "-", "∘": ".*", "⊘": "./", "ᵀ": "'", "‖": "||", "·": "*", "∂": "d", "×": " x ", "…": "..."},
        **{"≠": "!=", "≤": "<=", "≥": ">=", "≻": ">", "⪰": ">=", "²": "^2", "³": "^3", "’": "'", "✓": "ok:"},
        **{"→": "->", "↦": "->", "Φ": "Phi"},
    }
)


class Text(Style):
    """Everything is a call but powers, entries and the marks; sizes are never left out."""

    name = "text"
    ascii = True
    sizes_as_typed = True
    star = "*"
    times = " x "
    hadamard = " .* "
    divided = " ./ "
    dyad = "*"
    third = "H"
    third_entry = "H[i,j,k] = 1 where i = j = k, else 0"

    def prose(self, text: str) -> str:
        """The marks spelled in ASCII."""
        return text.translate(SPELLED)

    def transposed(self, base: str) -> str:
        return f"{base}'"

    def power(self, base: str, exponent: Piece) -> str:
        return f"{base}^{self.exponent(exponent)}"

    def entry_power(self, base: str, exponent: Piece) -> str:
        return f"{base}.^{self.exponent(exponent)}"

    def exponent(self, piece: Piece) -> str:
        """An exponent; brackets after a name there would be read as a factor of the power."""
        return self.bracketed(piece.text) if piece.text[-1] == ")" else self.at(piece, ATOM)

    def root(self, inside: Piece) -> Piece:
        return self.call("sqrt", [inside.text])

    def indexed(self, base: str, indices: Sequence[str]) -> str:
        return f"{base}[{','.join(indices)}]"

    def applied(self, operator: Operator, args: Sequence[Piece], between: int = SIGN) -> Piece:
        look = operator.notation.look
        if look is Look.POWER:
            return Piece(self.power(self.at(args[0], ATOM), args[1]), SUFFIX)
        if look is Look.ENTRY:
            return Piece(self.indexed(self.at(args[0], ATOM), [arg.text for arg in args[1:]]), SUFFIX)
        return self.call(operator.name, [arg.text for arg in args])

    def quoted(self, operator: Operator, args: Sequence[Piece]) -> Piece:
        """As it was typed."""
        return self.call(operator.name, [arg.text for arg in args])

    def turned(self, operator: Operator, args: Sequence[Piece]) -> Piece | None:
        return None

    def constant(self, operator: Operator, sizes: Sequence[str]) -> str:
        return f"{operator.name}({','.join(sizes)})" if sizes else operator.name

    def sized(self, operator: Operator, sizes: Sequence[str]) -> str:
        return self.constant(operator, sizes)

    def letter(self, mark: str) -> str:
        return mark

    def ratio(self, function: str, variable: str) -> str:
        return f"d{function}/d{variable}"

    def second(self, function: str, variable: str, other: str) -> str:
        return f"d2{function}/d{variable}{'2' if variable == other else f'd{other}'}"

    def delta(self, indices: Sequence[str], size: str) -> str:
        return self.indexed(f"eye({size})", indices)

    def total(self, indices: Sequence[str]) -> str:
        return f"sum_{''.join(indices)} "


TEXT = Text()
