"""The input language: what is written so reads back as the same formula."""

from collections.abc import Sequence

from ...terms.operator import Appearance, Operator
from ..fragment import Fragment, Level
from .style import Style

ASCII = str.maketrans(
    {
        **{"−": "-", "–": "-", "∘": ".*", "⊘": "./", "ᵀ": "'", "‖": "||", "·": "*", "∂": "d", "×": " x ", "…": "..."},
        **{"≠": "!=", "≤": "<=", "≥": ">=", "≻": ">", "⪰": ">=", "²": "^2", "³": "^3", "’": "'", "✓": "ok:"},
        **{"→": "->", "↦": "->", "Φ": "Phi", "⋯": "..."},
    }
)


class InputLanguage(Style):
    """Everything is a call but powers, entries and the marks; sizes are never left out."""

    name = "text"
    ascii = True
    sizes_as_typed = True
    star = "*"
    times = " x "
    hadamard = " .* "
    divided = " ./ "
    dyad = "*"
    unchanged = "..."
    third = "H"
    third_entry = "H[i,j,k] = 1 where i = j = k, else 0"

    def prose(self, text: str) -> str:
        """The marks spelled in ASCII."""
        return text.translate(ASCII)

    def second_differential(self, text: str) -> str:
        return f"d2{text}"

    def transposed(self, base: str) -> str:
        return f"{base}'"

    def power(self, base: str, exponent: Fragment) -> str:
        return f"{base}^{self.exponent(exponent)}"

    def entry_power(self, base: str, exponent: Fragment) -> str:
        return f"{base}.^{self.exponent(exponent)}"

    def exponent(self, piece: Fragment) -> str:
        """An exponent; brackets after a name there would be read as a factor of the power."""
        return self.bracketed(piece.text) if piece.text[-1] == ")" else self.at(piece, Level.ATOM)

    def root(self, inside: Fragment) -> Fragment:
        return self.call("sqrt", [inside.text])

    def indexed(self, base: str, indices: Sequence[str]) -> str:
        return f"{base}[{','.join(indices)}]"

    def applied(self, operator: Operator, args: Sequence[Fragment], between: int = Level.SIGN) -> Fragment:
        look = operator.notation.look
        if look is Appearance.POWER:
            return Fragment(self.power(self.at(args[0], Level.ATOM), args[1]), Level.SUFFIX)
        if look is Appearance.ENTRY:
            return Fragment(self.indexed(self.at(args[0], Level.ATOM), [arg.text for arg in args[1:]]), Level.SUFFIX)
        if look is Appearance.COMPARED:
            return self.cases(operator, args)
        return self.call(operator.name, [arg.text for arg in args])

    def own(self, name: str, args: Sequence[str]) -> Fragment:
        return self.call(name, args)

    def mapping(self, takes: str, gives: str) -> str:
        return f"{takes} -> {gives}"

    def relation(self, sign: str) -> str:
        return sign

    def quoted(self, operator: Operator, args: Sequence[Fragment]) -> Fragment:
        """As it was typed."""
        if operator.notation.look is Appearance.COMPARED:
            return self.cases(operator, args)
        return self.call(operator.name, [arg.text for arg in args])

    def turned(self, operator: Operator, args: Sequence[Fragment]) -> Fragment | None:
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

    def third_ratio(self, function: str, variable: str) -> str:
        return f"d3{function}/d{variable}3"

    def delta(self, indices: Sequence[str], size: str) -> str:
        return self.indexed(f"eye({size})", indices)

    def total(self, indices: Sequence[str]) -> str:
        return f"sum_{''.join(indices)} "


TEXT = InputLanguage()
