"""Some of those told: "five of them", "twelve of the dead", "two of the hostages".

"14 men were arrested; three of them are teenagers"  ->  three: detained, part of the 14
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Chunk, Row, value_of
from extractors.frames.readings import CARRIED, CARRIED_SAME, NOTHING_READ, Done, Reading, is_one_of, last_before


def link_of_them(row: Row, done: Done, carried: str, told: frozenset[str], fresh: int = 0) -> None:
    """ "five of them", "twelve of the dead", "two of the hostages were freed"; and the list that goes on behind."""
    chunks = row.chunks
    for k, chunk in enumerate(chunks):
        if chunk.tag not in "nD" or "part" not in chunk.flags or _is_governed(row, k):
            continue
        if chunk.known == "head" and value_of(chunk) == 1 and k not in done and not _is_set_apart(row, k):
            continue  # "one of the farmers is Amina": nothing happened to her
        own = done.get(k, NOTHING_READ)
        if own is NOTHING_READ and (_speaks(row, k) or value_of(chunk) == 0):
            continue  # "none of the passengers wore a life vest"
        if is_one_of(row, k):
            done.pop(k, None)  # "a boy of 17, one of the wounded, died"
            continue
        if own.whole == CARRIED_SAME or own.rule == "including <count>" and row.tags[k + 1 : k + 3] == "en":
            continue
        dead = carried == "killed" and not _DEAD.isdisjoint(row.tokens.low[chunk.i : chunk.j])
        if dead and own.measure == "casualties":
            done[k] = own._replace(measure="killed", whole=CARRIED_SAME, relation="part")
            continue  # "12 bodies were found. Nine of the victims had been shot in the head"
        whole = _antecedent(row, done, k)
        if chunk.measure and whole is not None and done[whole].measure != chunk.measure:
            whole = _of_measure(row, done, k)  # "29 dead and 11 missing, with 22 of the deaths in one valley"
        if whole is not None and (_other_people(chunks[whole], chunk) or _other_whole(row, k, whole)):
            continue  # "killed 17 soldiers; eight of the attackers were killed": others
        if whole is None and own is not NOTHING_READ and chunk.group in SIDES and _of_others(row, k, fresh):
            continue  # "cost 28 lives. Three of the five attackers were shot dead"
        if own is NOTHING_READ and (_of_another_count(row, k, whole, done, fresh) or _of_things(row, k, whole)):
            continue
        linked = _link_named(chunk, k, own, whole, done, told)
        if linked is None and whole is None and own is NOTHING_READ and _are_patients(row, k) and "infected" in told:
            linked = Reading(k, "infected", "<count> of them", -1, CARRIED_SAME, "part", "infected")
        if linked is None and not _names_others(chunk, own, whole, done, carried):
            near = fresh or own is not NOTHING_READ or not _DOES_ELSE.match(row.tags, k + 1)
            linked = _link_pronoun(row, k, own, whole, done, carried if near else "", told)
        if linked is not None and _is_fatal(row, k, linked):
            linked = linked._replace(measure="killed")
        if linked is not None:
            done[k] = linked
            _continue_parts(row, done, k)


_DEAD = frozenset("victims dead deceased bodies corpses".split())


def _speaks(row: Row, k: int) -> bool:
    """ "there were 55 of us", "one of them said": they tell of it, and are not counted."""
    us = row.tokens.low[row.chunks[k].j - 1] == "us"
    return us or value_of(row.chunks[k]) == 1 and row.tags[k + 1 : k + 2] in ("Q", "a")


def _are_patients(row: Row, k: int) -> bool:
    return row.chunks[k].known == "head" and row.tokens.low[row.chunks[k].head] == "patients"


_DOES_ELSE = re.compile(r"[yt!]{0,3}B[yt!B]{0,3}x")  # "have not been paid", "were wearing masks"


def _is_set_apart(row: Row, k: int) -> bool:
    """ "three bodies were found, one of them a policeman": an apposition, with an article of its own."""
    low = row.tokens.low[row.chunks[k].i : row.chunks[k].j]
    return low[1:2] == ["of"] and low[3:4] in (["a"], ["an"]) and row.tags[k - 1 : k] == ","


def _is_fatal(row: Row, k: int, linked: Reading) -> bool:
    """ "ten people were shot, three of them fatally": these died."""
    j = row.chunks[k].j
    return row.tokens.low[j : j + 1] in (["fatally"], ["mortally"]) and linked.measure in ("injured", "casualties")


def _of_another_count(row: Row, k: int, whole: int | None, done: Done, fresh: int) -> bool:
    """Whether the words name a whole that was not told before: "some 300 of the 1,200 residents have left"."""
    if "of_count" not in row.chunks[k].flags or not row.tags.startswith("en", k + 1) or k + 2 in done:
        return False
    told = value_of(row.chunks[whole]) if whole is not None else fresh
    of = value_of(row.chunks[k + 2])
    return of is not None and of != told and (bool(told) or of >= _MANY)


def _of_things(row: Row, k: int, whole: int | None) -> bool:
    """ "killed 12 people and hit five schools, three of which collapsed": the things counted last."""
    if row.tokens.low[row.chunks[k].j - 1] not in ("them", "which", "these", "those"):
        return False
    first = row.chunks[whole].end if whole is not None else row.start
    things = any(first <= start < row.chunks[k].start and why.startswith("counts ") for start, _, why in row.passed)
    return things and row.tags[k + 1 : k + 2] not in _OF_PEOPLE


_OF_PEOPLE = tuple("gsJVIMrc")  # what goes on to tell of people: "12 people in two schools, three of them children"
_MANY = 1_000  # people that a count, two sentences behind, would not call the whole of those who died


def _is_governed(row: Row, k: int) -> bool:
    """ "in 12 of them" are places; "accounting for 100,000 of them" are not."""
    if not k or row.tags[k] != "n":
        return False
    if row.tokens.low[max(0, row.chunks[k].i - 2) : row.chunks[k].i] == ["out", "of"]:
        return True  # "14 bodies were pulled out of two of them"
    if row.tags[k - 1] != "p":
        return False
    return not row.tokens.low[max(0, row.chunks[k].i - 2)].startswith("account")


def _antecedent(row: Row, done: Done, k: int) -> int | None:
    """Whom "of them" means: the last whole before; after a bare "30 of them", those counted last if they are more."""
    whole = last_before(done, k, row.chunks)
    value = value_of(row.chunks[k])
    if re.search(r"(?:^|;)[yt]?n(?:[pe][zq]|[pxy])?,$", row.tags[:k]) and _not_read(row, done, k):
        return None  # "three had died; 146 people, 88 of them passengers, remained aboard"
    if row.tokens.low[row.chunks[k].j - 1] not in ("them", "whom", "those", "these") or value is None:
        return whole
    for m in range(k - 1, whole if whole is not None else -1, -1):
        if row.tags[m] == "n" and m in done and done[m].relation == "part" and (value_of(row.chunks[m]) or 0) > value:
            return m  # "51 of the victims have been named, 30 of them by their teeth"
    return whole


def _of_measure(row: Row, done: Done, k: int) -> int | None:
    """The last larger count of the sentence with the measure that the words of chunk ``k`` name."""
    chunk = row.chunks[k]
    for m in range(k - 1, -1, -1):
        if m in done and done[m].measure == chunk.measure and not done[m].relation:
            return m if (value_of(row.chunks[m]) or 0) > (value_of(chunk) or 0) else None
    return None


def _not_read(row: Row, done: Done, k: int) -> bool:
    """Whether the count just before names people, more than these, to whom nothing happened."""
    m = max((m for m in range(k) if row.tags[m] == "n"), default=k)
    more = (value_of(row.chunks[m]) or 0) > (value_of(row.chunks[k]) or 0)
    return m not in done and row.chunks[m].known == "head" and more


def _link_named(
    chunk: Chunk, k: int, own: Reading, whole: int | None, done: Done, told: frozenset[str]
) -> Reading | None:
    """ "twelve of the dead", "two of the hostages": the words say to which of the figures told before they belong."""
    of = chunk.measure or (chunk.hint if chunk.known == "head" and chunk.hint not in _ANY_HARM else "")
    if not of or whole is not None and (done[whole].measure == of or chunk.tag == "D"):
        return None
    if of not in told or chunk.hint and not chunk.measure and own is NOTHING_READ:
        return None
    own = own if own is not NOTHING_READ else Reading(k, of, "<count> of them")
    return own._replace(rule="<count> of them", whole=CARRIED_SAME, relation="part", of=of)


_ANY_HARM = ("", "casualties")


def _names_others(chunk: Chunk, own: Reading, whole: int | None, done: Done, carried: str) -> bool:
    """Whether the words name people of another kind than those told: "149 of the survivors" after 18 deaths."""
    before = done[whole].measure if whole is not None else carried
    if chunk.measure and chunk.measure != before:
        return own is NOTHING_READ or chunk.measure != carried
    return chunk.known == "head" and chunk.hint == "rescued" and before in ("killed", "missing")


def _link_pronoun(
    row: Row, k: int, own: Reading, whole: int | None, done: Done, carried: str, told: frozenset[str]
) -> Reading | None:
    """ "five of them": of the last whole of the sentence, else of the sentence before.

    Who they are may be said of those of an older sentence, what else they did is not: "40 of them were wearing masks".
    """
    base = done[whole].measure if whole is not None else carried
    if own.measure == "assisted" and base in _ILL:
        own = NOTHING_READ  # "1,517 of the confirmed were vaccinated": ill all the same
    if base == "killed" and own.measure == "missing" and whole is not None:
        own = own._replace(measure="killed")  # "five people died, two of them swept away by a river"
    if base == "killed" and own.measure in _ALIVE:
        return None  # "killed 59 people. Only six of those in the room survived": others
    if whole is not None:
        return Reading(k, own.measure or base, "<count> of them", own.harm, whole, "part")
    if not carried or "n" in row.tags[:k]:
        return None
    if own is not NOTHING_READ and own.measure != carried and not _became(row, k, own, carried):
        named = row.tokens.low[row.chunks[k].j - 1] not in _POINTING  # "two of the men were jailed": whoever they are
        if k > 1 or named and own.measure not in _LATER.get(carried, ()):
            return None
    if own is NOTHING_READ and _PLANNED.intersection(row.tokens.low[max(0, row.chunks[k].i - 2) : row.chunks[k].i]):
        return None  # "plans to feed 850,000 of them": another matter than what was told before
    slain = own.measure == "killed" and 0 <= own.harm and row.chunks[own.harm].tag == "V" and "killed" in told
    whole = CARRIED_SAME if slain and carried == "injured" else CARRIED  # the hurt die later, the dead were shot
    return Reading(k, own.measure or carried, "<count> of them", own.harm, whole, "part")


def _became(row: Row, k: int, own: Reading, carried: str) -> bool:
    """ "16 miners were trapped. Rescuers saved four of them": what can become of those told before."""
    low, chunk = row.tokens.low, row.chunks[k]
    return low[chunk.j - 1] in _POINTING and own.measure in _LATER.get(carried, ())


_POINTING = frozenset(("them", "those", "these"))
_LATER = {
    "trapped": ("rescued", "killed", "injured"),
    "missing": ("rescued", "killed"),
    "abducted": ("rescued", "killed", "surrendered"),
    "detained": ("rescued", "killed", "surrendered"),
    "affected": ("assisted", "displaced", "killed"),
    "displaced": ("assisted", "returned"),
    "in_need": ("assisted",),
    "food_insecure": ("assisted",),
    "infected": ("killed",),
    "injured": ("killed",),
}
_ILL = frozenset("infected killed".split())
_ALIVE = frozenset("rescued returned evacuated surrendered".split())
_PLANNED = frozenset("to will would can could may might shall should".split())


def _continue_parts(row: Row, done: Done, k: int) -> None:
    """ "260 of them in Lilongwe, 48 in Zomba": bare counts, each with its place or day, go on with the parts."""
    part, total = done[k], value_of(row.chunks[k])
    whole = value_of(row.chunks[part.whole]) if part.whole >= 0 else None
    while total is not None and (match := _NEXT_PART.match(row.tags, k + 1)):
        k = match.end() - 1
        chunk = row.chunks[k]
        total += value_of(chunk) or 0
        same = k not in done or done[k].measure == part.measure and not done[k].relation
        if chunk.known != "bare" or chunk.flags or not same or whole is not None and total > whole:
            return
        done[k] = part._replace(chunk=k)


def continue_outcomes(row: Row, done: Done) -> None:
    """ "12 were abducted, of whom nine were freed and | two killed": of the 12 too, as nobody died before."""
    for k in [k for k in done if done[k].relation == "part"]:
        _continue_outcome(row, done, k)


def _continue_outcome(row: Row, done: Done, k: int) -> None:
    whole = done[k].whole
    match = _NEXT_OUTCOME.match(row.tags, k + 1)
    if match is None or whole < 0 or whole not in done or done[whole].measure == "killed":
        return
    m = match.start(1)
    if m not in done or done[m].relation or row.chunks[m].known != "bare" or row.chunks[m].flags:
        return
    total, parts = (value_of(row.chunks[at]) for at in (whole, k))
    if (parts or 0) + (value_of(row.chunks[m]) or 0) <= (total or 0):
        done[m] = done[m]._replace(whole=whole, relation="part")


_NEXT_OUTCOME = re.compile(
    r"[yB]{0,3}[KVIJx](?:&[VKIx])?(?:[pe][gzqmt]{1,3}|[yt]){0,2}(?:,?&|,)(n)(?=[yBM]{0,2}[VIKJ])"
)
_NEXT_PART = re.compile(r"(?:[pe][gzqmt]{1,3}|t){1,3}(?:,?&|,)n(?=[pe][gzqmt]|t)")


def _other_people(whole: Chunk, chunk: Chunk) -> bool:
    """Whether "eight of the attackers" names a group that the people told before are not."""
    sides = SIDES | {"men"} if chunk.group == "combatants" else SIDES
    return chunk.known == "head" and chunk.group in SIDES and whole.group in sides and chunk.group != whole.group


def _of_others(row: Row, k: int, fresh: int) -> bool:
    """Whether the words name a whole of their own, of another number than the people of the sentence before."""
    named = "of_count" in row.chunks[k].flags and row.tags.startswith("en", k + 1)
    return named and value_of(row.chunks[k + 2]) != fresh


def _other_whole(row: Row, k: int, whole: int) -> bool:
    """ "seven died at a home where 27 of the 108 residents are ill": the 27 are no part of the seven."""
    chunks, tags = row.chunks, row.tags
    if "of_count" not in chunks[k].flags or tags[k + 1 : k + 3] not in ("en", "eD"):
        return False
    own = chunks[k + 2]
    other = value_of(own) != value_of(chunks[whole])
    if other and own.group in SIDES and chunks[whole].group not in (own.group, ""):
        return True  # "28 people died ...; three of the four attackers"
    return own.known == "head" and own.number is not None and value_of(own) != value_of(chunks[whole])


# parties of a fight, and those who are not: nobody is in two of them
SIDES = frozenset("combatants security_forces police civilians aid_workers journalists".split())
