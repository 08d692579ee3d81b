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

from extractors.chunks import TAGS, Chunk, Row

_FILE = Path(__file__).with_name("frames.toml")


class Frame(NamedTuple):
    """One rule: its id reads like the phrase; ``pattern`` runs over the tags of a row."""

    id: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Reading(NamedTuple):
    """What the rules made of one chunk: the measure, the rule, the harm word's chunk and, for a part, its whole."""

    chunk: int
    measure: str
    rule: str
    harm: int = -1
    whole: int = -1
    relation: str = ""  # "carried": the whole is the last figure of the sentence before


CARRIED = -2  # Reading.whole: the last whole of the sentence before
CARRIED_SAME = -3  # Reading.whole: the last whole of the same measure


NOTHING_READ = Reading(-1, "", "")


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
            out.append(Frame(row["id"], re.compile(text), tuple(row["examples"]), tuple(row["counterexamples"])))
        except re.error as error:
            raise FrameError(f"frames.toml: {row['id']}: {error}; check brackets and tag names") from None
    return tuple(out)


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


# words of a noun that can be harmed things as well: without a person noun these measures need a sure head
_NEEDS_PERSON = frozenset("assisted returned surrendered rescued affected evacuated".split())


def read_frames(row: Row, carried: str = "", told: frozenset[str] = frozenset()) -> list[Reading]:
    """The readings of one sentence, in the order of its chunks; each counted chunk has at most one.

    ``carried``: the measure of the last whole of the sentence before, which "This includes ..." breaks down;
    ``told``: the measures of all wholes so far, for "twelve of the dead".
    """
    chunks, tags = row.chunks, row.tags
    done: dict[int, Reading] = {}
    used: set[int] = set()
    for k, chunk in enumerate(chunks):
        if chunk.tag == "D":
            done[k] = Reading(k, chunk.measure, "<count> deaths", k)
    for frame in frames():
        for match in frame.pattern.finditer(tags):
            name = "who" if match.groupdict().get("who") is not None else "who2"
            first, last = match.span(name)
            harm = match.start("harm")
            if harm in used or not chunks[harm].measure:
                continue
            people = list(range(first, last))
            tail = _ALONG.match(tags, match.end()) if chunks[harm].tag in "VI" else None
            if tail:
                people += range(*tail.span(1))
            items = [
                k
                for k in people
                if tags[k] in "nszm"
                and k not in done
                and _fits(chunks, k, harm, first)
                and _is_person(row, k, first, last, frame.id, harm)
            ]
            if not any(_counts(chunks, k, frame.id) for k in items):
                known = (
                    _antecedent(row, done, first)
                    if harm < first and any(chunks[k].known == "pronoun" for k in people)
                    else None
                )
                if known is not None:
                    done[known] = Reading(known, chunks[harm].measure, frame.id, harm)
                    used.add(harm)
                elif frame.id in _DIRECT and chunks[harm].measure in _TOLD_WITHOUT_NUMBER:
                    for k in people:
                        if tags[k] == "g" and chunks[k].known == "head" and k not in done:
                            done[k] = Reading(k, chunks[harm].measure, frame.id, harm)
                            used.add(harm)
                continue
            measure = chunks[harm].measure
            if match.groupdict().get("harm2") is not None:
                other = chunks[match.start("harm2")].measure
                if {measure, other} == {"killed", "injured"}:
                    measure = "casualties"
                elif "killed" in (measure, other):
                    measure = "killed"
                used.add(match.start("harm2"))
            for k in items:
                if chunks[k].known != "pronoun" or len(items) > 1:
                    done[k] = Reading(k, measure, frame.id, harm)
            used.add(harm)
    _link_parts(row, done, carried, told)
    _read_leftovers(row, done)
    return [done[k] for k in sorted(done)]


_ALONG = re.compile(
    r"(?:,z{1,2},?)?(?:[pe][gzqmst]{1,3}|t|y){0,3},?~y?((?:[nsgm]z{0,2}|z)(?:,?[&~]y?(?:[nsgm]z{0,2}|z)){0,8})"
)
# harm that is worth a row of its own where no number is told ("civilians have died")
_TOLD_WITHOUT_NUMBER = frozenset("killed injured casualties abducted missing displaced trapped sexual_violence".split())
_BODILY = frozenset("killed injured abducted detained".split())
_DIRECT = frozenset(
    ("<count> were <harmed>", "<count> died", "killing <count>", "the killing of <count>", "killing <first of a list>")
)


def _is_person(row: Row, k: int, first: int, last: int, rule: str, harm: int) -> bool:
    """Whether an item without a number is one person: a role or title, or a personal name straight at the verb."""
    chunk, tags = row.chunks[k], row.tags
    if chunk.tag == "n":
        return True
    if chunk.known == "pronoun" and row.tokens.low[chunk.i] in ("he", "she", "they"):
        return False  # "killed X while he prayed": the subject of the next clause
    if (
        k + 2 < len(tags)
        and tags[k + 1] == ","
        and "article" in row.chunks[k + 2].flags
        and tags[k + 2] in "nm"
        and (k == first and k + 2 < last and row.tokens.low[row.chunks[k + 2].i] != "another")
    ):
        return False  # "Sheikh Omar, a cleric": counted once, at the article
    if rule not in _DIRECT:
        return False
    measure = row.chunks[harm].measure
    if (
        k > first
        and tags[k - 1] == ","
        and "&" not in tags[k - 2 : k]
        and chunk.tag in "sm"
        and "possessive" not in chunk.flags
    ):
        return False  # "Ali Khan, a farmer": the same person
    if chunk.tag == "s":
        return _is_definite(row, k, first)
    if measure not in _BODILY:
        return False
    if chunk.tag == "m":
        return chunk.number is not None and (tags[k - 1] in "&~" if k > first else not (k and tags[k - 1] in "pw"))
    if k > first and tags[k - 1] in "nsgmz":
        return False  # "police chief Omar Said": the name belongs to the role before it
    end = row.chunks[k + 1].j if tags[k + 1 : k + 2] == "z" else chunk.j
    words = [row.tokens.raw[t] for t in range(chunk.i, end) if row.tokens.raw[t][0].isalpha()]
    if (
        len(words) < 2
        or not all(word[0].isupper() for word in words)
        or any(word.isupper() and len(word) > 2 for word in words)
    ):
        return False
    low = {word.lower() for word in words}
    if low & _NO_PERSON or (
        k
        and tags[k - 1] in "pe"
        and row.tokens.low[row.chunks[k - 1].i] != "by"
        and row.chunks[k - 1].tag == "p"
        and k == first
    ):
        return False
    return k == first and (harm < k or harm - last < 9)


def _is_definite(row: Row, k: int, first: int) -> bool:
    """ "the mayor", "his wife", "Chairman Musa": one known person; not the second role of a person just named."""
    chunk, tags = row.chunks[k], row.tags
    word, raw = row.tokens.low[chunk.i], row.tokens.raw[chunk.i]
    if word in ("the", "his", "her", "their", "its", "him", "he", "she", "this", "that"):
        return True
    if k > first and tags[k - 1] in "&~":
        return tags[k + 1 : k + 2] == "z"
    return raw[0].isupper() or tags[k + 1 : k + 2] == "z" or k == 0


def _antecedent(row: Row, done: dict[int, Reading], pronoun: int) -> int | None:
    """ "attacked a tribal elder and killed him", "seized two teachers and killed them": the people named last before."""
    plural = row.tokens.low[row.chunks[pronoun].i] in ("them", "they")
    singles = [
        k
        for k in range(pronoun)
        if row.tags[k] == "n"
        and k not in done
        and row.chunks[k].known == "head"
        and (number := row.chunks[k].number) is not None
        and (number.best == 1) != plural
    ]
    return singles[-1] if singles else None


_NO_PERSON = frozenset(
    """islamic state front army forces party police united nations states north south east west province city
street road district ministry hospital university group movement brigade liberation republic democratic government hamas taliban
boko haram al-shabaab council committee force guard coalition union saudi arabia new york qaida qaeda al-qaeda state media syria iraq
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december""".split()
)


def _counts(chunks: list[Chunk], k: int, rule: str) -> bool:
    """Whether this item makes the rule worth applying: a count, or one definite person."""
    chunk = chunks[k]
    return chunk.tag == "n" or (chunk.tag in "szm" and chunk.known != "pronoun" and rule != "<count> <harmed>")


def _fits(chunks: list[Chunk], k: int, harm: int, first: int) -> bool:
    """Whether the item can take the measure: a bare or unknown noun may be a thing."""
    chunk = chunks[k]
    if chunk.tag == "n" and chunk.known != "head" and chunks[harm].measure in _NEEDS_PERSON:
        return (
            chunk.known == "bare"
            and (chunk.number is not None and chunk.number.quantifier != "x")
            and (any(chunks[m].known == "head" for m in range(first, k)) or chunks[harm].tag == "V" or harm > k)
        )
    if k and chunks[k - 1].tag == "p" and k == first and chunks[harm].start > chunk.start and chunk.known != "head":
        return False
    return True


def _link_parts(row: Row, done: dict[int, Reading], carried: str = "", told: frozenset[str] = frozenset()) -> None:
    """Parts and restatements: "including", "of them", brackets; a part without a measure takes its whole's."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"c[yB]?([nsgm](?:(?:[pe][gzqmst]{1,3}|t|y){0,3}(?:,?[&~]y?|,(?=n))[nsgm]){0,20})", tags):
        inc = match.start()
        whole = _last_before(done, inc, chunks)
        words = {row.tokens.low[t] for t in range(chunks[inc].i, chunks[inc].j)}
        measure = (
            "killed"
            if words & {"dead", "killed", "victims"}
            else "injured"
            if words & {"injured", "wounded"}
            else "missing"
            if "missing" in words
            else ""
        )
        for k in range(match.start(1), match.end(1)):
            if tags[k] != "n" or "other" in chunks[k].flags:
                if tags[k] == "n" and whole is not None and k not in done:
                    done[k] = Reading(k, done[whole].measure, "including <count>", inc, whole, "part")
                continue
            if k in done and done[k].relation:
                continue
            if whole is None and not measure and inc and tags[inc - 1] == "H":
                measure = chunks[inc - 1].measure
            if whole is None and carried and inc <= 2 and not measure:
                done[k] = Reading(
                    k, done[k].measure if k in done else carried, "this includes <count>", inc, CARRIED, "part"
                )
                continue
            if whole is None and not measure:
                continue
            own = done[k].measure if k in done else ""
            base = done[whole].measure if whole is not None else ""
            if whole is not None and (not own or own == base):
                done[k] = Reading(k, own or measure or base, "including <count>", inc, whole, "part")
            elif k not in done:
                done[k] = Reading(k, measure or base, "among the dead <count>", inc)
    for match in re.finditer(r"[cG]y?D", tags):
        k = match.end() - 1
        whole = _last_before(done, match.start(), chunks)
        if whole is not None and done[k].measure == "killed" and done[whole].measure == "infected":
            done[k] = done[k]._replace(whole=whole, relation="part")  # "385 cases, with 4 deaths"
    for k, chunk in enumerate(chunks):
        if chunk.tag != "n":
            continue
        if "part" in chunk.flags and not (k and tags[k - 1] == "p"):
            whole = _last_before(done, k, chunks)
            of = chunk.measure
            if of and (whole is None or done[whole].measure != of):
                if k not in done and of in told:
                    done[k] = Reading(k, of, "<count> of them", -1, CARRIED_SAME, "part")
                if k not in done or of != carried:
                    continue
            if done.get(k, NOTHING_READ).whole == CARRIED_SAME:
                continue
            if (
                whole is None
                and carried
                and "n" not in tags[:k]
                and (k not in done or done[k].measure == carried or k <= 1)
            ):
                done[k] = Reading(
                    k,
                    done[k].measure if k in done else carried,
                    "<count> of them",
                    done[k].harm if k in done else -1,
                    CARRIED,
                    "part",
                )
            elif whole is not None:
                own = done[k].measure if k in done else done[whole].measure
                done[k] = Reading(k, own, "<count> of them", done[k].harm if k in done else -1, whole, "part")
        elif k and tags[k - 1] == "(" and k not in done and k > 1 and (k - 2) in done and tags[k - 2] in "nD":
            close = tags.find(")", k)
            if close < 0 or close - k > 8:
                continue
            base = chunks[k - 2]
            restated = (base.group == "households") != (chunk.group == "households") and "households" in (
                base.group,
                chunk.group,
            )
            if chunk.known == "bare" and not restated and close == k + 1:
                continue
            for m in range(k, close):
                if tags[m] == "n" and m not in done and (restated or chunks[m].known == "head"):
                    done[m] = Reading(
                        m, done[k - 2].measure, "<count> (<count>)", -1, k - 2, "restatement" if restated else "part"
                    )


def _last_before(done: dict[int, Reading], k: int, chunks: list[Chunk]) -> int | None:
    """The last whole before chunk ``k``: a counted one that is itself no part."""
    for m in range(k - 1, -1, -1):
        if m in done and not done[m].relation and chunks[m].tag in "nD":
            return m
    return None


def _read_leftovers(row: Row, done: dict[int, Reading]) -> None:
    """Counts that no frame took: "12 wounded soldiers", "40 hostages"; and numbers that repeat a verb."""
    chunks, tags = row.chunks, row.tags
    for k, chunk in enumerate(chunks):
        if chunk.tag != "n" or k in done:
            continue
        if chunk.measure:
            done[k] = Reading(k, chunk.measure, "<count> <harmed> people", k)
        elif (
            chunk.hint
            and chunk.known == "head"
            and not ("part" in chunk.flags and chunk.number and chunk.number.best == 1)
            and not (k and tags[k - 1] == "x" and tags[k + 1 : k + 2] == "x")
        ):
            done[k] = Reading(k, chunk.hint, "<count> hostages", k)
