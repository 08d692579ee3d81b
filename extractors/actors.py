"""Whose people the counted are, and the group that follows from it.

    "26 ISIS militants"           -> ISIS
    "nine Syrian soldiers"        -> Syrian Army
    "X said two of its fighters"  -> X
    "three UNICEF staff"          -> UNICEF, aid_workers

Civilians have no actor. Unsure means empty.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from extractors.chunks import Chunk, Row
from extractors.clauses import Stage, find_antecedent, subject_of
from extractors.lexicon import match_phrase
from extractors.names import Hit, find_names
from extractors.parties import NOBODY, Mention, Party, Scene, group_of, nation_at, national_force, words
from extractors.readings import Reading
from extractors.tokens import split_tokens

_FORCES = frozenset(("security_forces", "police", "combatants"))
_WORKERS = frozenset(("aid_workers", "medical_workers", "journalists"))


class Whose(NamedTuple):
    """Whose people: the party, and the group they are surest to belong to."""

    party: Party
    group: str


def find_whose(stage: Stage, row: Row, reading: Reading, group: str, before: str) -> Whose:
    """The organisation the counted people belong to: their own phrase, its tail, "its", or the side that lost them.

    ``group`` is what the words of the phrase alone say; ``before`` the text up to this sentence.
    """
    scene, chunk = stage.scene, _whole_phrase(row, reading.chunk)
    if chunk.group and not row.chunks[reading.chunk].group and chunk.tag == "n":
        group = chunk.group
    group = _told_of_all(scene, chunk) or group
    if chunk.tag == "D":
        lost = _side_of_losses(scene, chunk)
        if lost is not None:
            return lost
    group = _group_of_words(scene, chunk, group)
    party = _in_phrase(scene, chunk)
    if party == NOBODY and _belongs(scene, chunk):
        party = _in_tail(scene, chunk)
    if party != NOBODY:
        return Whose(party, group)
    owner = _owner_of(scene, chunk, stage.mentions, before)
    if owner is None and chunk.group in ("", "people", "men", *_FORCES):
        owner = _loser(stage, chunk)
    if owner is None:
        return Whose(NOBODY, group)
    if owner.kind == "country" and _head(scene, chunk) in _SERVING:
        return Whose(owner.party, "security_forces")
    if _is_own(scene, chunk):
        return Whose(owner.party, owner.group or group)
    inherits = owner.group and group in ("people", "men") and _head(scene, chunk) not in ("civilians", "villagers")
    return Whose(owner.party, owner.group if inherits else group)


def _whole_phrase(row: Row, k: int) -> Chunk:
    """ "20 wounded soldiers": the noun behind a word that already told the harm belongs to the phrase."""
    chunk = row.chunks[k]
    if chunk.tag != "D" or k + 1 >= len(row.chunks):
        return chunk
    noun = row.chunks[k + 1]
    if noun.tag != "g" or noun.known != "head" or noun.i != chunk.j or noun.group not in _FORCES | _WORKERS:
        return chunk
    return chunk._replace(tag="n", j=noun.j, end=noun.end, group=noun.group, head=noun.head)


def _told_of_all(scene: Scene, chunk: Chunk) -> str:
    """ "Twelve people, all of them soldiers": the group of the noun that tells of all of them."""
    low, k = scene.tokens.low, chunk.j
    if chunk.group not in ("", "people") or low[k : k + 2] != [",", "all"]:
        return ""
    k += 4 if low[k + 2 : k + 4] in (["of", "them"], ["of", "whom"]) else 2
    for m in range(k, min(k + 3, len(low))):
        person = match_phrase(scene.lex.people, low, m)
        if person and person[0].plural:
            return str(person[0].group)
    return ""


def _group_of_words(scene: Scene, chunk: Chunk, group: str) -> str:
    """``group``, made surer by the kind of the party: members of the YPG are combatants."""
    tokens = scene.tokens
    if group == "elderly" and any(word.endswith(("-year", "-month")) for word in tokens.low[chunk.i : chunk.j]):
        last = tokens.low[chunk.j - 1]  # "a 36-year old woman"
        return {"woman": "women", "women": "women", "man": "men", "men": "men"}.get(last, "people")
    if group == "combatants" and _side_word(scene, chunk) in _OFFICIAL:
        return "security_forces"
    if chunk.known == "bare" and group == "people" and chunk.j < len(tokens) and tokens.low[chunk.j] == "from":
        hit = _hit_of(scene, chunk)  # "four fighters from A and two from B"
        return group_of(hit) or group if hit is not None else group
    if group not in ("people", "security_forces", "men") or _head(scene, chunk) not in words()["members"]:
        return group
    hit = _hit_of(scene, chunk)
    if hit is None or (group == "security_forces" and _head(scene, chunk) not in ("recruit", "recruits", "guards")):
        return "combatants" if hit is None and group == "people" and _again_at(scene, chunk) >= 0 else group
    if hit.entry.type in ("un", "ngo", "red_cross", "media", "health", "rescue") and group == "men":
        return group
    return group_of(hit) or group


def _side_of_losses(scene: Scene, chunk: Chunk) -> Whose | None:
    """ "three army casualties", "20 rebel dead": the side before the noun."""
    tokens = scene.tokens
    first = chunk.number.last if chunk.number is not None else chunk.i
    for k in range(first, chunk.j - 1):
        hit = next((hit for hit in scene.hits if hit.i == k), None)
        force = match_phrase(words()["forces"], tokens.low, k)
        if hit is not None:
            return Whose(_party_of(scene, hit), group_of(hit) or "people")
        if force is not None:
            written = scene.text[tokens.starts[k] : tokens.ends[force[1] - 1]]
            return Whose(Party(written, written), force[0])
    return None


_SERVING = frozenset(
    """men operators pilots personnel troops crewmen officers commanders operator pilot officer""".split()
)
_OFFICIAL = frozenset(("government", "regime", "pro-government", "pro-regime"))


def _again_at(scene: Scene, chunk: Chunk) -> int:
    """Where "of the terrorist group" begins behind or in the phrase, -1 where it does not."""
    low = scene.tokens.low
    for k in range(max(chunk.i, chunk.head), min(chunk.j + 1, len(low) - 2)):
        if low[k] == "of" and low[k + 1] in ("the", "this", "that"):
            if " ".join(low[k + 2 : k + 4]) in _AGAIN_PAIRS or low[k + 2] in ("group", "movement", "militia", "gang"):
                return k
    return -1


def _head(scene: Scene, chunk: Chunk) -> str:
    return scene.tokens.low[chunk.head] if chunk.head >= 0 else ""


def _belongs(scene: Scene, chunk: Chunk) -> bool:
    """Whether the noun is one that belongs: fighters, staff, members; not relatives, victims or hostages."""
    return chunk.group in _FORCES | _WORKERS or _head(scene, chunk) in words()["members"] or chunk.known == "bare"


@lru_cache(maxsize=2)  # once a text, not once a figure: a long text would take square time
def _lowered(text: str) -> str:
    return text.lower()


def _names(scene: Scene, chunk: Chunk) -> list[Hit]:
    """The names of parties; of organisations too, where workers are counted."""
    if chunk.group in _FORCES:
        return scene.hits
    first = max(0, chunk.i)
    near = split_tokens(
        scene.text, scene.tokens.starts[first], scene.tokens.ends[min(chunk.j + 9, len(scene.tokens)) - 1]
    )
    found = find_names(near, "sources.csv", capitals=scene.capitals, text_low=_lowered(scene.text))
    kinds = ("un", "ngo", "red_cross", "media", "rescue", "health")
    return scene.hits + [Hit(hit.i + first, hit.j + first, hit.entry) for hit in found if hit.entry.type in kinds]


def _hit_of(scene: Scene, chunk: Chunk) -> Hit | None:
    """The name in the phrase or in its of-tail."""
    low = scene.tokens.low
    tail = chunk.j < len(low) and low[chunk.j] in (
        "of",
        "from",
        "with",
        "belonging",
        "working",
        "serving",
        "loyal",
        "for",
    )
    for hit in _names(scene, chunk):
        if chunk.i <= hit.i < chunk.j or (tail and chunk.j <= hit.i <= chunk.j + 4):
            return hit
    return None


def _party_of(scene: Scene, hit: Hit) -> Party:
    tokens = scene.tokens
    return Party(hit.entry.name, scene.text[tokens.starts[hit.i] : tokens.ends[hit.j - 1]])


_TAKEN = frozenset(
    """victims victim hostages hostage captives captive relatives families wives widows orphans opponents""".split()
)


def _in_phrase(scene: Scene, chunk: Chunk) -> Party:
    """The name, nation or side among the words of the phrase itself."""
    if chunk.group not in _FORCES and not _belongs(scene, chunk) or _head(scene, chunk) in _TAKEN:
        return NOBODY
    tokens = scene.tokens
    first = chunk.number.last if chunk.number is not None else chunk.i
    for hit in _names(scene, chunk):
        foreign = hit.entry.type == "military" and hit.i > chunk.i and nation_at(scene, hit.i - 1)
        if chunk.i <= hit.i < chunk.j and not foreign:  # "three Colombian Marines" are no Americans
            return _party_of(scene, hit)
    if chunk.group not in _FORCES:
        return NOBODY
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
    side = _side_word(scene, chunk)
    if side:
        k = tokens.low.index(side, chunk.i)
        written = scene.text[tokens.starts[k] : tokens.ends[chunk.j - 1]]
        return Party(written, written)
    return NOBODY


_OWN_SIDES = frozenset(
    """regime government coalition junta opposition rebel loyalist pro-government pro-regime separatist""".split()
)


def _side_word(scene: Scene, chunk: Chunk) -> str:
    """The adjective of a side before the noun: "regime fighters", "Kurdish militia fighters"."""
    if chunk.group not in _FORCES or chunk.head < 0:
        return ""
    last = chunk.j - 1
    for k in range(chunk.i, last):
        word = scene.tokens.low[k]
        if word in words()["peoples"] or (word in _OWN_SIDES and word not in scene.tokens.low[last]):
            return word
    return ""


def _in_tail(scene: Scene, chunk: Chunk) -> Party:
    """The party behind "of", "from", "loyal to", "working for": "troops loyal to the GNA"."""
    tokens = scene.tokens
    low, n = tokens.low, len(tokens)
    k = chunk.j
    if k >= n or low[k] not in (
        "of",
        "from",
        "loyal",
        "belonging",
        "working",
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
        return NOBODY
    names = _names(scene, chunk)
    for m in range(k, min(k + 7, n)):
        hit = next((hit for hit in names if hit.i == m), None)
        if hit is not None:
            return _party_of(scene, hit)
        if low[m] in ("killed", "died", "were", "was", "who", ",", "and", "."):
            break
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
    if chunk.group in _FORCES and low[k] == "of" and m < n and tokens.raw[m][0].isupper():
        last = m
        while last < min(n, m + 5) and tokens.raw[last][0].isupper() and (last == m or low[last - 1] not in _UNITS):
            last += 1
        if low[last - 1] in _UNITS:  # "one soldier of the Belloso Battalion"
            name = scene.text[tokens.starts[m] : tokens.ends[last - 1]]
            return Party(name, name)
    return NOBODY


def _loyal_to(scene: Scene, k: int) -> Party:
    """ "troops loyal to Gen Haftar", "fighters loyal to the government": the words behind."""
    tokens = scene.tokens
    while k < len(tokens) and tokens.low[k] in ("the", "a", "an"):
        k += 1
    last = k
    while last < min(len(tokens), k + 4) and tokens.raw[last][:1].isupper() and not scene.capitals:
        last += 1
    force = match_phrase(words()["forces"], tokens.low, k) if k < len(tokens) else None
    last = max(last, force[1] if force else k)
    if last == k:
        return NOBODY
    written = scene.text[tokens.starts[k] : tokens.ends[last - 1]]
    return Party(written, written)


_UNITS = frozenset(
    """battalion brigade regiment division army guard guards forces force corps front movement militia legion""".split()
)
_AGAIN_PAIRS = frozenset(
    ("terrorist group", "militant group", "armed group", "rebel group", "terror group", "islamist group")
)
_BELONGINGS = frozenset(("its", "their", "his", "our"))


def _owner_of(scene: Scene, chunk: Chunk, mentions: list[Mention], before: str) -> Mention | None:
    """ "nine of its fighters", "five of his men", "members of the terrorist group": the party named before."""
    low = scene.tokens.low
    again = _again_at(scene, chunk)
    if again >= 0 and _belongs(scene, chunk):
        return find_antecedent(
            scene, [one for one in mentions if one.named and one.group == "combatants"], again, before, armed=True
        )
    if chunk.group in _WORKERS and low[chunk.j - 1] not in words()["members"]:
        return None
    at = next((k for k in range(chunk.i, max(chunk.head, chunk.i)) if low[k] in _BELONGINGS), -1)
    if (
        at < 0
        or not _belongs(scene, chunk)
        or (chunk.group not in _FORCES | _WORKERS and low[at] not in ("its", "his"))
    ):
        return None
    return find_antecedent(scene, mentions, at, before)


_LOSES = frozenset("lost loses lose losing suffered suffers suffering sustained incurred".split())


def _is_own(scene: Scene, chunk: Chunk) -> bool:
    """ "nine of their own", "nine of their number": no noun of its own tells the group."""
    low = scene.tokens.low
    return low[chunk.j - 1] in ("own", "number", "ranks") or low[chunk.j : chunk.j + 2] in (
        ["their", "own"],
        ["its", "own"],
    )


def _loser(stage: Stage, chunk: Chunk) -> Mention | None:
    """ "the army lost 23 men", "inflicted 10 casualties on the police": the side whose people were lost."""
    low = stage.scene.tokens.low
    sides = [one for one in stage.mentions if one.kind in ("name", "force", "country")]
    for k in range(max(0, chunk.i - 4), chunk.i):
        if low[k] in _LOSES and low[k + 1] not in _BELONGINGS:
            subject = subject_of(stage, k)
            return subject if subject in sides else None
    inflicted = {"inflicted", "inflicting", "inflict", "inflicts"} & set(low[max(0, chunk.i - 5) : chunk.i])
    if inflicted and chunk.j < len(low) and low[chunk.j] in ("on", "upon", "among"):
        return next((one for one in sides if 0 <= one.i - chunk.j <= 2), None)
    return None
