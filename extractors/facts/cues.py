"""The words that say how far a figure is a fact, and what they govern: extractors/facts/status.toml as compiled rules.

    "Police rejected reports that 15 people were killed"  ->  the cue "rejected reports", ahead, governs "15"

As in ConText, a cue has a direction and something that stops it: "after", "when", "which", "but" begin a clause of
their own, told as a fact, into which no cue before them reaches.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from extractors.chunks.rows import Chunk, Row
from extractors.facts.moods import Verb, verb_words
from extractors.words.prefilter import Guarded, numbers_of
from extractors.words.wordings import compile_phrases

_FILE = Path(__file__).with_name("status.toml")
_STOPS = frozenset(
    """; : ( ) [ ] after when while because since although though before until despite following where who whom whose
which but yet however amid whereas""".split()
)
_OPENERS = frozenset("if unless whether suppose supposing imagine assuming whoever".split())
_TALES = frozenset(
    """simulation exercise drill scenario film movie novel game play story dream nightmare model book series
thriller event case situation hypothesis scene sequence sketch chapter""".split()
)
_SAYS = frozenset("said says told added adds insisted argued argues insists explained wrote writes declared".split())
_OWNS = _SAYS | frozenset("admitted acknowledged conceded confirmed".split())
_TELLS = frozenset(
    """report reports claim claims story stories paper papers study article articles statement account accounts video
    videos post posts tweet tweets rumour rumours rumor rumors leaflet leaflets message messages bulletin item items
    dispatch dispatches despatch broadcast notice telegram cable""".split()
)
_ASIDES = ("but", "though", "albeit", "perhaps", "if")
_QUOTES = frozenset("\"'“”‘’.")
# "called for an inquiry into the deaths of 21": what is wanted is the inquiry, the deaths are a fact
_APART = re.compile(
    r"(?<!\S)(?:investigat\w+|inquir\w+|probe|mourning|into|over|after|about|against|justice|compensation|account|convicted|guilty|admitt\w+|confess\w+)(?!\S)"
)
_MAIN_VERB = re.compile(
    r" (?!need|indeed)(?:[a-z]{2,}ed|shot|burst|broke|struck|drove|fell|ran|threw|blew|sank|met|went|came|took|fought"
    r"|began)(?! by)(?!\S)"
)
_IMAGINE = ("imagin", "envisag", "suppos", "assum", "model", "postulat", "simulat")
_NOT_WHILE = frozenset(
    "a an many much well soon part far long of few if such same known seen described regarded".split()
)
_LIST_TAGS = frozenset("nsgzD&,pet~yqmV:")


class Cue(NamedTuple):
    """One rule of status.toml."""

    id: str
    status: str
    where: str
    pattern: re.Pattern[str]
    governs: str
    gap: int
    needs_claim: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def cues() -> tuple[Cue, ...]:
    """The cues in the order of the file."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(_compile(entry, table["macros"]) for entry in table["cue"])


@cache
def claim_pattern() -> Guarded:
    """Words for a claim, of which can be said that it is false."""
    return Guarded(rf"(?<!\S){tomllib.loads(_FILE.read_text('utf-8'))['macros']['CLAIM']}(?!\S)")


@cache
def given_pattern() -> re.Pattern[str]:
    """What ends right before a deed that it takes for granted: "guilty of" murdering six."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return compile_phrases({"id": "given", **table["given"]}, table["macros"], _FILE.name, r"(?<!\S)(?:", r")$")


def _compile(entry: dict[str, Any], macros: dict[str, str]) -> Cue:
    pattern = compile_phrases(entry, macros, _FILE.name, r"(?<!\S)(?:", r")(?!\S)")
    return Cue(
        entry["id"],
        entry["status"],
        entry["where"],
        pattern,
        entry.get("governs", ""),
        entry.get("gap", 0),
        entry.get("needs") == "claim",
        tuple(entry["examples"]),
        tuple(entry["counterexamples"]),
    )


class Stretch:
    """The words that can say something of a figure, in lower case: before it, behind it, and the sentence.

    They are put together when a pattern is about to be searched in them, which of most figures none is: ``signs``
    tells which of the cues the sentence may set off (a bit for each, as in a Prefilter of them all).
    """

    def __init__(self, row: Row, chunk: Chunk, harm: Chunk, verb: Verb, *, signs: int) -> None:
        self.signs = signs
        self.doing = verb.form == "participle"  # whether the harm is told by a verb in -ing
        self._row, self._chunk, self._finished = row, chunk, verb.finished and harm.i < chunk.i
        self.start, self.end = min(chunk.i, harm.i), max(chunk.j, harm.j)

    @cached_property
    def ahead(self) -> str:
        """What stands before the figure and its verb, as far back as it can govern them."""
        return _words(verb_words(self._row), self.first, self.start)

    @cached_property
    def first(self) -> int:
        """The first token that can govern the figure and its verb."""
        return _reach_back(self._row, self.start, self._chunk, participle=self.doing, finished=self._finished)

    @property
    def in_aside(self) -> bool:
        """Whether what governs stands in a relative clause: "rescuers who | had hoped to find survivors"."""
        return self._row.tokens.low[self.first - 1 : self.first] in (["who"], ["which"])

    @property
    def told_aside(self) -> bool:
        """Whether a relative clause tells in the past what happened: "the squads which murdered 200 citizens"."""
        low, k = self._row.tokens.low, self.start - 1
        while k >= 0 and low[k] in ("have", "has", "had", "already", "also"):
            k -= 1
        return self._finished and k > 0 and low[k] in ("who", "which", "that") and low[k - 1].isalpha()

    @cached_property
    def behind(self) -> str:
        low, end = verb_words(self._row), self.end
        stop = next((k for k in range(end, len(low)) if low[k] in (";", "but") and not _is_except(low, k)), len(low))
        return _words(low, end, len(low) if stop < len(low) and low[stop] == ";" else stop)

    @cached_property
    def opening(self) -> str:
        """What the sentence opens with, where the figure or its verb comes right behind the comma that ends it."""
        low = verb_words(self._row)
        comma = next((k for k, word in enumerate(low[: self.start]) if word == "," and k > 0), -1)
        return _words(low, 0, comma) if 0 < self.start - comma <= 3 and 0 < comma <= 14 else ""

    @cached_property
    def sentence(self) -> str:
        low = verb_words(self._row)
        return _words(low, 0, len(low))


def _words(low: list[str], first: int, last: int) -> str:
    # "called them 'fairy tales'": the quote that closes sticks to a plural
    return " ".join([word.removesuffix("'") for word in low[first:last] if word not in _QUOTES])


def _reach_back(row: Row, start: int, chunk: Chunk, *, participle: bool, finished: bool) -> int:
    """The first token of what governs ``start``: back to a word that begins another clause."""
    low = row.tokens.low
    k, aside = start - 1, -1
    while k >= 0:
        word = low[k]
        if aside >= 0 and (word in _STOPS or is_while(low, k)) and not _within_tale(low, k):
            return aside + 1  # "stormed the village as people prepared for prayers, killing 39"
        if word in _OPENERS:
            return k
        if word in _STOPS and not _within_tale(low, k) and not _is_except(low, k):
            return k + 1
        if word == "that" and k + 1 == start and chunk.i > start:
            return k + 1  # "the blast that killed 19"
        if word == ",":
            if low[k + 1] == "that" or (low[k + 1] == "to" and _is_spoken(low[_opening_comma(low, k) : k])):
                k = _opening_comma(low, k)  # "alleged, without evidence, that"
            elif low[_opening_comma(low, k) + 1] in _ASIDES and _opening_comma(low, k) < k:
                k = _opening_comma(low, k)  # "of having planned, but not carried out, the murder of 12"
            elif not _crosses(row, k, start, participle=participle):
                return k + 1
            elif participle and aside < 0:
                aside = k
        elif word in ("and", "or") and low[k + 1] == "for":
            return k + 1  # "for plotting to kill a senator and for killing two guards"
        elif word in ("and", "but") and low[k + 1] in _OWNS:
            return k + 1  # "denied shelling the market and said it had lost four soldiers"
        elif (
            word in ("and", "or")
            and _own_subject(row, k, start, chunk, finished=finished)
            and not _in_list(row, k, start)
        ):
            return k + 1
        k -= 1
    return 0


def is_while(low: list[str], k: int) -> bool:
    """ "as residents were praying", but not "as a warning", "as many as"."""
    return low[k] == "as" and low[k + 1] not in _NOT_WHILE and low[max(0, k - 1)] not in _NOT_WHILE


def _within_tale(low: list[str], k: int) -> bool:
    """ "a simulation in which 45 drown", "withdrew a paper which put the dead at 60": that is no fact either."""
    if low[k] != "which" or k < 2:
        return False
    if low[k - 1] in _TELLS:
        return True
    if low[k - 1] == "in" and low[k - 2] in _TELLS:
        return True  # "a statement in which it said that 12 had died"
    tale = low[k - 3 if low[k - 2] == "," else k - 2]  # "the exercise, in which 300 are evacuated"
    return low[k - 1] == "in" and (
        tale in _TALES or any(word.startswith(_IMAGINE) for word in low[max(0, k - 6) : k])
    )


def _is_except(low: list[str], k: int) -> bool:
    """ "nothing but rumours": no clause begins there."""
    return low[k] == "but" and k > 0 and low[k - 1] in ("nothing", "all", "anything", "none", "last")


def _is_aside(cue: str, between: str, aside: bool) -> bool:
    """ "Gunmen hoping to free a comrade stormed the jail, leaving ten dead": the verb of the sentence comes after."""
    return (aside or cue.split(" ", 1)[0].endswith("ing")) and _MAIN_VERB.search(between) is not None


def _opening_comma(low: list[str], comma: int) -> int:
    """Where the aside that ends at ``comma`` began."""
    return next((k for k in range(comma - 1, max(-1, comma - 10), -1) if low[k] == ","), comma)


def _is_spoken(aside: list[str]) -> bool:
    """ ", said the spokesman," """
    return len(aside) > 1 and any(word in _SAYS for word in aside)


def _has_subject(row: Row, conjunction: int, start: int) -> bool:
    """Whether people or a thing stand before the verb: "feared dead, and by Tuesday divers had recovered 17 bodies"."""
    return any(conjunction < one.i and one.j <= start and one.tag in "gszqm" for one in row.chunks)


def _own_subject(row: Row, conjunction: int, start: int, chunk: Chunk, *, finished: bool) -> bool:
    """Whether a clause of its own begins: "and 12 were killed", but not within "denied that a bridge fell and ..."."""
    low = row.tokens.low
    if (chunk.i != start or conjunction + 1 < start - 1) and not (finished and _has_subject(row, conjunction, start)):
        return False
    if any(one.i == conjunction + 1 and one.tag in "LKVIfR" for one in row.chunks):
        return False  # "an event in which a storm kills 9,000 and leaves 1.2 million homeless"
    for k in range(conjunction - 1, -1, -1):
        if low[k] in _STOPS or low[k] == ",":
            return True
        if low[k] == "that":
            return False
    return True


def _crosses(row: Row, comma: int, start: int, *, participle: bool) -> bool:
    """Whether what stands before a comma still governs: in a list, or before a participle ("..., killing 12")."""
    return (participle and start - comma <= 3) or _in_list(row, comma, start)


def _in_list(row: Row, k: int, start: int) -> bool:
    """Whether tokens ``k`` to ``start`` only continue a list of counted people."""
    between = [chunk for chunk in row.chunks if chunk.i >= k and chunk.j <= start]
    before = [chunk for chunk in row.chunks if chunk.j <= k]
    return all(chunk.tag in _LIST_TAGS for chunk in between) and any(chunk.tag in "nD" for chunk in before[-4:])


def find_cue(stretch: Stretch, status: str, *, finished: bool, given: bool = False) -> Cue | None:
    """The first cue that gives ``status`` to a figure in this stretch of words.

    ``finished``: a verb tells that it happened; ``given``: a noun takes it for granted ("the 19 dead were rebels").
    """
    signs = stretch.signs & _signs_of(status)
    if not signs:
        return None
    spared = ("unfinished", "told") if given else ("unfinished",) if finished else ()
    for number in numbers_of(signs):
        cue = cues()[number]
        if cue.governs not in spared and _applies(cue, stretch):
            return cue
    return None


@cache
def _signs_of(status: str) -> int:
    """The signs of all cues that give a status."""
    return sum(1 << number for number, cue in enumerate(cues()) if cue.status == status)


def _applies(cue: Cue, stretch: Stretch) -> bool:
    if cue.needs_claim and not claim_pattern().search(stretch.ahead) or cue.governs == "doing" and not stretch.doing:
        return False
    ahead = cue.where == "ahead"
    words: str = getattr(stretch, "sentence" if cue.where == "anywhere" else cue.where)
    for match in cue.pattern.finditer(words):
        if not ahead:
            return True
        between = words[match.end() :]
        if cue.gap and between.count(" ") > cue.gap:
            continue
        if stretch.doing and between.startswith(" and "):
            continue  # "after threatening and beating two guards"
        if stretch.doing and cue.status == "hypothetical" and between.endswith(" ,") and _MAIN_VERB.search(between):
            continue  # "in a rehearsal a jet crashed, killing 13"
        aside = stretch.in_aside or stretch.doing and between.endswith(" ,")
        if cue.governs == "unfinished" and (_APART.search(between) or _is_aside(match.group(), between, aside)):
            continue
        return True
    return False
