"""The group of the counted: what the noun says, made surer by the party it belongs to.

"three UNICEF staff" -> aid_workers     "12 members of the YPG" -> combatants
    "37 regime fighters" -> security_forces
"""

from __future__ import annotations

from extractors.chunks.rows import Chunk, Row
from extractors.parties.named import Party, Scene, group_of, words
from extractors.parties.names import Hit, find_names, may_name
from extractors.text.tokens import split_tokens
from extractors.words.lookup import match_phrase

FORCES = frozenset(("security_forces", "police", "combatants"))
WORKERS = frozenset(("aid_workers", "medical_workers", "journalists"))
SERVING = frozenset(
    """men operators pilots personnel troops crewmen officers commanders operator pilot officer""".split()
)
_OFFICIAL = frozenset(("government", "regime", "pro-government", "pro-regime"))
_OWN_SIDES = frozenset(
    """regime government coalition junta opposition rebel loyalist pro-government pro-regime separatist
maoist naxalite communist""".split()
)
_AGAIN_PAIRS = frozenset(
    ("terrorist group", "militant group", "armed group", "rebel group", "terror group", "islamist group")
)


def head_of(scene: Scene, chunk: Chunk) -> str:
    return scene.tokens.low[chunk.head] if chunk.head >= 0 else ""


def belongs(scene: Scene, chunk: Chunk) -> bool:
    """Whether the noun is one that belongs: fighters, staff, members; not relatives, victims or hostages."""
    return chunk.group in FORCES | WORKERS or head_of(scene, chunk) in words()["members"] or chunk.known == "bare"


def whole_phrase(row: Row, k: int) -> Chunk:
    """ "20 wounded soldiers": the noun behind a word that already told the harm belongs to the phrase."""
    chunk = row.chunks[k]
    if chunk.tag != "D" or k + 1 >= len(row.chunks):
        return chunk
    noun = row.chunks[k + 1]
    if noun.tag != "g" or noun.known != "head" or noun.i != chunk.j or noun.group not in FORCES | WORKERS:
        return chunk
    return chunk._replace(tag="n", j=noun.j, end=noun.end, group=noun.group, head=noun.head)


def names_near(scene: Scene, chunk: Chunk) -> list[Hit]:
    """The names of parties; of organisations too, where workers are counted."""
    if chunk.group in FORCES:
        return scene.hits
    if not may_name(scene.tokens, "sources.csv"):
        return scene.hits
    first = max(0, chunk.i)
    near = split_tokens(
        scene.text, scene.tokens.starts[first], scene.tokens.ends[min(chunk.j + 9, len(scene.tokens.low)) - 1]
    )
    found = find_names(near, "sources.csv", capitals=scene.capitals, text_low=scene.text_low)
    kinds = ("un", "ngo", "red_cross", "media", "rescue", "health")
    return scene.hits + [Hit(hit.i + first, hit.j + first, hit.entry) for hit in found if hit.entry.type in kinds]


def hit_of(scene: Scene, chunk: Chunk) -> Hit | None:
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
    for hit in names_near(scene, chunk):
        apart = low[chunk.j] == "from" and "," in low[chunk.j : hit.i] if tail else True  # "from their homes, MSF said"
        if chunk.i <= hit.i < chunk.j or (not apart and chunk.j <= hit.i <= chunk.j + 4):
            return hit
    return None


def party_of(scene: Scene, hit: Hit) -> Party:
    tokens = scene.tokens
    return Party(hit.entry.name, scene.text[tokens.starts[hit.i] : tokens.ends[hit.j - 1]])


def side_word(scene: Scene, chunk: Chunk) -> str:
    """The adjective of a side before the noun: "regime fighters", "Kurdish militia fighters"."""
    if chunk.group not in FORCES or chunk.head < 0:
        return ""
    last = chunk.j - 1
    for k in range(chunk.i, last):
        word = scene.tokens.low[k]
        if word in words()["peoples"] or (word in _OWN_SIDES and word not in scene.tokens.low[last]):
            return word
    return ""


def again_at(scene: Scene, chunk: Chunk) -> int:
    """Where "of the terrorist group" begins behind or in the phrase, -1 where it does not."""
    low = scene.tokens.low
    for k in range(max(chunk.i, chunk.head), min(chunk.j + 1, len(low) - 2)):
        if low[k] == "of" and low[k + 1] in ("the", "this", "that"):
            if " ".join(low[k + 2 : k + 4]) in _AGAIN_PAIRS or low[k + 2] in ("group", "movement", "militia", "gang"):
                return k
    return -1


def told_of_all(scene: Scene, chunk: Chunk) -> str:
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


def group_of_words(scene: Scene, chunk: Chunk, group: str) -> str:
    """``group``, made surer by the kind of the party: members of the YPG are combatants."""
    tokens = scene.tokens
    if group == "elderly" and any(word.endswith(("-year", "-month")) for word in tokens.low[chunk.i : chunk.j]):
        last = tokens.low[chunk.j - 1]  # "a 36-year old woman"
        return {"woman": "women", "women": "women", "man": "men", "men": "men"}.get(last, "people")
    if group == "combatants" and side_word(scene, chunk) in _OFFICIAL:
        return "security_forces"
    if chunk.known == "bare" and group == "people" and chunk.j < len(tokens.low) and tokens.low[chunk.j] == "from":
        hit = hit_of(scene, chunk)  # "four fighters from A and two from B"
        return group_of(hit) or group if hit is not None else group
    if group not in ("people", "security_forces", "men") or head_of(scene, chunk) not in words()["members"]:
        return group
    hit = hit_of(scene, chunk)
    if hit is not None and hit.entry.type == "police" and group == "security_forces":
        return "police"  # "six officers of the Federal Police"
    if hit is not None and group == "security_forces" and group_of(hit) == "combatants":
        return "combatants"  # "members of the New People's Army": an armed group, for all its name
    if hit is None or (group == "security_forces" and head_of(scene, chunk) not in ("recruit", "recruits", "guards")):
        return "combatants" if hit is None and group == "people" and again_at(scene, chunk) >= 0 else group
    if hit.entry.type in ("un", "ngo", "red_cross", "media", "health", "rescue") and group == "men":
        return group
    return group_of(hit) or group
