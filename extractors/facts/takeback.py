"""A figure that the next sentence takes back: "State radio spoke of 16 dead. The story was invented."

    figures of the first sentence  ->  the same figures, those that somebody reported now denied
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extractors.facts.cues import claim_pattern
from extractors.models import Figure
from extractors.words.prefilter import Prefilter, numbers_of
from extractors.words.wordings import Wording, compile_phrases, compile_wording

_FILE = Path(__file__).with_name("takeback.toml")
_REACH = 220  # characters behind a sentence that can take it back
_CLAIM = (
    r"(?:the|this|that|these|those|such|all|both) (?:\w{1,30} )?(?:claims?|reports?|stor(?:y|ies)|rumou?rs?|news"
    r"|figures?"
    r"|numbers?|tolls?|allegations?|statements?|accounts?|tweets?|posts?|messages?|accusations?|version|information)"
)
_FALSE = (
    r"(?:untrue|not true|not correct|incorrect|not so|not the case|false"
    r"|fake|fabricat\w{1,4}|invented|made up|baseless|unfounded|groundless|wrong|nonsense"
    r"|fiction"
    r"|an? (?:outright |complete |big |pure )?(?:lie|hoax|invention|fabrication)|propaganda|denied|dismissed|rejected"
    r"|retracted|withdrawn)"
)
_UNSAYS = (
    r"dismiss\w{1,3}|reject\w{1,3}|called|retract\w{1,3}|withdr\w{1,4}|delet\w{1,3}|refut\w{1,3}|debunk\w{1,3}|disput\w{1,3}|disprove\w?|contradict\w{1,3}"
    r"|disown\w{0,3}|disavow\w{0,3}|rubbish\w{1,3}|ridicul\w{1,3}|took back|takes back|pulled|apologi[sz]\w{1,3} for"
    r"|walk(?:s|ed) back|correct(?:s|ed)|kill(?:s|ed)|spik(?:es|ed)|unpublish(?:es|ed)|scrapp?(?:s|ed)"
)
_BE = r"(?:was|were|is|are|proved|turned out(?: to be)?|has been|have been|had been)"
_KIND = r"nothing of the (?:kind|sort)"
_TAKES_BACK = re.compile(
    rf"(?<!\w)\s{{0,4}}[\"']?(?:but |however,? |later,? |\w{{1,30}} (?:said|says|insist\w{{0,3}}|found"
    rf"|maintain\w{{0,3}}) (?:that )?)?(?:"
    rf"(?:{_CLAIM}|it|that|this|none of (?:it|this|that|these|them)"
    rf"|{_KIND}) {_BE} (?:(?!not )\w{{1,30}} ){{0,3}}?{_FALSE}\b"
    rf"|none of (?:it|this|that) (?:was|is) true\b"
    rf"|(?:{_KIND}|no such thing)(?: ever| had| has){{0,2}} (?:happened|took place|taken place|occurred)\b"
    rf"|(?:it|that|this)(?: had| has| simply| just){{0,2}} never (?:happened|took place|taken place|occurred)\b"
    rf"|(?:it|that|this)(?: had| has| simply| just){{0,2}} (?:did not|did n't|didn't) (?:happen|take place|occur)\b"
    rf"|(?:[\w,']{{1,30}}+ ){{1,10}}?(?:found no (?:trace|sign|evidence) of (?:any|it|them)\b"
    rf"|(?:denied|den(?:y|ies)|{_UNSAYS})"
    rf" (?:(?:it|this|that)\b(?: \w{{1,20}}ly)?(?! \w)|(?:(?:its|his|her|their|his own|its own) )?{_CLAIM}(?! of"
    rf"| that| it)))"
    rf"|(?:in fact|in reality|in truth),? (?:nobody|no one|none of (?:them|the)|nothing)\b)",
    re.IGNORECASE,
)

# what takes it back wherever it stands in the sentence: "doctors say no such accident took place", "all turned up safe"
_UNDOES = re.compile(
    r"\bno such \w{1,30} (?:had |has |have |ever ){0,2}(?:happened|taken? place|took place|occurred|exist\w*|been)\b"
    r"|\bturned (?:out to be|up) (?:\w{1,30} ){0,3}?(?:alive|safe|unhurt|unharmed|well|at home|asleep|actors"
    r"|dummies)\b",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.;!?\n])\s")
# a first account, or one by somebody who may be wrong: what the next sentence finds counts more
_SHAKY = re.compile(
    r"\b(?:initially|originally|at first|first|earl(?:y|ier)|initial|preliminary|rumou?r\w*|claim\w*|alleg\w+|posts?"
    r"|posted|messages?|tweet\w*|websites?|radio|television|tv|newspapers?|media|leaflets?|word|reports?|callers?|calls?"
    r"|stor(?:y|ies)|news|we (?:reported|wrote|said|published|announced)|feared|thought|believed|(?:was|were) reported"
    r"|had (?:said|reported|announced|told|spoken|put|claimed|feared))\b"
)
# another clause of the same sentence: "radio said 12 were dead, but the army denied it"
_CLAUSE = re.compile(
    r"(?:; |[,;] (?=(?:but|though|although|however|yet|then|and later|and then)\b))"
    r"(?:though |although |then |and later |and then |yet )?"
)
_OTHERS_TOO = re.compile(r"\b(?:else|others?|more|further|additional|yet|arrested|charged|so far|apart from|except)\b")


class Takeback(NamedTuple):
    """A rule of takeback.toml: its phrases in the next sentence, of which measures, after which claims."""

    rule: Wording
    measures: frozenset[str]
    shaky: bool


@cache
def takebacks() -> tuple[Takeback, ...]:
    """The rules in the order of the file; raises WordingError."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(_compile(entry, table["macros"]) for entry in table["rule"])


@cache
def _patterns() -> Prefilter:
    """The phrases of the rules by number: few sentences hold a word of any."""
    return Prefilter([one.rule.pattern for one in takebacks()])


def _compile(entry: dict[str, Any], macros: dict[str, str]) -> Takeback:
    pattern = compile_phrases(entry, macros, _FILE.name, r"(?<![\w-])(?:", r")(?![\w-])")
    rule = compile_wording(entry, macros, _FILE.name)._replace(pattern=pattern)
    return Takeback(rule, frozenset(entry.get("measures", ())), entry.get("shaky", False))


def take_back(figures: list[Figure], text: str, words: tuple[str, ...]) -> list[Figure]:
    """The figures of one sentence; those told as a claim take the status that the next sentence gives them."""
    said = " ".join(words)
    if not figures or not claim_pattern().search(said):
        return figures
    end = figures[0].sentence_end
    first = next((figure for figure in figures if figure.high != 0), figures[0])
    clause = _CLAUSE.search(text, first.end, end)
    if clause:
        told, rest = [one for one in figures if one.end <= clause.start()], figures
        plain = clause[0] == "; "  # "12 were hurt; nobody was killed" takes nothing back
        figures = _heed(told, said, text[clause.end() : end], plain=plain)
        figures += [one for one in rest if one.end > clause.start()]
    return _heed(figures, said, text[end : end + _REACH])


def _heed(figures: list[Figure], said: str, behind: str, *, plain: bool = False) -> list[Figure]:
    """The figures with the status that the first sentence ``behind`` gives them, ``said`` being their own."""
    sentence = _END.split(behind.lstrip(), maxsplit=1)[0]
    if _TAKES_BACK.match(behind) or _UNDOES.search(sentence):
        return [_with(figure, "denied", "taken back by the next sentence") for figure in figures]
    if plain:
        return figures
    low = sentence.lower()
    signs = _patterns().signs(low.split())
    shaky = _SHAKY.search(said) is not None if signs else False
    for rule, measures, needs_shaky in (takebacks()[number] for number in numbers_of(signs)):
        if needs_shaky and (not shaky or _OTHERS_TOO.search(low)) or not rule.pattern.search(low):
            continue
        figures = [
            _with(figure, rule.kind, rule.id) if not measures or figure.measure in measures else figure
            for figure in figures
        ]
    return figures


def _with(figure: Figure, status: str, reason: str) -> Figure:
    """The figure with another status, unless it says zero or is no fact anyhow."""
    taken = ("reported", "confirmed", "unconfirmed") if status == "denied" else ("reported",)
    if figure.status not in taken or figure.high == 0 or figure.quantifier == "implicit":
        return figure
    return replace(figure, status=status, rules=(*figure.rules, reason))
