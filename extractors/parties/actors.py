"""Whose people the counted are, and the group that follows from it.

    "26 ISIS militants"           -> ISIS
    "nine Syrian soldiers"        -> Syrian Army
    "X said two of its fighters"  -> X
    "three UNICEF staff"          -> UNICEF, aid_workers

Civilians have no actor. Unsure means empty.
"""

from __future__ import annotations

from extractors.chunks.rows import Chunk, Row
from extractors.frames.readings import Reading
from extractors.parties.beginnings import LED
from extractors.parties.belonging import (
    FORCES,
    SERVING,
    WORKERS,
    belongs,
    group_of_words,
    head_of,
    names_near,
    party_of,
    side_word,
    told_of_all,
    whole_phrase,
)
from extractors.parties.clauses import Stage
from extractors.parties.named import NOBODY, Party, Scene, group_of, nation_at, national_force, words
from extractors.parties.owners import (
    Whose,
    closing_speaker,
    does_it,
    is_own,
    loser_of,
    owner_of,
    side_of_losses,
    speaker_before,
)
from extractors.words.lookup import match_phrase


def find_whose(stage: Stage, row: Row, reading: Reading, group: str, before: str) -> Whose:
    """The organisation the counted people belong to: their own phrase, its tail, "its", or the side that lost them.

    ``group`` is what the words of the phrase alone say; ``before`` the text up to this sentence.
    """
    scene, chunk = stage.scene, whole_phrase(row, reading.chunk)
    if chunk.group and not row.chunks[reading.chunk].group and chunk.tag == "n":
        group = chunk.group
    group = told_of_all(scene, chunk) or group
    if chunk.tag == "D":
        lost = side_of_losses(scene, chunk)
        if lost is not None:
            return lost
    group = group_of_words(scene, chunk, group)
    party = _in_phrase(scene, chunk)
    if party == NOBODY and belongs(scene, chunk):
        party = _in_tail(scene, chunk)
    if party == NOBODY and chunk.group in ("", "people", "men", "combatants"):
        beside = _member_beside(scene, chunk)
        if beside is not None:
            return beside
    if party != NOBODY:
        return Whose(party, group)
    officer = _officer(scene, chunk)
    if officer != NOBODY:
        return Whose(officer, "security_forces")
    bare = chunk.known == "bare"  # "thirteen | Border Guard men"
    straddling = next((hit for hit in scene.hits if chunk.i <= hit.i < chunk.j + bare and chunk.j < hit.j), None)
    if straddling is not None and straddling.j < len(scene.tokens.low):
        if scene.tokens.low[straddling.j] in words()["members"]:  # "two Muslim | Brotherhood members"
            return Whose(party_of(scene, straddling), group_of(straddling) or group)
    joint = _first_of_names(scene, chunk)
    if joint is not None:
        return joint
    owner = owner_of(scene, chunk, stage.mentions, before)
    if owner is not None and does_it(stage, row, reading, owner):
        owner = speaker_before(stage, chunk, owner)  # "Ethiopia says Eritrean troops killed 12 of its soldiers"
        if owner is None:
            return Whose(NOBODY, group)
    if owner is None and belongs(scene, chunk):
        owner = closing_speaker(stage, chunk)
    if owner is None and chunk.group in ("", "people", "men", *FORCES):
        owner = loser_of(stage, chunk)
    if owner is None:
        return Whose(NOBODY, group)
    if owner.kind == "country" and head_of(scene, chunk) in SERVING:
        return Whose(owner.party, "security_forces")
    if is_own(scene, chunk):
        return Whose(owner.party, owner.group or group)
    inherits = owner.group and group in ("people", "men") and head_of(scene, chunk) not in ("civilians", "villagers")
    return Whose(owner.party, owner.group if inherits else group)


def _first_of_names(scene: Scene, chunk: Chunk) -> Whose | None:
    """ "55 | Boko Haram and ISWAP terrorists": the first of the names before the noun."""
    low = scene.tokens.low
    if chunk.number is None or chunk.number.last != chunk.j:
        return None
    first = next((hit for hit in scene.hits if hit.i == chunk.j), None)
    if first is None or low[first.j : first.j + 1] not in (["and"], [","], ["or"]):
        return None
    second = next((hit for hit in scene.hits if hit.i == first.j + 1), None)
    if second is None or second.j >= len(low) or match_phrase(words()["forces"], low, second.j) is None:
        return None
    return Whose(party_of(scene, first), group_of(first) or "people")


_RANKS = frozenset(("general", "major", "private", "marshal"))


def _officer(scene: Scene, chunk: Chunk) -> Party:
    """ "an Iranian general": the rank behind is an adjective elsewhere, so the phrase ends before it."""
    tokens, k = scene.tokens, chunk.j
    low = tokens.low
    if k >= len(low) or low[k] not in _RANKS or (k + 1 < len(low) and low[k + 1] in _ELECTIONS):
        return NOBODY
    nation = nation_at(scene, k - 1)
    if nation is None or not nation[2]:
        return NOBODY
    written = scene.text[tokens.starts[k - 1] : tokens.ends[k]]
    return Party(national_force(nation[0], tokens.low[k - 1], "army"), written)


_ELECTIONS = frozenset("election elections strike hospital assembly practitioner secretary".split())


_TAKEN = frozenset(
    """victims victim hostages hostage captives captive relatives families wives widows orphans opponents""".split()
)


def _in_phrase(scene: Scene, chunk: Chunk) -> Party:
    """The name, nation or side among the words of the phrase itself."""
    if chunk.group not in FORCES and not belongs(scene, chunk) or head_of(scene, chunk) in _TAKEN:
        return NOBODY
    tokens = scene.tokens
    first = chunk.number.last if chunk.number is not None else chunk.i
    for hit in names_near(scene, chunk):
        foreign = hit.entry.type == "military" and hit.i > chunk.i and nation_at(scene, hit.i - 1)
        if chunk.i <= hit.i < chunk.j and not foreign:  # "three Colombian Marines" are no Americans
            return party_of(scene, hit)
    if chunk.group not in FORCES:
        return NOBODY
    for k in range(max(first, chunk.i), chunk.j - 1):
        if tokens.low[k].endswith(LED) or tokens.low[k].startswith(("pro-", "anti-")):
            written = scene.text[tokens.starts[k] : tokens.ends[chunk.j - 1]]
            return Party(written, written)  # "five Turkish-backed rebels"
    for k in range(max(first, chunk.i), chunk.j):
        nation = nation_at(scene, k)
        if nation is None:
            continue
        written = scene.text[tokens.starts[k] : tokens.ends[chunk.j - 1]]
        if chunk.group == "combatants":
            return Party(written, written)
        body = "police" if chunk.group == "police" else "army"
        adjective = " ".join(tokens.low[k : nation[1]]) if nation[2] and tokens.raw[k].isalpha() else ""
        return Party(national_force(nation[0], adjective, body), written)
    if chunk.tag == "D":
        return NOBODY
    side = side_word(scene, chunk)
    if side:
        k = tokens.low.index(side, chunk.i)
        written = scene.text[tokens.starts[k] : tokens.ends[chunk.j - 1]]
        return Party(written, written)
    return _body(scene, chunk)


_BODIES = frozenset(
    """army military navy gendarmerie militia police guard guards forces constabulary marines coastguard junta
cartel gang mafia commandos ministry corps""".split()
)


def _is_proper(raw: list[str], k: int) -> bool:
    """Whether a body bears a name of its own: "Interior Ministry troops", "Presidential Guard soldiers"."""
    return k + 1 < len(raw) and raw[k].istitle() and raw[k - 1].istitle() and raw[k + 1].islower()


def _body(scene: Scene, chunk: Chunk) -> Party:
    """ "seven members of the security forces", "three army officers": the body without a name."""
    tokens, low = scene.tokens, scene.tokens.low
    first = chunk.number.last if chunk.number is not None else chunk.i
    for k in range(first, chunk.j):
        if low[k] not in _BODIES:
            continue
        if low[chunk.j - 1] in ("man", "men"):
            continue
        of_it = "of" in low[first:k] or k > first and _is_proper(tokens.raw, k)
        if not of_it and (k >= chunk.j - 1 or low[k] not in ("army", "military", "navy")):
            continue  # "police officers", "security forces": the noun itself
        i = k
        while i > first and low[i - 1] not in ("of", "the", "a", "an", "its", "their"):
            i -= 1
        written = scene.text[tokens.starts[i if of_it else k] : tokens.ends[k]]
        return Party(written, written)
    return NOBODY


def _in_tail(scene: Scene, chunk: Chunk) -> Party:
    """The party behind "of", "from", "loyal to", "working for": "troops loyal to the GNA"."""
    tokens = scene.tokens
    low, n = tokens.low, len(tokens.low)
    k = chunk.j
    if k >= n or low[k] not in (
        "of",
        "from",
        "loyal",
        "belonging",
        "working",
        "employed",
        "serving",
        "fighting",
        "allied",
        "linked",
        "affiliated",
        "in",
        "with",
    ):
        return NOBODY
    if chunk.known == "bare" and low[k] not in ("from", "of"):
        return NOBODY
    if low[k] in ("in", "with") and chunk.group not in ("security_forces", "police"):
        if low[k] == "in" or chunk.group not in WORKERS:
            return NOBODY
    names = names_near(scene, chunk)
    for m in range(k + 2 if low[k : k + 2] == ["employed", "by"] else k, min(k + 7, n)):
        hit = next((hit for hit in names if hit.i == m), None)
        if hit is not None:
            return party_of(scene, hit)
        if low[m] in ("killed", "died", "were", "was", "who", ",", "and", ".", "claimed", "by"):
            break
        if low[k] in ("in", "with") and any(match_phrase(words()[key], low, m) for key in ("deeds", "fights")):
            break  # "54 troops in an attack claimed by ..."
    if low[k] in ("loyal", "allied") and k + 2 < n and low[k + 1] == "to":
        return _loyal_to(scene, k + 2)
    m = k + 1
    while m < n and low[m] in ("the", "to", "a", "an", "for", "with"):
        m += 1
    nation = nation_at(scene, m) if m < n else None
    force = match_phrase(words()["forces"], low, nation[1]) if nation and nation[1] < n else None
    if nation and force and force[0] in ("security_forces", "police") and low[k] == "of":
        body = "police" if force[0] == "police" else "army"
        adjective = " ".join(low[m : nation[1]]) if nation[2] else ""
        return Party(
            national_force(nation[0], adjective, body), scene.text[tokens.starts[m] : tokens.ends[force[1] - 1]]
        )
    if nation and not nation[2] and low[k] == "from" and chunk.group in ("security_forces", "police"):
        body = "police" if chunk.group == "police" else "army"  # "three peacekeepers from Chad"
        return Party(national_force(nation[0], "", body), scene.text[tokens.starts[m] : tokens.ends[nation[1] - 1]])
    if chunk.group in FORCES and low[k] in ("of", "from") and m < n and tokens.raw[m][0].isupper():
        last = m
        while last < min(n, m + 5) and tokens.raw[last][0].isupper() and (last == m or low[last - 1] not in _UNITS):
            last += 1
        if low[last - 1] in _UNITS:  # "one soldier of the Belloso Battalion"
            name = scene.text[tokens.starts[m] : tokens.ends[last - 1]]
            return Party(name, name)
    return NOBODY


def _member_beside(scene: Scene, chunk: Chunk) -> Whose | None:
    """ "Two men, both members of the IRA, were killed": the name in what is set beside the counted."""
    low, k = scene.tokens.low, chunk.j
    if low[k : k + 1] != [","]:
        return None
    k += 1
    while k < len(low) and low[k] in ("a", "an", "both", "all", "the", "two", "three", "known", "senior"):
        k += 1
    if k + 2 >= len(low) or low[k] not in words()["members"] or low[k + 1] not in ("of", "from", "with"):
        return None
    k += 3 if low[k + 2] == "the" else 2
    hit = next((hit for hit in scene.hits if hit.i == k), None)
    return Whose(party_of(scene, hit), group_of(hit) or "people") if hit is not None else None


def _loyal_to(scene: Scene, k: int) -> Party:
    """ "troops loyal to Gen Haftar", "fighters loyal to the government": the words behind."""
    tokens = scene.tokens
    while k < len(tokens.low) and tokens.low[k] in ("the", "a", "an"):
        k += 1
    last = k
    while last < min(len(tokens.low), k + 4) and tokens.raw[last][:1].isupper() and not scene.capitals:
        last += 1
    force = match_phrase(words()["forces"], tokens.low, k) if k < len(tokens.low) else None
    last = max(last, force[1] if force else k)
    if last == k:
        return NOBODY
    written = scene.text[tokens.starts[k] : tokens.ends[last - 1]]
    return Party(written, written)


_UNITS = frozenset(
    """battalion brigade regiment division army guard guards forces force corps front movement militia legion""".split()
)
