"""The patterns in which English says what a name is. Marks stand for formulas; see sentences."""

import re

from .words import SIZE

_NAMES = r"(?P<names>(?:both )?\{[NM]\d+\}(?:(?:, and |, | and | or |,)\{[NM]\d+\})*)"
_IS = (
    r"(?P<verb>is|are|be|denotes?)"
    r"(?: (?:all|both|again|also|now|here|still"
    r"|(?:assumed|taken|constrained|restricted|required|known|chosen) to be|assumed"
    r"|(?:treated|considered|regarded|thought of|viewed) (?:as|to be)))?"
)
_NOUN = r"(?:matrix|matrices|vectors?|scalars?|constants?|numbers?|variables?|inputs?|weights?|parameters?|data|target)"
_START = r"(?:^|(?:[,;:(|—–]|\{D\d+\}) ?"
_SUBJECT = (  # what may stand before a name that a sentence speaks of: nothing that takes it into a longer phrase
    _START + r"|\b(?:where|with|that|since|because|as|if|when|whenever|unless|let|suppose|assume|assuming|given|here"
    r"|say|and|now|but|both|provided|consider|case|for|which)(?: (?:now|also|again|both|that|us assume))? )"
    rf"(?:(?:the|a|an|our|each|all) (?:(?!(?:of|to|by|in|on|with|from|for|is|are|and|than|between) )[\w-]+ ){{0,3}})?"
    rf"(?:(?:\w+ )?{_NOUN} )?"
)
_OF_SIZE = r"(?:of (?:the )?|with |in )?(?:(?:the )?(?:sizes?|dimensions?|shapes?|order) )?"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


STATED = _pattern(rf"{_SUBJECT}{_NAMES},? {_IS} (?P<what>)")
BARE = _pattern(rf"{_START}|\b(?:where|with|for|given|let|and) ){_NAMES}(?::|,| —| –| -| \|)? (?P<what>)")
SIZED = _pattern(
    rf"{_START}|\b(?:where|with|for|given|let|and|a|an|the|{_NOUN}|(?:non-?)?square|rectangular|real) ){_NAMES},? "
    r"(?=(?:of|with|has|have|having) )(?P<what>)"
)
HAS_SIZE = _pattern(
    rf"\b(?:size|shape|dimensions?)s? of (?:the )?(?:{_NOUN} )?{_NAMES} (?:is|are|be) (?P<what>)(?={SIZE})"
)
NAMES_BEHIND = _pattern(rf" ?{_NAMES}(?![\w'’-])")
WITHIN_SPACE = _pattern(rf"{_SUBJECT}{_NAMES},? (?:(?:is|are|be|lies?) )?(?:in|belongs? to) (?P<space>\{{R\d+\}})")
EACH = _pattern(
    rf"{_SUBJECT}{_NAMES},? {_IS} {_OF_SIZE}(?P<sizes>{SIZE}(?:(?:, and |, | and ){SIZE})+)"
    rf"(?: {_NOUN})?(?:,? respectively)?(?![\w-])"
)
OF_ITS_OWN = _pattern(  # K is a matrix that is not free: what is said of it holds for it alone
    r"(?P<names>\{N\d+\})[^{}.]{0,40}(?:\b(?:commutation|duplication|elimination|permutation|centering|orthonormal\w*"
    r"|unitary|idempotent|rotations?|stochastic|simplex|unit (?:norm|length|sphere)|normali[sz]ed"
    r"|(?:sei|seien|ist|sind|est|soit|es|sea|sia) (?:eine? |une? |una? )?ort?h?ogonal\w*"
    r"|orthogonale[nrs]?|ort?ogonal[ei]?"
    r"|einheits\w+|normiert\w*|unit[aá]i?r\w*|projektion\w*|projec?teur\w*|proye\w+|proie\w+)\b"
    r"|ортогональн|единичн|нормир|проек|正交|直交|직교|单位|単位|단위|投影)"
)
TAKEN_APART = _pattern(  # words by which the names of a sentence hang together as no rule knows
    r"\b(?:commutes?|commuting|vertauschbar\w*|kommutier\w+|commutent|conmutan|svd"
    r"|singular[- ]value decomposition|(?:eigen|spectral |cholesky |qr |lu |schur )-?"
    r"(?:value )?(?:de)?(?:composition|factori[sz]ation)|eigenvalue decomposition)\b"
)
HANGS_ON_OTHERS = _pattern(  # n is the norm of x: what is said of it does not hold of any number
    r"(?P<names>\{N\d+\}),? (?:is|are|be|denotes?) (?:the (?:\w+ )?(?:norm|length|determinant|trace|inverse|transpose"
    r"|diagonal|sum|product|mean|average|root|derivative|gradient|differential|vectori[sz]ation|exponential|logarithm"
    r"|variance|rank|adjugate|cofactor\w*|pseudo-?inverse|projection|sign|minimum|maximum|argmin|square)"
    r"|(?:the|an?) (?:\w+ )?(?:eigen\w+|singular \w+|solution|minimi[sz]er|maximi[sz]er|row|column))s?\b"
    r"(?! (?:matrix|matrices|vectors?)\b)"
    r"|\b(?:with|whose|has|of) (?:main )?diagonal (?:entries |elements )?(?:is |are |given by )?(?P<of>\{N\d+\})"
)
COUNTS = _pattern(r"(?P<names>\{N\d+\}),? (?:(?:is|be|denotes?|being|for) )?(?:the )?(?:total )?number of\b")
IS_WITHIN = _pattern(r"\b(?:of|to|by|on|from|than) (?:(?:the|a|an) )?(?:[\w-]+ ){0,2}$")
IS_LISTED = _pattern(r"(?<! x )(?<! by )(?<! × )\{[NO]\d+\}(?:, and| and| or|,)? ?$")  # it goes on a list before it
ENDS_OF_SAID = _pattern(  # what may stand behind what is said
    r"$|[.,;:)?!—–]| ?\(| ?\{| \|| (?:and|with|where|whose|that|which|but|then|so|for|as|containing|because|since"
    r"|respectively|such|having|on|we|in|at|from|is|are|to be|i)\b"
    r"| of (?:parameters|weights|coefficients|features|data|errors|residuals|inputs|observations)\b"
    r"| of (?:the same|equal|compatible|appropriate|suitable|conforming|some)\b"
    r"| onto\b| of (?:(?:full )?(?:\w+ )?rank)\b"
)
ENDS_OF_PROPERTY = _pattern(
    r"$|[.,;:)?!—–]| ?\(| ?\{D| \|| (?:and|with|where|whose|that|which|but|then|so|because|since|we|is|are|matri\w+)\b"
)
GOES_ON_OTHERWISE = _pattern(
    r" (?:functions?|fields?|valued|norms?|products?|operators?|inverse|multipl\w+"
    r"|of (?:functions|matrices|polynomials|operators))"
)
AT_HEAD = _pattern(  # what may stand before a property: `block diagonal` is not diagonal
    r"(?:^|(?:[,;:(.|]|\{D\d+\}) ?"
    r"|\b(?:a|an|the|for|with|where|let|given|any|some|is|are|if|when|and|of|by|all|consider|assume"
    r"|assuming|suppose|two|each|every|our|such|in|on|to|as|from|have|has|that|both) )$"
)
STARTS = re.compile(r"(?<![\w}-])(?=[\w{(])")
ONE_THING = _pattern(r"an? (?!pair)")
PLURAL = _pattern(
    r"(?:matrices|vectors|scalars|numbers|variables|symmetric|definite|invertible|diagonal|orthogonal) ?$"
)
SPEAKS_OF_LAST = _pattern(r" (?:is|has|be)\b")
