"""What the commands of LaTeX mean here: the kinds of lexemes, the names, the fonts. All of it is data."""

from collections.abc import Mapping

from ..greek import CAPITALS, LOWER, VARIANTS

GREEK_LETTERS: Mapping[str, str] = {
    **{f"\\{name}": name for name in (*LOWER, *CAPITALS)},
    **{f"\\var{name}": name for name in ("epsilon", "theta", "phi", "rho", "sigma", "pi", "kappa")},
    "\\ell": "ell",
}
MARKS_OF_TEX: Mapping[str, str] = {  # the kinds of lexemes that stand between operands
    "+": "PLUS",
    "-": "MINUS",
    "*": "STAR",
    "\\cdot": "STAR",
    "\\circ": "HADAMARD",
    "\\odot": "HADAMARD",
    "\\ast": "HADAMARD",
    "\\oslash": "HDIV",
    "\\otimes": "KRON",
    "\\times": "CROSS",
    ".*": "HADAMARD",
    ".+": "DOTPLUS",
    ".-": "DOTMINUS",
    "./": "HDIV",
    ".^": "HPOWER",
    "/": "SLASH",
    ":": "COLON",
    "\\colon": "COLON",
    ",": "COMMA",
    "=": "EQUALS",
    ":=": "EQUALS",
    "\\coloneqq": "EQUALS",
    "\\triangleq": "EQUALS",
    "==": "EQUAL",
    **dict.fromkeys(
        (">", "<", ">=", "<=", "\\gt", "\\lt", "\\ge", "\\le", "\\geq", "\\leq", "\\geqslant", "\\leqslant"), "RELATION"
    ),
}
RELATIONS_OF_TEX: Mapping[str, str] = {
    **{"\\gt": ">", "\\lt": "<"},
    **dict.fromkeys(("\\ge", "\\geq", "\\geqslant"), ">="),
    **dict.fromkeys(("\\le", "\\leq", "\\leqslant"), "<="),
}
UNSEEN = frozenset(  # how it looks, or where it stands on the page
    "\\, \\; \\: \\! \\> \\  ~ \\/ \\enspace \\thinspace \\left \\right \\middle \\displaystyle"
    " \\textstyle \\scriptstyle \\scriptscriptstyle \\limits \\nolimits \\nonumber \\notag \\mathstrut \\strut"
    " \\null \\relax \\noindent \\big \\Big \\bigg \\Bigg \\bigl \\Bigl \\biggl \\Biggl \\bigr \\Bigr \\biggr"
    " \\Biggr \\bigm \\Bigm \\eqalign \\boxed \\mathopen \\mathclose \\mathord \\mathbin \\mathrel \\allowbreak"
    " \\hfill \\( \\) \\[ \\] \\\n".split(" ")
) | {"\\ "}
GAPS = frozenset(("&", "\\\\", "\\cr", "\\newline", "\\quad", "\\qquad"))  # which may part two formulas
WITH_ARGUMENT = frozenset(  # those that are dropped with their argument
    "\\color \\textcolor \\label \\tag \\phantom \\hphantom \\vphantom \\hspace \\begin \\end".split()
)
LAYOUTS = frozenset(  # environments that only say how lines are set
    "align aligned alignat gather gathered equation split multline eqnarray displaymath math".split()
)
BLOCKS = frozenset("matrix pmatrix bmatrix Bmatrix smallmatrix psmallmatrix bsmallmatrix array".split())
BARRED_BLOCKS: Mapping[str, str] = {"vmatrix": "\\det", "Vmatrix": "\\|…\\|"}  # what is written before other blocks
NEW_LINES = frozenset(("\\\\", "\\cr", "\\newline"))
PARTING = NEW_LINES | {"&"}  # what parts blocks
OPENING: Mapping[str, str] = {
    "(": ")",
    "[": "]",
    "\\{": "\\}",
    "\\lbrack": "\\rbrack",
    "\\lbrace": "\\rbrace",
    "\\lparen": "\\rparen",
}
CLOSING: Mapping[str, str] = {close: open for open, close in OPENING.items()}
NORM_BARS = frozenset(("\\|", "||", "\\Vert", "\\parallel"))
STROKES_OF_TEX = frozenset(("|", "\\vert", "\\mid"))
DIRECTED: Mapping[str, tuple[str, bool]] = {  # the bar that it is, and whether it opens
    "\\lVert": ("\\|", True),
    "\\rVert": ("\\|", False),
    "\\lvert": ("|", True),
    "\\rvert": ("|", False),
}
FONTS: Mapping[str, str] = {  # how a letter looks in it
    **dict.fromkeys(("\\mathbf", "\\boldsymbol", "\\bm", "\\pmb", "\\textbf", "\\symbf", "\\mathbold"), "bold"),
    **dict.fromkeys(("\\mathrm", "\\mathit", "\\mathnormal", "\\textit", "\\textrm", "\\symup"), ""),
    **dict.fromkeys(("\\text", "\\mbox", "\\textnormal", "\\hbox", "\\operatorname", "\\operatorname*"), ""),
    **dict.fromkeys(("\\mathcal", "\\mathscr"), "calligraphic"),
    **dict.fromkeys(("\\mathsf", "\\textsf"), "sans serif"),
    **dict.fromkeys(("\\mathtt", "\\texttt"), "typewriter"),
    "\\mathfrak": "Fraktur",
    "\\mathbb": "blackboard",
}
SWITCHES: Mapping[str, str] = {  # {\rm tr} is \mathrm{tr}
    "\\rm": "\\mathrm",
    "\\bf": "\\mathbf",
    "\\it": "\\mathit",
    "\\sf": "\\mathsf",
    "\\tt": "\\mathtt",
    "\\cal": "\\mathcal",
    "\\bfseries": "\\mathbf",
    "\\rmfamily": "\\mathrm",
}
ACCENTS: Mapping[str, str] = {  # which make another name
    "\\hat": "hat",
    "\\widehat": "hat",
    "\\tilde": "tilde",
    "\\widetilde": "tilde",
    "\\bar": "bar",
    "\\dot": "dot",
    "\\check": "check",
    "\\breve": "breve",
}
FUNCTION_NAMES: frozenset[str] = frozenset(  # words that are functions and no product of letters
    "acosh arccosh arcsinh arctan2 arctanh asinh atan2 atanh clamp clip digamma erfc exp2 expm1 gammaln heaviside hypot"
    " lgamma logaddexp loggamma logit logsigmoid maximum minimum polygamma prod prod_except reciprocal rsqrt swish"
    " trigamma where xlogy leaky_relu elu hardtanh relu6 softsign cbrt sinm cosm subdiag"
    " dsinm dcosm d2sinm d2cosm log_softmax "
    "axial circulant cross dlyap duplication elimination fill_lower hat khatri_rao lyap sylv toeplitz toeplitz_by"
    " uncirculant unkhatri_left unkhatri_right untoeplitz untoeplitz_by unvech vech vee "
    "Diag Tr abs acos adj arccos arcsin arctan argmax asin atan chol colsum commutation cos cosh cumsum d2expm"
    " d2logm d2pow dadj ddnorm_nuc ddnorm_spec det dexpm diag diagm dlogm dnorm_nuc dnorm_spec dot dpow dsqrtm"
    " eigmax eigmin eigvals eigvecs erf exp expadj expm eye gelu hadamard inner inv inv_gaps inv_gaps_max kron"
    " lambda_max lambda_min ln log log10 log1p log2 logdet logm logsoftmax logsumexp max mean min mpow norm norm1 norm2"
    " norm_F norm_inf norm_nuc norm_spec normalized ones outer pinv pinv_max pinv_min q_max q_min relu rowlogsumexp"
    " rowsum sigmoid sign signdet silu sin sinh skew softmax softplus sqrt sqrtm square step sum svd_u svd_v svdvals"
    " sym tan tanh tr trace transpose tril triu unkron_left unkron_right unvec vec zeros".split()
)
SYMBOLS = frozenset("square inner step sum dot".split())  # functions whose commands have another meaning in TeX
CALLED: Mapping[str, str] = {
    "Trace": "tr",
    "TR": "tr",
    "sgn": "sign",
    "sig": "sigmoid",
    "ReLU": "relu",
    "vectorize": "vec",
}
OF_NUMBERS = frozenset(  # functions of one number, of which two in a row are a product
    "exp log ln log2 log10 log1p sin cos tan sinh cosh tanh arcsin arccos arctan sigmoid softplus relu sqrt erf".split()
)
OF_ONE_NUMBER = frozenset("tr Tr trace det logdet sum mean norm norm1 norm2 norm_F".split())  # whose value is one
TRANSPOSES = frozenset(("T", "\\top", "\\intercal", "⊤", "\\transp", "\\trans", "\\prime", "'"))
CONJUGATES = frozenset(("*", "H", "\\ast", "\\star", "\\dagger", "\\dag", "\\ddagger"))
CONJUNCTIONS = frozenset("and or if for so as is since thus hence then with because when let by".split())
KEYWORDS = frozenset(("wrt", "where", "let", "given", "twice", "thrice"))
CHARACTERS: Mapping[str, tuple[str, str]] = {  # signs that are typed as themselves
    **{
        sign: ("command", f"\\{name}")
        for sign, name in zip(
            "∘⊙⊘⊗·⋅×∂∇⟨⟩∈‖∑ℝ",
            "circ odot oslash otimes cdot cdot times partial nabla langle rangle in Vert sum reals".split(),
            strict=True,
        )
    },
    **{sign: ("command", f"\\{name}") for name, sign in (LOWER | CAPITALS).items() if not sign.isascii()},
    **{sign: ("command", f"\\{name}") for sign, name in VARIANTS.items()},
    "−": ("mark", "-"),
    "’": ("mark", "'"),
    "′": ("mark", "'"),
    "≥": ("command", "\\ge"),
    "≤": ("command", "\\le"),
    "ᵀ": ("raised", "T"),
    "⊤": ("raised", "T"),
}
