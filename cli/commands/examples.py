"""Examples of each command, as its --help shows them."""

COMMAND_EXAMPLES = {
    "": (
        """matgrad "tr(A X) wrt X\"""",
        """matgrad check "x' A x wrt x == (A + A') x\"""",
        "matgrad syntax",
    ),
    "derive": (
        """matgrad derive "norm_F(A .* (Y - W' X))^2 wrt W\"""",
        """matgrad derive "x' S x wrt x twice where S: n x n spd" --detail full""",
        """matgrad derive "(X .* A) ones wrt A" --view index,vec""",
        """matgrad derive "norm2(A x - y)^2 wrt x" --code numpy,torch --check""",
        """echo "logdet(X) wrt X" | matgrad derive - -f latex""",
    ),
    "batch": (
        "matgrad batch losses.mg",
        "matgrad batch losses.mg -f jsonl --jobs 0",
        """matgrad batch "tr(A X) wrt X" "x' A x wrt x" --detail brief""",
    ),
    "check": (
        """matgrad check "tr(A X) wrt X == A'" "tr(A B) == tr(B A)\"""",
        "matgrad check homework.mg",
        "matgrad check homework.mg --format sarif --output-file report.sarif",
    ),
    "rules": ("matgrad rules inv", "matgrad rules kron", "matgrad rules -f markdown"),
    "explain": ("matgrad explain M203", "matgrad explain missing-factor", "matgrad explain"),
    "lsp": ("matgrad lsp",),
    "syntax": ("matgrad syntax", "matgrad syntax --ascii", "matgrad syntax -f markdown"),
}


def examples(command: str) -> str:
    """The end of a command's help."""
    return "\b\n" + "\n".join(("Examples:", *(f"  {line}" for line in COMMAND_EXAMPLES[command])))
