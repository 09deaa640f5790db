"""How far words reach: what holds for a section, below, or in one case; and words by which nothing is said to hold."""

import re
from typing import Literal

Reach = Literal["section", "below", "case"]
What = Literal["size", "kind", "property"]  # of the size least depends on the words around it, of a property most

_FRESH = re.compile(r"(?<!not )\b(?:where|let|given|here|denote|define)\b", re.IGNORECASE)
_DENIED = re.compile(  # words that make that what follows is not said to be so
    r"\b(?:not|never|nor|neither|unless|whether|contradiction|contrary|cannot|instead|wrong|false|incorrect|would|could"
    r"|might|may|except|were|until|nothing|no longer|rather|isn|aren|doesn|don|won|can)\b|n['’]t\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(  # words by which a property is a consequence, a wish or an opinion
    r"\b(?:prove|proves|show|shows|shown|claim|claims|check|verify|conclude|follows|hence|therefore|thus|implies|imply"
    r"|gives|yields|need|needs|must|should|requires?|requiring|want|ask|asks|think|believe|hope|guess|generally|always"
    r"|so|then|only|even|see|seen|know that|ensures?|makes?|called|unlike|to be|being|than|because of)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:if|when|whenever|in case|in the case|case|provided|once|as long as|for example|eg|say|special)\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor(?: (?:a|an|any|all|every|the|real))? $", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|when|whenever)\b", re.IGNORECASE)
_ASSUMED = re.compile(r"\b(?:assum\w*|suppos\w*|consider\w*)\b", re.IGNORECASE)
_SECTION = re.compile(r"\b(?:where|let|given|here|with|denote|define)\b", re.IGNORECASE)
_TAKEN_BACK = re.compile(r"^[^.;:]{0,40}?\b(?:iff|if|only|unless|when|whenever|provided|but not)\b", re.IGNORECASE)


def reach_of(before: str, after: str, what: What) -> Reach | None:
    """How far what is said reaches, by the words of its sentence before and behind; None where it may not hold."""
    is_property = what == "property"
    near = before[max((match.start() for match in _FRESH.finditer(before)), default=0) :]
    asked = after.rstrip(" )*\"'").endswith("?") and not _SECTION.search(before)
    if _DENIED.search(near) or (is_property and (asked or _HEDGED.search(near) or _TAKEN_BACK.match(after))):
        return None
    if _CASE.search(near) or (is_property and _FOR.search(near)):
        return "below" if what == "size" and _IF.search(near) else "case"
    if _ASSUMED.search(near):
        return "below" if is_property else "section"
    return "section" if not is_property or _SECTION.search(before) else "below"
