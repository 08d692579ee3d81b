"""A figure that the next sentence takes back: "State radio spoke of 16 dead. The story was invented."

    figures of the first sentence  ->  the same figures, those that somebody reported now denied
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.facts.cues import claim_pattern
from extractors.models import Figure

_REACH = 220  # characters behind a sentence that can take it back
_CLAIM = (
    r"(?:the|this|that|these|those|such|all|both) (?:\w{1,30} )?(?:claims?|reports?|stor(?:y|ies)|rumou?rs?|news"
    r"|figures?"
    r"|numbers?|tolls?|allegations?|statements?|accounts?|tweets?|posts?|messages?|accusations?|version|information)"
)
_FALSE = (
    r"(?:untrue|not true|false|fake|fabricat\w{1,4}|invented|made up|baseless|unfounded|groundless|wrong|nonsense"
    r"|fiction"
    r"|an? (?:outright |complete |big |pure )?(?:lie|hoax|invention|fabrication)|propaganda|denied|dismissed|rejected"
    r"|retracted|withdrawn)"
)
_UNSAYS = (
    r"dismiss\w{1,3}|reject\w{1,3}|called|retract\w{1,3}|withdr\w{1,4}|delet\w{1,3}|refut\w{1,3}|debunk\w{1,3}|disput\w{1,3}|disprove\w?|contradict\w{1,3}"
    r"|disown\w{0,3}|disavow\w{0,3}|rubbish\w{1,3}|ridicul\w{1,3}|took back|takes back|pulled|apologi[sz]\w{1,3} for"
    r"|walk(?:s|ed) back|correct(?:s|ed)"
)
_BE = r"(?:was|were|is|are|proved|turned out(?: to be)?|has been|have been|had been)"
_KIND = r"nothing of the (?:kind|sort)"
_TAKES_BACK = re.compile(
    rf"(?<!\w)\s{{0,4}}[\"']?(?:but |however,? |later,? |\w{{1,30}} (?:said|says|insist\w{{0,3}}|found"
    rf"|maintain\w{{0,3}}) (?:that )?)?(?:"
    rf"(?:{_CLAIM}|it|that|this|none of (?:it|this|that|these|them)"
    rf"|{_KIND}) {_BE} (?:(?!not )\w{{1,30}} ){{0,3}}?{_FALSE}\b"
    rf"|none of (?:it|this|that) (?:was|is) true\b"
    rf"|(?:it|that|this|{_KIND}|no such thing)(?: ever| had| has)? (?:never )?(?:happened|took place|occurred)\b"
    rf"|[\w ,']{{1,60}} (?:denied|den(?:y|ies)|{_UNSAYS})"
    rf" (?:(?:it|this|that)\b(?: \w{{1,20}}ly)?(?! \w)|(?:(?:its|his|her|their|his own|its own) )?{_CLAIM}(?! of"
    rf"| that| it))"
    rf"|(?:in fact|in reality|in truth),? (?:nobody|no one|none of (?:them|the)|nothing)\b"
    rf"|[\w ,']{{1,60}} found no (?:trace|sign|evidence) of (?:any|it|them)\b)",
    re.IGNORECASE,
)

# what takes it back wherever it stands in the sentence: "doctors say no such accident took place", "all turned up safe"
_UNDOES = re.compile(
    r"\bno such \w{1,30} (?:had |has |have |ever ){0,2}(?:happened|taken? place|took place|occurred|exist\w*|been)\b"
    r"|\bturned (?:out to be|up) (?:\w{1,30} ){0,3}?(?:alive|safe|unhurt|unharmed|well|at home|asleep|actors"
    r"|dummies)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.;!?\n]")


def take_back(figures: list[Figure], text: str, words: tuple[str, ...]) -> list[Figure]:
    """The figures of one sentence; those told as a claim are denied where the next sentence says that it is false."""
    if not figures or not claim_pattern().search(" ".join(words)):
        return figures
    behind = text[figures[0].sentence_end : figures[0].sentence_end + _REACH]
    if not _TAKES_BACK.match(behind) and not _UNDOES.search(_END.split(behind.lstrip(), maxsplit=1)[0]):
        return figures
    return [
        replace(figure, status="denied", rules=(*figure.rules, "taken back by the next sentence"))
        if figure.status in ("reported", "confirmed", "unconfirmed") and figure.high != 0
        else figure
        for figure in figures
    ]
