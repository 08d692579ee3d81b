"""What became of people in the end: the missing who are found, the wounded who die later.

    "A diver who vanished off the reef was found dead."        a diver: killed, not missing
    "Five fishermen reported missing were found alive."        five: rescued
    "Nine died on the spot and one later in hospital."         one: killed
    "Three of the confirmed cases have died."                  three: killed
    "Twelve passengers escaped through a window."              twelve: rescued
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Row
from extractors.chunks.sentence import is_name
from extractors.frames.readings import Reading

_AT_ONCE = frozenset("scene spot site instantly outright immediately".split())
_ENDS = ("killed", "rescued")
# from the missing to what they were found to be; nobody else, and no other clause, between
_FOUND = re.compile(r"(?:[^nDgsm;w]|w[qt]){0,30}?(?:M|B[yt]{0,6})([JV])(?![yt]*[nDgs])")
# "80 who had been missing | were found in hospitals"
_NO_LONGER = re.compile(r"nrB[yt]{0,2}[JV](?:[^nDgsm;w]|w[qt]){0,8}?(M|Bx)(?=[pt,;]|$)")
_TRACED = frozenset("found traced located".split())


def read_outcomes(row: Row, done: dict[int, Reading]) -> None:
    """Let the end of a story decide what happened to those it is told of."""
    _read_found(row, done)
    _read_survivors(row, done)
    _read_later_deaths(row, done)
    _read_fatal_cases(row, done)
    _read_both(row, done)


_SLIDES = frozenset(
    """alive under beneath rubble debris mud snow slide landslide landslides avalanche avalanches ruins collapse
    collapsed when by rescuers dig digging""".split()
)


def read_buried(row: Row, done: dict[int, Reading], told: frozenset[str]) -> None:
    """ "9,792 died. In the first month 1,110 were buried": the dead, where nothing came down on anybody."""
    low = row.tokens.low
    for k, reading in done.items():
        buried = reading.measure == "trapped" and reading.harm > k and low[row.chunks[reading.harm].j - 1] == "buried"
        if buried and "killed" in told and "trapped" not in told and _SLIDES.isdisjoint(low):
            done[k] = reading._replace(measure="killed")


def _read_found(row: Row, done: dict[int, Reading]) -> None:
    low, chunks = row.tokens.low, row.chunks
    for k, reading in list(done.items()):
        if reading.measure != "missing":
            continue
        gone = _NO_LONGER.match(row.tags, k)
        if gone and "had" in low[chunks[k].j : chunks[k + 2].j] and low[chunks[gone.end() - 1].j - 1] in _TRACED:
            del done[k]
            continue
        match = _FOUND.match(row.tags, max(k, reading.harm) + 1)
        if match is None:
            continue
        end = chunks[match.start(1)]
        if end.measure in _ENDS and "found" in low[chunks[match.start(1) - 1].i : end.j]:
            done[k] = reading._replace(measure=end.measure, harm=match.start(1))


_SURVIVORS = re.compile(r"n(?:[pe][zq]|,[^DV;]{1,4},)?(?:B|M)")
# "13 fatalities, 8 missing and | 19 survivors", "12 died and there are | 28 survivors", "12 dead, with | 28 survivors"
_COUNTED_OUT = re.compile(r"[nD][JI]?(?:[pe][zqg]{1,2}){0,2}(?:,?&|,G|,)y?B?y?(n)(?=$|[,;p])")
_LOST = ("killed", "missing")
_BROUGHT_OUT = frozenset("brought landed ferried found pulled dug plucked located discovered extracted picked".split())


def _read_survivors(row: Row, done: dict[int, Reading]) -> None:
    """ "Four survivors, all women, were found in the wreckage", "pulled 14 survivors from the mud"."""
    low = row.tokens.low
    for k, chunk in enumerate(row.chunks):
        brought = chunk.tag == "n" and k > 0 and k not in done and low[row.chunks[k - 1].i] in _BROUGHT_OUT
        if brought and chunk.known == "head" and low[chunk.head] in ("survivors", "survivor"):
            done[k] = Reading(k, "rescued", "<survivors> were found", k - 1)
    for match in _COUNTED_OUT.finditer(row.tags) if "survivors" in low else ():
        k, first = match.start(1), match.start()
        if k not in done and first in done and done[first].measure in _LOST and low[row.chunks[k].j - 1] == "survivors":
            done[k] = Reading(k, "rescued", "<dead> and <survivors>")
    for match in _SURVIVORS.finditer(row.tags):
        k, verb = match.start(), row.chunks[match.end() - 1]
        if k in done or row.chunks[k].known != "head" or low[row.chunks[k].head] not in ("survivors", "survivor"):
            continue
        if not _BROUGHT_OUT.isdisjoint(low[verb.i : verb.j + 1]):
            done[k] = Reading(k, "rescued", "<survivors> were found", match.end() - 1)


def _read_later_deaths(row: Row, done: dict[int, Reading]) -> None:
    """The place where they died is told, not their state."""
    killed = -1
    for k in sorted(done):
        reading = done[k]
        at = row.chunks[reading.harm] if reading.harm > k else None
        between = row.tokens.low[row.chunks[killed].j : row.chunks[k].i] if killed >= 0 else []
        told = at is not None and "B" in row.tags[k : reading.harm + 2]  # "and 22 are in hospital"
        if at and not told and row.tokens.low[at.j - 1] == "hospital" and "and" in between and _AT_ONCE & set(between):
            done[k] = reading._replace(measure="killed")
        if done[k].measure == "killed":
            killed = k


_FATAL = re.compile(r"(?:e[nD])?[yt]{0,2}B?[yt]{0,2}([IJ])(?![yt]{0,2}[nDsgm])")


def _read_fatal_cases(row: Row, done: dict[int, Reading]) -> None:
    """ "Twelve cases died", "five of the nine cases were fatal": the noun counts the ill, the verb says more."""
    for k, reading in done.items():
        if reading.measure != "infected" or reading.harm not in (-1, k) or row.tags[k - 1 : k] == "e":
            continue
        match = _FATAL.match(row.tags, k + 1)
        if match and row.chunks[match.start(1)].measure == "killed":
            done[k] = reading._replace(measure="killed", harm=match.start(1))

def read_ways_out(row: Row, done: dict[int, Reading]) -> None:
    """ "Twelve passengers escaped through a window": they came off with their lives, nobody is driven from home."""
    for k, reading in done.items():
        if reading.measure == "displaced" and reading.harm > k and _is_way_out(row, k, reading.harm):
            done[k] = reading._replace(measure="rescued")


def _is_way_out(row: Row, k: int, harm: int) -> bool:
    verb, low = row.chunks[harm], row.tokens.low
    if not low[verb.i].startswith("escap") or row.uprooted:
        return False
    people = row.chunks[k]
    if people.group in ("households", "refugees_migrants", "prisoners") or people.hint:
        return False
    if not _CAPTIVITY.isdisjoint(low):
        return False
    behind = low[verb.j : verb.j + 5]
    from_place = behind[:1] == ["from"] and verb.j + 1 < len(low) and is_name(row.tokens.raw[verb.j + 1])
    return _AWAY.isdisjoint(behind) and not from_place


_CAPTIVITY = frozenset(
    """jail jails jailbreak prison prisons cell cells captors captivity captive captives hostages abducted kidnapped
    kidnappers abductors custody detention guards""".split()
)
_AWAY = frozenset(
    """to into across towards toward over fighting violence war clashes persecution conflict bombing shelling
    bombardment raids floods flooding hunger famine drought massacre attacks""".split()
)


_BEHIND = re.compile(r"n(?:[pe][gzqmt]{1,2}|n?t|p[nq]t?|y){0,3},?(V)(?![nszm])")


def _read_both(row: Row, done: dict[int, Reading]) -> None:
    """ "lost 1,560 soldiers in a day, killed and wounded": casualties, whatever the verb."""
    for k, reading in done.items():
        match = _BEHIND.match(row.tags, k) if reading.measure == "killed" and reading.harm < k else None
        if match and row.chunks[match.start(1)].measure == "casualties":
            verb = row.chunks[match.start(1)]
            if verb.j - verb.i > 2:
                done[k] = reading._replace(measure="casualties")
