"""People whom somebody registers or counts, where the text speaks of people driven from home.

    "Camp managers have registered 430 households since Monday."  ->  430 households: displaced

The measure is that of the figure told last, if that one is about leaving home or coming back, else displaced.
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Row
from extractors.frames.readings import Reading
from extractors.words.lexicon import lexicon

_MEASURES = ("displaced", "evacuated", "returned", "affected", "homeless")
_REGISTERS = frozenset(
    """registered recorded counted enumerated documented tracked identified profiled listed logged registering
    counting recording
received welcomed screened verified biometrically pre-registered""".split()
)
_AHEAD = frozenset("have has had been were was are is being also so far already now newly further".split())
_OTHER_AIM = frozenset("for as to with against".split())  # "registered 430 people for vaccination"
# how the number begins
_OPENERS = (
    *"123456789",
    "some",
    "about",
    "around",
    "over",
    "nearly",
    "almost",
    "more",
    "at",
    "an",
    "a",
    "another",
    "up",
)
_ARRIVALS = frozenset("arrival arrivals newcomers entries crossings".split())
_TARGETS = ("targets", "targeting", "target", "prioritises", "prioritizes", "prioritising", "prioritizing")
_PLANS = frozenset("plan appeal response partners project projects hrp programme program strategy cluster".split())


def trigger_phrases() -> list[tuple[str, ...]]:
    """Verb and what may follow or precede it, for the scan that finds sentences worth reading."""
    ahead = [(word, verb) for word in ("been", "were", "was", "are", "is") for verb in _REGISTERS]
    moved = [(noun, "of") for noun in _MOVEMENTS] + [("arrivals",)]
    moved += [(verb, digit) for verb in _TARGETS for digit in "123456789"]
    ahead += [(word, "reached") for word in ("been", "were", "being")]
    return ahead + moved + [(verb, opener) for verb in _REGISTERS for opener in _OPENERS]


def read_registered(row: Row, done: dict[int, Reading], carried: str, fresh: int, anybody: object) -> None:
    """Counts of people, whoever they are, that no rule took: those that are registered, and new arrivals."""
    low = row.tokens.low
    _read_sums(row, done)
    _read_changed(row, done, carried, fresh)
    _read_reached(row, done, carried)
    for k, chunk in enumerate(row.chunks):
        if fresh and row.uprooted and carried in _MEASURES and k not in done and _is_further(row, k):
            done[k] = Reading(k, carried, "another <count>", -1)
        if (
            chunk.tag != "n"
            or k in done
            or chunk.known != "head"
            and not (chunk.known == "unknown" and low[chunk.head] in _ARRIVALS)
            or chunk.measure
            or chunk.hint
            or chunk.number is None
            or chunk.number.best == 1
        ):
            continue
        kind = low[chunk.head - 1]
        if _is_under_order(row, k):
            done[k] = Reading(k, "evacuated", "evacuation order for <count>", -1)
            continue
        if low[chunk.i - 1] in _TARGETS and not _PLANS.isdisjoint(low) and anybody(row, k):  # type: ignore[operator]
            done[k] = Reading(k, "in_need", "the plan targets <count>", -1)
            continue
        arrived = low[chunk.head] in _ARRIVALS and kind not in _VISITORS and "M" not in row.tags[:k]
        arrived = arrived and (row.uprooted or kind == "new") and _PLANS.isdisjoint(low)
        if not arrived and not (row.uprooted and anybody(row, k) and _is_counted(row, k)):  # type: ignore[operator]
            continue
        measure = carried if carried in _MEASURES and not arrived else "displaced"
        done[k] = Reading(k, measure, "registered <count>", -1)


_VISITORS = frozenset("tourist visitor flight passenger foreign air international cruise holiday domestic".split())
_MOVEMENTS = frozenset("movement movements passage transfer crossing crossings entry".split())


def _is_counted(row: Row, k: int) -> bool:
    return _is_object(row, k) or _is_subject(row, k) or _is_moved(row, k)


def _is_under_order(row: Row, k: int) -> bool:
    """ "an evacuation order covers 20,000 people"."""
    low, at = row.tokens.low, row.chunks[k].i
    before = low[max(0, at - 7) : at]
    return bool(before) and before[-1] in _COVERS and "evacuation" in before and not _ORDERS.isdisjoint(before)


_COVERS = frozenset("cover covers covered covering affect affects affected affecting for to".split())
_ORDERS = frozenset("order orders warning warnings notice notices alert alerts".split())


def _is_moved(row: Row, k: int) -> bool:
    """ "attacks triggered the movement of 7,431 individuals"."""
    low, at = row.tokens.low, row.chunks[k].i
    return low[max(0, at - 1) : at] == ["of"] and at > 1 and low[at - 2] in _MOVEMENTS


_SUMS_UP = re.compile(r"([gDHJ])(?:[pe][zqmt]{1,3}|t){0,3},?y?x(n)(?=[,;&(pt]|$)")


def _read_sums(row: Row, done: dict[int, Reading]) -> None:
    """ "Returnees in the same period number 612,480"."""
    for match in _SUMS_UP.finditer(row.tags):
        who, k = row.chunks[match.start(1)], match.start(2)
        measure = who.measure or who.hint
        if k not in done and measure and row.chunks[k].known == "bare":
            if row.tokens.low[row.chunks[k].i - 1] in _SUM_VERBS:
                done[k] = Reading(k, measure, "<people> number <count>", match.start(1))


_REACHED = re.compile(r"(n)(?:(?:[pe][zq]{1,2}|\([^)]{1,4}\)){0,2}B[yt]{0,2}R(?!y?n)|y?K(?=\(|[,;.]|$))")


def _read_reached(row: Row, done: dict[int, Reading], carried: str) -> None:
    """ "So far 12,000 families have been reached": by aid, where the word takes no number of its own."""
    for match in _REACHED.finditer(row.tags):
        k, verb = match.start(1), row.chunks[match.end() - 1]
        people = carried in _REACHED_AFTER or any(one.tag == "n" and one.known == "head" for one in row.chunks[:k])
        bare = row.chunks[k].known == "bare" and people
        if k not in done and row.tokens.low[verb.i] == "reached" and (bare or row.chunks[k].known == "head"):
            done[k] = Reading(k, "assisted", "<count> were reached", match.end() - 1)


_REACHED_AFTER = ("assisted", "in_need", "food_insecure", "affected", "displaced")
_SUM_VERBS = frozenset("number numbers numbered numbering total totals totalled totaled totalling".split())


# "Evacuees have gone down to 6,891 from a high of 135,000"
_CHANGED_TO = re.compile(
    r"([gDH])(?:[pe][zqmt]{1,3}|t){0,2}[yB]{0,2}[xRI]{1,2}p{1,2}y?(n)(?:pq?[xe]{0,2}(n))?(?=[,;p]|$)"
)
_MAKES = re.compile(r"^[xmw][xq](n)")


def _read_changed(row: Row, done: dict[int, Reading], carried: str, fresh: int) -> None:
    """ "Evacuees have gone down to 6,891"; "That makes 8,540 families for the year", after people told before."""
    low = row.tokens.low
    for match in _CHANGED_TO.finditer(row.tags):
        who = row.chunks[match.start(1)]
        measure = who.measure or who.hint
        words = low[who.j : row.chunks[match.start(2)].i]
        if not measure or words[-1:] != ["to"] or lexicon().change_words.isdisjoint(words) and "gone" not in words:
            continue
        for k in (match.start(2), match.start(3)):
            if k > 0 and k not in done and row.chunks[k].known == "bare":
                done[k] = Reading(k, measure, "<people> have risen to <count>", match.start(1))
    makes = _MAKES.match(row.tags)
    if makes and fresh and carried in _MEASURES and low[0] in ("that", "this") and low[1] == "makes":
        done.setdefault(makes.start(1), Reading(makes.start(1), carried, "that makes <count>", -1))


def _is_further(row: Row, k: int) -> bool:
    """ "Another 3,000 followed on Saturday.", after "12,000 people were displaced": more of the same people."""
    chunk = row.chunks[k]
    alone = chunk.tag == "n" and chunk.known == "bare" and "more" in chunk.flags
    return (
        alone
        and re.fullmatch(r"[yptzqm,]*", row.tags[:k]) is not None
        and re.match(r"[Bxyp]", row.tags[k + 1 :]) is not None
        and _AS_BEFORE.isdisjoint(row.tokens.low[chunk.j : chunk.j + 3])
    )


# another 3,000 may be, do or need something else than those before
_AS_BEFORE = frozenset("live lives lived work worked risk could may might need lack without".split())


def _is_object(row: Row, k: int) -> bool:
    """ "have registered 430 households since Monday"."""
    low, chunk = row.tokens.low, row.chunks[k]
    before = low[chunk.i - 1] if chunk.i else ""
    after = low[chunk.j] if chunk.j < len(low) else ""
    settled = before in ("counted", "recorded") and low[chunk.head] == "inhabitants"  # of a town, in a census
    return before in _REGISTERS and after not in _OTHER_AIM and not settled


def _is_subject(row: Row, k: int) -> bool:
    """ "3,400 people have been registered at the site"."""
    low = row.tokens.low
    at = row.chunks[k].j
    while at < len(low) and low[at] in _AHEAD:
        at += 1
    if at >= len(low) or low[at] not in _REGISTERS or at == row.chunks[k].j and low[at] in ("received", "recorded"):
        return False
    after = low[at + 1] if at + 1 < len(low) else ""
    return after not in _OTHER_AIM or after == "as" and low[at + 2 : at + 3] == ["of"]
