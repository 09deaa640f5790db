"""What each verdict and diagnosis means, in one sentence."""

from matgrad.grammar.mistakes import READING

MEANINGS = {
    "wrong": "The two sides differ.",
    "undecided": "No point of the domain could be found, or none that separates the two sides.",
    "error": "The claim cannot be read, or its shapes do not fit.",
    "transposed": "The transpose of what is claimed is right.",
    "negative": "The negative of what is claimed is right.",
    "factor": "What is claimed is right but for a constant factor.",
    "missing-term": "A term is missing.",
    "extra-term": "A term is one too many.",
    "missing-factor": "A factor is missing.",
    "hadamard-for-product": "An entrywise product stands where a matrix product belongs.",
    "product-for-hadamard": "A matrix product stands where an entrywise product belongs.",
    "order": "The factors of a product stand in another order.",
    "missing-transpose": "A transpose is missing.",
    "missing-inverse": "An inverse is missing.",
    "only-symmetric": "What is claimed is right only if a matrix is symmetric.",
    "only-square": "What is claimed is right only if two sizes are equal.",
    "only-size-1": "What is claimed is right only if a size is 1.",
    "only-binary": "What is claimed is right only if all entries are 0 or 1.",
    "rival-symmetric": "What is claimed follows the other convention for derivatives by a symmetric matrix.",
    "unprojected": "What is claimed does not have the structure that the variable is declared to have.",
}


def meaning(code: str) -> tuple[str, str]:
    """What a code means, in short and in full."""
    if code in READING:
        return READING[code].title, READING[code].explanation
    sentence = MEANINGS.get(code, MEANINGS["error"])
    return sentence, sentence
