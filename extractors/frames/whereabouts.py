"""Where the counted are tells what befell them: in hospital with an illness or a wound, in shelters.

    "12 people are in hospital with dengue"  ->  infected        "12 people are in hospital with burns"  ->  injured
    "4,990 people in 81 shelters"            ->  displaced       "typhoid has struck 77 inmates"         ->  infected
"""

from __future__ import annotations

import re

from extractors.chunks.refuge import is_refuge
from extractors.chunks.rows import Row
from extractors.frames.fitness import is_anybody
from extractors.frames.readings import Reading
from extractors.words.lexicon import lexicon, noun_index
from extractors.words.lookup import match_phrase

_CARE = frozenset(
    """hospital hospitals hospitalised hospitalized hospitalisation hospitalization admitted treated treating treatment
care clinic clinics ward wards ventilator ventilators oxygen""".split()
)
_STRUCK = frozenset("struck hit stricken afflicted sickened infected attacked felled laid".split())
_WOUNDS = frozenset(
    """injury injuries wounds burns fractures fracture inhalation gunshot shrapnel bruises cuts trauma shock heatstroke
dehydration hypothermia exhaustion frostbite concussion""".split()
)
_FOUND = frozenset("confirmed detected diagnosed found identified".split())
_REACH = 6  # tokens behind the word for care among which "with cholera" stands


def read_whereabouts(row: Row, done: dict[int, Reading], told: frozenset[str] = frozenset()) -> None:
    """Tell cases from wounded among those in hospital; read who stays in shelters.

    ``told``: the measures of the text so far: in one on an epidemic those in hospital are ill.
    """
    counts = "H" in row.tags or "D" in row.tags
    cases = counts and any(chunk.tag in "HD" and chunk.measure == "infected" for chunk in row.chunks)
    epidemic = (cases or "infected" in told) and "injured" not in told
    _name_illness(row, done, epidemic=epidemic, hurt="injured" in told and not epidemic)
    for k, reading in done.items():  # "treated 312 for wounds, 71 of them women": as the whole is
        whole = done.get(reading.whole)
        if whole and (reading.measure, whole.measure) == ("assisted", "injured") and reading.relation == "part":
            done[k] = reading._replace(measure="injured")
        elif whole and (reading.measure, whole.measure) == ("injured", "infected") and reading.harm < 0:
            done[k] = reading._replace(measure="infected")  # "1,042 were admitted - 519 in Dhaka and 523 elsewhere"
    _read_isolated(row, done)
    _read_admitted(row, done, told)
    _read_treated(row, done)
    _read_sheltered(row, done)
    _read_holding(row, done)
    _drop_discharged(row, done)


_HEALERS = frozenset("hospital hospitals clinic clinics doctors surgeons medics paramedics nurses".split())
_HUNGER = frozenset("malnutrition malnourishment wasting kwashiorkor".split())
_LEAVES_CARE = frozenset("released sent gone went allowed returned".split())
_CARED_FOR = frozenset(
    "aid treatment treated hospital hospitals recovered discharged cured observation examination".split()
)


def _drop_discharged(row: Row, done: dict[int, Reading]) -> None:
    """ "20 were released after first aid", "178 have recovered and gone home": no captives and no displaced people."""
    low = row.tokens.low
    for k, reading in list(done.items()):
        if reading.measure not in ("returned", "rescued") or reading.harm <= k:
            continue
        harm = row.chunks[reading.harm]
        if low[harm.i] not in _LEAVES_CARE and low[harm.j - 1] != "home":
            continue
        near = low[row.chunks[k].j : harm.i] + low[harm.j : harm.j + 5]
        if not _CARED_FOR.isdisjoint(near):
            del done[k]


def _name_illness(row: Row, done: dict[int, Reading], *, epidemic: bool, hurt: bool) -> None:
    ill = _diseases(row)
    for k, reading in done.items():
        if reading.harm < 0 or reading.measure not in ("injured", "infected", "assisted"):
            continue
        harm = row.chunks[reading.harm]
        words = row.tokens.low[harm.i : harm.j]
        cared_for = words[-1] in ("for", "with") or not _CARE.isdisjoint(words)
        if cared_for and not _HUNGER.isdisjoint(row.tokens.low[harm.j : harm.j + 4]):
            done[k] = reading._replace(measure="food_insecure")  # "were treated for severe acute malnutrition"
            for m, other in done.items():
                if other.rule.startswith("against") and k < m and other.measure == reading.measure:
                    done[m] = other._replace(measure="food_insecure")
            continue
        given = words[-1] in ("treating", "treated")
        if reading.measure == "assisted" and not given or _CARE.isdisjoint(words):
            continue
        named = True if _is_disease(row, harm.i, harm.j) else None
        causes = (named, _cause(row, row.chunks[k].j), _cause(row, harm.j))
        cause = next((one for one in causes if one is not None), None)
        if cause is True or cause is None and ill:
            done[k] = reading._replace(measure="infected")
        elif cause is None and epidemic and reading.measure == "injured" and not _is_wound(row, harm.j):
            done[k] = reading._replace(measure="infected")
        elif hurt and (cause, reading.measure) == (None, "assisted") and _HEALERS & set(row.tokens.low[: harm.i]):
            done[k] = reading._replace(measure="injured")  # "the Kenyatta hospital alone treated 700 people"
        elif not ill and (reading.measure != "assisted" or cause is False and _is_wound(row, row.chunks[k].j)):
            done[k] = reading._replace(measure="injured")


def _read_isolated(row: Row, done: dict[int, Reading]) -> None:
    """ "Authorities have isolated 130 patients": nobody is cut off."""
    low = row.tokens.low
    for k, reading in list(done.items()):
        if reading.measure != "trapped" or reading.harm < 0 or low[row.chunks[reading.harm].i] != "isolated":
            continue
        if row.chunks[k].known == "head" and low[row.chunks[k].head] in ("patients", "cases"):
            done[k] = reading._replace(measure="infected")
        elif _diseases(row) or row.chunks[k].known == "head" and low[row.chunks[k].head] in ("contacts", "suspects"):
            del done[k]


def read_struck(row: Row, done: dict[int, Reading]) -> None:
    """ "Typhoid has struck 77 inmates", "cholera was detected in 12 people"."""
    ill = _diseases(row) if "n" in row.tags else []
    if not ill:
        return
    for k, chunk in enumerate(row.chunks):
        people = chunk.known == "head" or "of_count" in chunk.flags
        if chunk.tag != "n" or not people or k < 2 or k in done and done[k].harm != k:
            continue
        verb = row.chunks[k - 1]
        word = row.tokens.low[verb.j - 1]
        found = word in ("in", "among") and row.tokens.low[verb.j - 2] in _FOUND
        if (word in _STRUCK or found) and any(at < verb.i for at in ill) and "n" not in row.tags[:k]:
            done[k] = Reading(k, "infected", "<disease> struck <count>", k - 1)


def _diseases(row: Row) -> list[int]:
    """The tokens at which the name of a disease stands."""
    things = row.tokens.hits(noun_index())[3]
    return [i for i, hit in enumerate(things) if hit and hit[0] == "diseases"]


def _is_disease(row: Row, i: int, j: int) -> bool:
    """Whether one of the words names a disease: also in "admitted to | cholera treatment centres"."""
    things = lexicon().things
    words = row.tokens.low[i:j]
    return any(
        word == "infection" or (hit := match_phrase(things, words[m : m + 2], 0)) is not None and hit[0] == "diseases"
        for m, word in enumerate(words)
    )


def _is_wound(row: Row, i: int) -> bool:
    return not _WOUNDS.isdisjoint(row.tokens.low[i : i + _REACH])


def _cause(row: Row, i: int) -> bool | None:
    """Whether "with", "for" or "from" behind names a disease; None where no cause is told."""
    low = row.tokens.low
    for k in range(max(0, i - 1), min(i + 3, len(low))):
        if low[k] in ("with", "for", "from"):
            return _is_disease(row, k + 1, k + _REACH)
    return None


_WARDS = frozenset("hospital hospitals ward wards clinic clinics icu unit care infirmary".split())
_ADMITTED = re.compile(r"n(?:G[qx]{1,2})?(?=B[yt]{0,2}[xy])")


def _read_admitted(row: Row, done: dict[int, Reading], told: frozenset[str]) -> None:
    """ "312 patients were admitted this week": students and members are admitted too, so only patients count.

    Where the text tells of an epidemic, "372 children have been admitted since June 1" are patients as well.
    """
    low, tags = row.tokens.low, row.tags
    for match in _ADMITTED.finditer(tags):
        k, chunk = match.start(), row.chunks[match.start()]
        near = range(k + 2, min(k + 7, len(tags)))
        at = next((m for m in near if low[row.chunks[m].i] in ("admitted", "isolated")), 0)
        if k in done or not at:
            continue
        behind = row.chunks[at].j
        patients = chunk.known == "head" and low[chunk.head] in ("patients", "cases")
        patients = patients or chunk.known == "head" and "infected" in told and low[behind : behind + 1] != ["to"]
        if patients or low[behind : behind + 1] == ["to"] and not _WARDS.isdisjoint(low[behind : behind + 6]):
            done[k] = Reading(k, "infected", "<patients> were admitted", at)


_TREATED = re.compile(r"n(?=B[yt]{0,2}(K)(?:[,;t&]|$))")
_HURT = frozenset("killed injured casualties".split())


def _read_treated(row: Row, done: dict[int, Reading]) -> None:
    """ "15 died and another 38 were being treated": for wounds, where the sentence tells of the dead."""
    for match in _TREATED.finditer(row.tags):
        k, verb = match.start(), row.chunks[match.start(1)]
        hurt = any(chunk.tag in "TVWDJIO" and chunk.measure in _HURT for chunk in row.chunks)
        if k not in done and row.tokens.low[verb.j - 1] == "treated" and hurt and not _diseases(row):
            done[k] = Reading(k, "injured", "<count> are treated", match.start(1))
    for k, reading in done.items():  # "treated 170 people hurt in the blast"
        verb = row.chunks[reading.harm]
        hurt = row.chunks[k + 1].measure in _HURT if row.tags[k + 1 : k + 2] in ("V", "J") else False
        if hurt and reading.measure == "assisted" and row.tokens.low[verb.j - 1].startswith("treat"):
            done[k] = reading._replace(measure=row.chunks[k + 1].measure)


_SHELTERED = re.compile(r"n(?:By?|y)?p(q|nq)")


def _read_sheltered(row: Row, done: dict[int, Reading]) -> None:
    """ "4,990 people in 81 shelters": unless something else is told of them alone."""
    for match in _SHELTERED.finditer(row.tags):
        k, m = match.start(), match.end() - 1
        told, chunk, place = done.get(k), row.chunks[k], row.chunks[m]
        if chunk.known != "head" or row.tokens.low[row.chunks[match.start(1) - 1].i] not in ("in", "at", "inside"):
            continue
        words = row.tokens.low[place.i : place.j]
        sheltering = words[-1] == "shelters" or _SHELTER_KINDS.intersection(words[:-1]) and words[-1] in _SITES
        if sheltering and "animal" not in words and (told is None or _joins(row, k, told)):
            done[k] = Reading(k, "displaced", "<count> in shelters", m)


_WITH = re.compile(r"q[G:(]y?(n)(?:[,&(](n))?")


def _read_holding(row: Row, done: dict[int, Reading]) -> None:
    """ "11 safe locations with 260 families, 1,012 persons", "76 evacuation centres: 2,113 people"."""
    for match in _WITH.finditer(row.tags):
        place = row.chunks[match.start()]
        if not is_refuge(row.tokens.low, place.i, place.j, uprooted=False):
            continue
        for k in (match.start(1), match.start(2)):
            if k > 0 and k not in done and row.chunks[k].known == "head" and is_anybody(row, k):
                done[k] = Reading(k, "displaced", "<shelters> with <count>", match.start())


_SHELTER_KINDS = frozenset(
    "evacuation relief collective displacement transit emergency temporary evacuees tent idp".split()
)
_SITES = frozenset("centres centers camps shelters sites".split())


def _joins(row: Row, k: int, told: Reading) -> bool:
    """Whether the harm word stands behind a second count: "4,990 people in 81 shelters and 169,900 affected"."""
    return told.measure == "affected" and "n" in row.tags[k + 1 : told.harm]
