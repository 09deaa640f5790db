"""The library that is written for: what it calls the operators, and of what type numbers and constants are."""

from collections.abc import Mapping

from ...grammar.mistakes import Mistake
from ...grammar.record import NamedTuple
from ..terms.operator import Beside, Factorization, Operator
from .codes import NO_CODE
from .target import Target


class Library(NamedTuple):
    """A target, the operators, the `kind` of constants, and what makes a `tensor` of a number where that is wanted."""

    target: Target
    operators: Mapping[str, Operator]
    kind: str
    tensor: str

    def template(self, head: str) -> tuple[str, str]:
        """An operator's template, and the helper function that it calls."""
        operator = self.operators[head]
        code = self.target.template(operator.code)
        if not code:
            raise Mistake(NO_CODE, f"no code: {operator.name} cannot be written in {self.target.name}", None)
        template, _, helper = code.replace("{kind}", self.kind).partition("\n")
        return template, helper.strip("\n")

    @property
    def array(self) -> str:
        """What makes an array of a number that is no tensor: as an integer it would make integers of what it enters."""
        return "" if self.tensor else self.target.tensor.replace("{kind}", self.kind)

    def beside(self, head: str) -> Beside | None:
        """An operator's templates for places within a product."""
        return self.operators[head].code.beside

    def factored(self, head: str) -> Factorization:
        """An operator's templates for several products with it; there must be such."""
        beside = self.beside(head)
        assert beside is not None
        return beside.factored[self.target.name]

    def of_product(self, head: str) -> str:
        """An operator's template for a product that it is applied to; "" where it has none."""
        return self.target.prefixed(self.operators[head].code.of_product)
