"""Rules over tags: which count of people takes which measure.

    n & n B V   by "<count> were <harmed>"   ->   both counts: killed

The rules stand in frames.toml; here they are compiled and applied in order. Parts ("including", "of them", brackets)
are linked to their whole afterwards. No rule looks at characters.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extractors.chunks.rows import TAGS, Chunk, Row, value_of
from extractors.frames.caseload import are_court_cases, continue_cases, read_ill
from extractors.frames.key_figures import read_labels
from extractors.frames.outcomes import read_outcomes
from extractors.frames.parts import link_parts, read_leftovers
from extractors.frames.persons import DIRECT, find_antecedent, is_person, read_own_death
from extractors.frames.placed import read_placed
from extractors.frames.readings import Reading
from extractors.frames.registered import read_registered
from extractors.frames.senses import in_another_sense
from extractors.frames.whereabouts import read_struck, read_whereabouts
from extractors.words.lexicon import lexicon
from extractors.words.lookup import match_phrase
from extractors.words.prefilter import required_letters

_FILE = Path(__file__).with_name("frames.toml")


class Frame(NamedTuple):
    """One rule: its id reads like the phrase; ``pattern`` runs over the tags of a row."""

    id: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    needs: tuple[frozenset[str], ...]  # of each a tag must stand in the row: most frames are not searched in most rows


class FrameError(ValueError):
    """A rule that cannot be compiled: the message names the rule and what to mend."""


@cache
def frames() -> tuple[Frame, ...]:
    """The rules of frames.toml in order of priority."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    macros: dict[str, str] = {}
    for name, pattern in table["macros"].items():
        macros[name] = _expand(pattern, macros, name)
    out = []
    for row in table["frame"]:
        text = _expand(row["pattern"], macros, row["id"])
        try:
            compiled = re.compile(text)
        except re.error as error:
            raise FrameError(f"frames.toml: {row['id']}: {error}; check brackets and tag names") from None
        examples, counterexamples = tuple(row["examples"]), tuple(row["counterexamples"])
        out.append(Frame(row["id"], compiled, examples, counterexamples, required_letters(compiled)))
    return tuple(out)


@cache
def _needed() -> tuple[dict[str, int], tuple[tuple[int, Frame], ...]]:
    """Of each tag the needs it meets, a bit for each; the rules in order, each with all its needs."""
    needs = list({need for frame in frames() for need in frame.needs})
    met = {tag: sum(1 << k for k, need in enumerate(needs) if tag in need) for need in needs for tag in need}
    return met, tuple((sum(1 << needs.index(need) for need in frame.needs), frame) for frame in frames())


def _possible(tags: str) -> list[Frame]:
    """The rules that can match a row: of each set of tags they need one stands there."""
    met, rules = _needed()
    missing = -1
    for tag in set(tags):
        if tag in met:
            missing &= ~met[tag]
    return [frame for needs, frame in rules if not needs & missing]


def _expand(pattern: str, macros: dict[str, str], owner: str) -> str:
    """Tags and macros by name -> the characters they stand for; blanks are dropped."""

    def put(match: re.Match[str]) -> str:
        word = match.group()
        if word in macros:
            return macros[word] if macros[word].startswith(("(", "[")) else f"(?:{macros[word]})"
        if word in TAGS:
            return TAGS[word]
        if word == "P":
            return word
        raise FrameError(f"frames.toml: {owner}: {word} is no tag and no macro")

    return re.sub(r"[A-Z][A-Z_]*", put, pattern).replace(" ", "")


# who gets relief; "delivered 300 trucks to two customers" is trade
_RECIPIENTS = frozenset(
    """people persons person individuals individual residents villagers survivors farmers pupils students
    beneficiaries victims
inhabitants evacuees recipients herders fishermen returnees settlers nomads locals""".split()
)
# drugs and arms more often than people
_SEIZES = frozenset("seize seizes seized seizing net nets netted netting".split())
_TAKES_THINGS = frozenset("relocate relocates relocated relocating moved".split())
# words of a noun that can be harmed things as well: without a person noun these measures need a sure head
_NEEDS_PERSON = frozenset("assisted returned surrendered rescued affected evacuated".split())


def read_frames(
    row: Row, carried: str = "", told: frozenset[str] = frozenset(), fresh: int = 0, lone: str = ""
) -> list[Reading]:
    """The readings of one sentence, in the order of its chunks; each counted chunk has at most one.

    ``carried``: the measure of the last whole of the sentence before, which "This includes ..." breaks down;
    ``told``: the measures of all wholes so far, for "twelve of the dead"; ``fresh``: how many the one before counted;
    ``lone``: what befell the one person of whom the sentence before told last, for "He died in hospital".
    """
    chunks, tags = row.chunks, row.tags
    done: dict[int, Reading] = {}
    used: set[int] = set()
    _fill_tolls(row, carried, fresh)
    for k, chunk in enumerate(chunks):
        if chunk.tag == "D" and not are_court_cases(row, chunk, told):
            done[k] = Reading(k, chunk.measure, "<count> deaths", k)
    read_labels(row, done)
    for frame in _possible(tags):
        at = 0
        while (match := frame.pattern.search(tags, at)) is not None:
            at = max(match.end(), at + 1)
            name = "who" if match.groupdict().get("who") is not None else "who2"
            first, last = match.span(name)
            harm = match.start("harm")
            if harm in used or not chunks[harm].measure:
                continue
            if frame.id == "<count> <harmed>" and chunks[harm].tag == "i" and chunks[harm].j - chunks[harm].i == 1:
                continue  # "no word of nine patients dying": only what someone is or does counts, "<count> dying"
            if (
                frame.id == "<count> <harmed>"
                and tags[harm] == "V"
                and tags[harm - 1] not in "BM"
                and _has_object(row, harm)
            ):
                continue
            if _is_alive_yet(row, last, harm) or _not_theirs(row, last, harm):
                at = last
                continue
            if frame.id == _FROM_TO and row.tokens.low[chunks[last - 1].i - 1] == "from":
                continue  # "revised the toll down to 39 from 45": the 39 is the toll
            if harm < first:
                last = _before_while(row, first, last)
            people = list(range(first, last))
            tail = _ALONG.match(tags, match.end()) if chunks[harm].tag in "VI" else None
            if tail and (tags[tail.start(1) - 1] != "G" or row.tokens.low[chunks[tail.start(1)].i] in _OWN):
                people += range(*tail.span(1))
            items = [
                k
                for k in people
                if tags[k] in "nszm"
                and k not in done
                and not _is_age_or_both(row, k)
                and not _is_base(row, k, harm)
                and not (k == first and k + 1 < last and _is_of_another_clause(row, k, last, harm))
                and not _is_whole(row, k, harm)
                and not (harm >= last and _is_included(row, done, k, last))
                and _fits(row, k, harm, first, told)
                and is_person(row, k, first, last, frame.id, harm)
            ]
            if not any(_counts(chunks, k, frame.id) for k in items):
                known = (
                    find_antecedent(row, done, first, chunks[harm].measure)
                    if chunks[harm].measure != "assisted"
                    and not _is_told_of_killers(row, harm)
                    and (harm < first or frame.id == "shot <count> dead" or _is_his_death(row, first, harm))
                    and any(chunks[k].known == "pronoun" for k in people)
                    else None
                )
                if known is not None:
                    verb = match.start("harm2") if frame.id == "shot <count> dead" else harm
                    done[known] = Reading(known, chunks[harm].measure, frame.id, verb)
                    used.add(harm)
                elif frame.id in DIRECT and chunks[harm].measure in _TOLD_WITHOUT_NUMBER:
                    for k in people:
                        if tags[k] == "g" and tags[k - 1 : k] != "D" and chunks[k].known == "head" and k not in done:
                            done[k] = Reading(k, chunks[harm].measure, frame.id, harm)
                            used.add(harm)
                if harm not in used and _OF_THOSE_WHO.match(tags, first):
                    at = first + 1  # "relatives of 43 students who vanished": the people begin further on
                continue
            measure = chunks[harm].measure
            held = _STILL_HELD.match(tags, last) if chunks[harm].tag == "O" and measure == "rescued" else None
            if held and chunks[held.start(1)].measure in ("abducted", "detained"):
                measure = chunks[held.start(1)].measure  # "for the release of the nine men still in captivity"
            if measure == "trapped" and row.tokens.low[chunks[harm].i].startswith(("buried", "bury")):
                before = tags[:harm].rstrip("yB")[-1:]
                measure = "killed" if _is_funeral(row, first, harm, before) else measure
            if match.groupdict().get("harm2") is not None:
                other = chunks[match.start("harm2")].measure
                if frame.id == "shot <count> dead":
                    # "stabbed a man to death": the second word tells the end; "buried ten alive" does not save them
                    measure = other if (other, measure) == ("trapped", "rescued") else measure
                elif {measure, other} == {"killed", "injured"}:
                    measure = "casualties"
                elif "killed" in (measure, other):
                    measure = "killed"
                elif measure == "affected":
                    measure = other  # "were affected and evacuated"
                used.add(match.start("harm2"))
            then = _AND_THEN.match(tags, harm + 1) if chunks[harm].tag == "V" else None
            if frame.id == "<count> <harmed>" and not then and tags[harm - 1] == ",":
                then = _THEN_FOUND.match(tags, harm + 1)
            if frame.id == "<count> whom they <harmed>" and not then:
                then = _THEN_DIED.match(tags, harm + 1)  # "a rider they had stabbed succumbed to his injuries"
            if then and chunks[then.start(1)].measure == "killed" and measure in _BEFORE_DEATH:
                measure = "killed"
                used.add(then.start(1))
            if then and measure in ("rescued", "evacuated") and chunks[then.start(1)].measure in _DONE_TO:
                measure = chunks[then.start(1)].measure  # "were pulled out of the bus and kidnapped"
                used.add(then.start(1))
            for k in items:
                if chunks[k].known != "pronoun" or len(items) > 1:
                    wounded = measure in _AFTERWARDS and (chunks[k].measure == "injured" or _has_wounds(row, k))
                    done[k] = Reading(k, "injured" if wounded else measure, frame.id, harm)
            for k in people:
                if "unnumbered" in chunks[k].flags and measure in _TOLD_WITHOUT_NUMBER:
                    done.setdefault(
                        k, Reading(k, measure, frame.id, harm)
                    )  # "two soldiers and an unknown number of rebels"
            used.add(harm)
    read_outcomes(row, done)
    if lone in _BEFORE_DEATH:
        read_own_death(row, done)
    read_registered(row, done, carried, fresh, is_anybody)
    read_struck(row, done)
    read_ill(row, done, carried, told)
    link_parts(row, done, carried, told, fresh)
    continue_cases(row, done)
    read_leftovers(row, done, told)
    read_placed(row, done, carried, fresh)
    read_whereabouts(row, done, told)
    return [done[k] for k in sorted(done) if not in_another_sense(row, done[k])]


def _has_wounds(row: Row, k: int) -> bool:
    """ "Ten workers with burns were shifted to Madurai"."""
    behind = row.chunks[k + 1] if k + 1 < len(row.chunks) else None
    return behind is not None and behind.tag == "S" and behind.measure == "injured"


_STILL_HELD = re.compile(r"r?[yBt]{0,3}([JV])")


def _is_alive_yet(row: Row, last: int, harm: int) -> bool:
    """ "20 hostages are believed to be alive", "he is still alive": nobody rescued them."""
    low, chunk = row.tokens.low, row.chunks[harm]
    if low[chunk.i] != "alive" or chunk.j - chunk.i > 1 or harm < last:
        return False
    return not _YET.isdisjoint(low[row.chunks[last - 1].j : chunk.i])


_YET = frozenset("believed thought presumed known still be remain remains remained kept".split())


def _is_told_of_killers(row: Row, harm: int) -> bool:
    """ "three were murdered by a man who stabbed them": how they died, told behind "who"."""
    if row.tags[harm - 1 : harm] != "r" or row.chunks[harm].measure == "killed":
        return False
    return any(chunk.tag in "VI" and chunk.measure == "killed" for chunk in row.chunks[:harm])


def _is_his_death(row: Row, k: int, harm: int) -> bool:
    """ "found a woman with stab wounds; she was pronounced dead": the pronoun is the subject."""
    return k < harm and row.chunks[harm].measure == "killed" and row.tokens.low[row.chunks[k].i] in ("he", "she")


def _is_funeral(row: Row, first: int, harm: int, before: str) -> bool:
    """ "villagers buried 14 people", "we have buried 14", "were buried in a mass grave": of the dead."""
    low, verb = row.tokens.low, row.chunks[harm]
    if harm > first:
        return not _GRAVES.isdisjoint(low[verb.j : verb.j + 9])
    if before in ("g", "s") or not _MOURNERS.isdisjoint(low[max(0, verb.i - 3) : verb.i]):
        return True
    return _OF_ITS.search(" ".join(low[row.chunks[first].i : row.chunks[first].j + 3])) is not None


_GRAVES = frozenset("grave graves graveyard graveyards cemetery cemeteries funeral funerals".split())


def _not_theirs(row: Row, last: int, harm: int) -> bool:
    """Whether the verb is told of some of the people only ("90 per cent of whom rely on aid"), or is "yet to" be so."""
    low = row.tokens.low
    if row.chunks[harm].measure == "returned" and low[max(0, row.chunks[harm].i - 2) : row.chunks[harm].i] == [
        "yet",
        "to",
    ]:
        return True
    if not _NOBODY.isdisjoint(low[row.chunks[last - 1].j : row.chunks[harm].i]) and harm >= last:
        return True  # "were the 140 workers in any danger, and none needed treatment"
    inner = row.tags.find("c", last, harm)
    if inner < last or low[row.chunks[inner].i] != "of" or "," in row.tags[inner:harm]:
        return False
    return (
        row.tags[inner - 1] not in "nD,("
        or row.tags[inner + 1] == "n"
        and low[row.chunks[inner].j - 1] in ("whom", "which")
    )


_MOURNERS = frozenset("we they i have".split())  # "we have buried 40 so far"
_OF_ITS = re.compile(r"\bof (?:its|his|her|their|our) ")  # "Jordan has buried 75 of its citizens"
_FROM_TO = "number of people <harmed> is <count>"
_NOBODY = frozenset("none nobody".split())
_ALONG = re.compile(
    r"(?:,z{1,2},?)?(?:[pe][gzqmst]{1,3}|t|y|\([^)]{0,4}\)){0,5},?(?:~y?|G(?=[ns]))((?:[nsgm]z{0,2}|z)(?:,?[&~]y?(?:[nsgm]z{0,2}|z)){0,8})"
)
_OWN = frozenset("his her their".split())
# "was swept off a bridge and drowned", "were abducted from the village and later killed"
_AND_THEN = re.compile(r"q?(?:[pe][gzqmst]{1,3}|t|y){0,4},?&(?:[yBM]|t)*([VIJ])(?![yt]*[nsgm])")
# "the two technicians, kidnapped on Monday, were found dead"
_THEN_FOUND = re.compile(r"(?:[pe][gzqmst]{1,3}|t|y){1,4},[yt]{0,2}[BM][yBMt]{0,3}([VIJ])(?![yt]*[nsgm])")
_DONE_TO = frozenset("casualties abducted injured".split())
_THEN_DIED = re.compile(r"[yBMt]{0,3}(I)")
_AFTERWARDS = frozenset("rescued evacuated assisted returned".split())  # "three wounded men survived"
_OF_THOSE_WHO = re.compile(r"[gs]enr")
_BEFORE_DEATH = frozenset(
    "missing abducted detained trapped injured casualties rescued evacuated sexual_violence".split()
)


# harm that is worth a row of its own where no number is told ("civilians have died")
_TOLD_WITHOUT_NUMBER = frozenset("killed injured casualties abducted missing displaced trapped sexual_violence".split())


def _fill_tolls(row: Row, carried: str, fresh: int) -> None:
    """ "bringing the total to 41": the measure is that of the harm told before, else of the sentence just before."""
    for k, chunk in enumerate(row.chunks):
        if chunk.tag == "T" and not chunk.measure:
            told = [one.measure for one in row.chunks[:k] if one.measure and one.tag in "DVKWIJOn"]
            if "caseload" in row.tokens.low[chunk.i : chunk.j]:
                told = [one for one in told if one == "infected"] or told
            brought = any(
                word in ("bringing", "brings", "brought", "taking", "takes") for word in row.tokens.low[: chunk.i]
            )
            row.chunks[k] = chunk._replace(measure=told[-1] if told else carried if fresh or brought else "")


def _if_uprooted(row: Row, harm: Chunk) -> bool:
    """Whether the phrase says harm only of people driven from home."""
    return "comes" in harm.flags or " ".join(row.tokens.low[harm.i : harm.j]) in lexicon().comes


def _are_displaced(row: Row, k: int, told: frozenset[str]) -> bool:
    """Whether people who arrive are displaced ones: the text speaks of displacement, or the noun says so."""
    chunk = row.chunks[k]
    if chunk.known != "head":
        here = any(one.measure == "displaced" for one in row.chunks[:k])
        return row.uprooted and ("displaced" in told or here) and chunk.known == "bare"
    if chunk.hint == "displaced" or chunk.group in ("households", "refugees_migrants"):
        return True
    return (row.uprooted or "displaced" in told) and is_anybody(row, k)


def is_anybody(row: Row, k: int) -> bool:
    """Whether the noun says no more than that they are people: no ministers, doctors or soldiers."""
    chunk, lex = row.chunks[k], lexicon()
    word = row.tokens.low[chunk.head]
    if chunk.group in ("households", "refugees_migrants", "civilians", "children", "women", "men", "elderly"):
        return True
    return chunk.group == "people" and (word in _ANYBODY or word in lex.nationals)


_ANYBODY = frozenset(
    """people persons person individuals individual residents inhabitants villagers locals souls citizens nationals
    others
arrivals newcomers evacuees returnees deportees survivors adults pax members townspeople islanders farmers herders
pastoralists
dwellers minors""".split()
)


def _animals_before(row: Row, k: int) -> bool:
    """ "91 foxes, of which only four were killed": a bare number behind counted animals."""
    before = row.tags[:k].rfind("q")
    if before < 0 or "n" in row.tags[:k]:
        return False
    first = row.chunks[before]
    words = row.tokens.low[first.i : first.j]
    thing = match_phrase(lexicon().things, words, len(words) - 1)
    return thing is not None and thing[0] == "animals" and any(start == first.start for start, _, _ in row.passed)


def _is_age_or_both(row: Row, k: int) -> bool:
    """ "Yusuf, nine, and Sami": an age; "two victims, both Spaniards", "one of them, a clerk": the same people."""
    chunk, tags = row.chunks[k], row.tags
    if k < 2 or tags[k - 1] != ",":
        return False
    if "article" in chunk.flags and tags[k - 2] == "n" and "part" in row.chunks[k - 2].flags:
        return value_of(row.chunks[k - 2]) == 1 and tags[k + 1 : k + 2] == ","
    if chunk.known == "bare" and tags[k - 2] == "z" and tags[k + 1 : k + 2] in (",", ")") and chunk.number is not None:
        return (chunk.number.best or 200) < 110
    before = row.chunks[k - 2].number
    return row.tokens.low[chunk.i] == "both" and before is not None and before.best == 2


def _before_while(row: Row, first: int, last: int) -> int:
    """ "displaced 10,000 people, while 57 people ... suffered burns": "while" begins a clause, and ends a list."""
    for k in range(first, last):
        if row.tags[k] == "&" and row.tokens.low[row.chunks[k].i] in ("while", "whilst"):
            return k
    return last


def _is_of_another_clause(row: Row, k: int, last: int, harm: int) -> bool:
    """ "from one family, and two were hurt", "to 320 homes, and four people died": governed words are no subject."""
    if k and row.tags[k - 1] == "Q" and row.tokens.low[row.chunks[k - 1].j - 1] in _TALLIES and harm >= last:
        return ",&" in row.tags[k:last]  # "the office counts 640 patients in hospitals, and four people have died"
    if k > 1 and row.tags[k - 1] == "x" and row.tags[k - 2] in "qz" and harm >= last:
        return ",&" in row.tags[k:last]  # "a dog bit 14 people, and one child has died"
    if k and row.tags[k - 1] == "B" and ",&" in row.tags[k:last] and harm >= last:
        return True  # "the latest victim was a woman of 23, and 93 people have fallen ill"
    if not k or row.tags[k - 1] not in "pR" or row.tokens.low[row.chunks[k - 1].i : row.chunks[k - 1].j] in _BESIDES:
        return False
    return harm > last or harm == last and row.tags[harm] in "IK"


_TALLIES = frozenset("counts counted records recorded registers registered logged lists listed treats treated".split())
_BESIDES = (["in", "addition", "to"], ["apart", "from"])  # "in addition to the eight soldiers, two civilians died"


def _is_whole(row: Row, k: int, harm: int) -> bool:
    """ "nine of the 16 crew were rescued": not the 16, but "12 of the 30 people injured" tells of the 30."""
    if row.tags[k - 2 : k] != "ne" or "of_count" not in row.chunks[k - 2].flags:
        return False
    between = row.tags[k + 1 : harm]
    ends = row.tags[harm + 1 : harm + 2] in ("", ";")  # "and 118 of the 173 passengers rescued."
    return ("B" in between or row.tags[harm] == "I" or ends and harm > k) and "r" not in between


def _is_included(row: Row, done: dict[int, Reading], k: int, last: int) -> bool:
    """ "five were killed, including a clerk, and 15 others wounded": the clerk is one of the five."""
    inc = row.tags.rfind("c", 0, k)
    listed = k == inc + 1 or _LISTED.fullmatch(row.tags, inc + 1, k) is not None
    if inc < 0 or not listed or not any(m < inc for m in done):
        return False
    return ",&" in row.tags[k:last]


_LISTED = re.compile(r"(?:[nszm][zqpet]{0,3}(?:,?&|,))+")


def _has_object(row: Row, harm: int) -> bool:
    """ "five researchers released a report": an active verb with an object of its own harms nobody before it."""
    if harm + 1 >= len(row.tags) or row.tags[harm + 1] not in "qmz":
        return False
    behind = row.chunks[harm + 1]
    words = row.tokens.low[behind.i : behind.j]
    return words[0] in _DETERMINERS and words[-1] not in lexicon().measure_words


_DETERMINERS = frozenset("a an the his her its their our this these those".split())


_CLIENTS = frozenset(
    """customers consumers users subscribers clients passengers travellers travelers commuters shoppers investors
shareholders accountholders account-holders cardholders policyholders holidaymakers fliers flyers""".split()
)
_STAFF = frozenset("employees workers staff staffers jobs positions posts managers".split())
_HAZARDS = frozenset(
    """power electricity outage outages blackout blackouts water flood floods flooding storm quake earthquake cyclone
typhoon hurricane fire wildfire disease outbreak poisoning gas leak heat tornado explosion blast""".split()
)
_BUSINESS = frozenset(
    "job jobs layoff layoffs cuts redundancies restructuring closure plant strike pay wage wages".split()
)


def _is_trade(row: Row, chunk: Chunk) -> bool:
    """ "a breach affected 2 million customers", "cuts affecting 300 employees": business, if the lights stay on."""
    head = row.tokens.low[chunk.head] if chunk.head >= 0 else ""
    words = row.tokens.low
    if head in _CLIENTS:
        return _HAZARDS.isdisjoint(words)
    return head in _STAFF and not _BUSINESS.isdisjoint(words) and _HAZARDS.isdisjoint(words)


_SHARES = frozenset("half third quarter fifth tenth majority bulk fraction handful rest remainder".split())
_ROSTER = frozenset("players coaches singers actors strikers defenders goalkeepers pitchers".split())


def _is_signing(row: Row, chunk: Chunk, verb: str) -> bool:
    """ "the team released eight players", "200 staff were let go": nobody was held."""
    head = row.tokens.low[chunk.head] if chunk.head >= 0 else ""
    return verb.startswith("releas") and head in _ROSTER or verb in ("let", "lets", "letting") and head in _STAFF


def _is_sent_home(row: Row, harm: int) -> bool:
    """ "was treated and released", "received 22 stitches and was released": a patient goes home."""
    at = row.chunks[harm].i
    before = row.tokens.low[max(0, at - 6) : at]
    return row.tokens.low[at] == "released" and not {"treated", "stitches", "examined"}.isdisjoint(before)


_BRINGS = frozenset("bring brings brought bringing raise raises raised raising takes took".split())
_NOUNS = ("q", "g", "z", "s", "m", "n", "x")
_BESIDE = re.compile(r"(?:^|,)G(?:qp)?$")
_TO_COMMA = re.compile(r"(?:[pe][gzqmst]{1,3}|[pe]n|t|y){0,3},")


def _is_base(row: Row, k: int, harm: int) -> bool:
    """ "Out of 54 workers, 13 were killed": the number that a share is taken of."""
    before = row.tokens.low[row.chunks[k].i - 1] if row.chunks[k].i else ""
    return (
        before in ("of", "among")
        and re.fullmatch(r"y?[pedx]{1,2}", row.tags[:k]) is not None
        and (end := _TO_COMMA.match(row.tags, k + 1)) is not None
        and harm >= end.end()
    )


def _counts(chunks: list[Chunk], k: int, rule: str) -> bool:
    """Whether this item makes the rule worth applying: a count, or one definite person."""
    chunk = chunks[k]
    return chunk.tag == "n" or (chunk.tag in "szm" and chunk.known != "pronoun" and rule != "<count> <harmed>")


def _fits(row: Row, k: int, harm: int, first: int, told: frozenset[str]) -> bool:
    """Whether the item can take the measure: a bare or unknown noun may be a thing."""
    chunks = row.chunks
    chunk = chunks[k]
    if chunks[harm].measure == "affected" and _is_trade(row, chunk):
        return False
    if chunk.tag in "szm" and row.tags[k + 1 : k + 2] == "e" and row.tokens.low[chunk.j - 1] in _SHARES:
        return False  # "a quarter of the army was killed"
    verb = row.tokens.low[chunks[harm].i]
    if chunks[harm].measure == "rescued" and (_is_signing(row, chunk, verb) or _is_sent_home(row, harm)):
        return False
    labelled = k > 0 and row.tags[k - 1] == ":"
    taken = (
        verb in _SEIZES
        or harm < k
        and row.tokens.low[chunks[harm].j - 1] in ("away", "off")
        and chunks[harm].measure == "abducted"
    )
    if chunk.known != "head" and not labelled and (taken or harm < k and verb in _TAKES_THINGS):
        return False
    if chunks[harm].tag in "IJiV" and _if_uprooted(row, chunks[harm]):
        return _are_displaced(row, k, told)
    if chunk.known == "bare" and _animals_before(row, k):
        return False
    if harm > k == first and "," in row.tags[k:harm] and _BESIDE.search(row.tags, 0, k):
        return False  # "the boat, with 86 people on board, left the city"
    if (
        (chunks[harm].tag == "A" or chunks[harm].tag == "O" and chunks[harm].measure == "assisted")
        and chunk.group == "people"
        and row.tokens.low[chunk.head] not in _RECIPIENTS
    ):
        return False
    if chunk.known == "bare" and harm == k + 1 and row.tokens.low[chunks[harm].j - 1] == "affected":
        if row.tags[harm + 1 : harm + 2] not in ("q", "z"):
            return True
        return False  # "the 4 affected districts"
    if chunk.tag == "n" and chunk.known != "head" and chunks[harm].measure in _NEEDS_PERSON:
        return (
            chunk.known == "bare"
            and (chunk.number is not None and chunk.number.quantifier != "x")
            and (
                any(chunks[m].known == "head" for m in range(first, k))
                or chunks[harm].tag == "V"
                or harm > k
                or "part" in chunk.flags
                or chunks[harm].tag == "T"
                or (chunks[harm].tag == "K" and chunks[harm].j - chunks[harm].i > 1)
            )
        )
    if k and chunks[k - 1].tag == "p" and k == first and chunks[harm].start > chunk.start and chunk.known != "head":
        toll_of = chunks[harm].tag == "T" and "of" in row.tokens.low[chunks[harm].i : chunks[harm].j]
        if toll_of or row.tags[k + 1 : harm] == "M" and row.tokens.low[chunks[k + 1].i] == "known":
            return True  # "taking to 78 the number of people who froze", "out of 114 known to have been infected"
        if harm == k + 1 and chunks[harm].tag == "J" and row.tags[harm + 1 : harm + 2] not in _NOUNS:
            return True  # "police put it at 27 dead"
        if chunks[harm].tag == "T" and harm == k + 1 and not _BRINGS.isdisjoint(row.tokens.low[: chunk.i]):
            return True  # "the killings bring to 411 the number of monks put to death"
        return "definite" in chunk.flags and harm - k <= 2  # "hopes fade for the 33 still trapped"
    return True
