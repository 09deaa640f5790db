"""The codes of lines that cannot be checked, each with its page."""

from ...grammar.mistakes import CodePage, ErrorCode

NO_POINT = ErrorCode(
    "M240",
    CodePage(
        "no point to check at",
        "Each line is checked at random points, and none was found where the function is defined: the domain is empty, "
        "or hardly ever met without a property such as positive, spd or invertible.",
        "sum(log(-x.^2)) wrt x",
        "sum(log(x.^2)) wrt x",
    ),
)
UNDECIDED_LINE = ErrorCode(
    "M241",
    CodePage(
        "a line that could not be decided",
        "The check computes with up to 6400 bits; where values are so large that these do not suffice, no line is "
        "shown as true.",
        "sin(exp(10000*x)) wrt x where x: scalar",
        "sin(exp(10*x)) wrt x where x: scalar",
    ),
)
