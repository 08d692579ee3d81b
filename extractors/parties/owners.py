"""Whose people a pronoun or a loss tells: "its fighters", "the army lost 23 men", "three army casualties".

"The Greek navy said two of its sailors were killed"  ->  Greek navy
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.chunks.rows import Chunk, Row
from extractors.frames.readings import Reading
from extractors.parties.belonging import FORCES, WORKERS, again_at, belongs, party_of
from extractors.parties.clauses import Stage, find_antecedent, is_speech, pronoun_before, subject_of
from extractors.parties.named import Mention, Party, Scene, group_of, nation_at, national_force, words
from extractors.parties.names import find_names
from extractors.words.lookup import match_phrase


class Whose(NamedTuple):
    """Whose people: the party, and the group they are surest to belong to."""

    party: Party
    group: str


_BELONGINGS = frozenset(("its", "their", "his", "our"))
_LOSSES = frozenset("losses casualties dead toll".split())
LOSES = frozenset("lost loses lose losing suffered suffers suffering sustained incurred".split())


def owner_of(scene: Scene, chunk: Chunk, mentions: list[Mention], before: str) -> Mention | None:
    """ "nine of its fighters", "five of his men", "members of the terrorist group": the party named before."""
    low = scene.tokens.low
    again = again_at(scene, chunk)
    if again >= 0 and belongs(scene, chunk):
        return find_antecedent(
            scene, [one for one in mentions if one.named and one.group == "combatants"], again, before, armed=True
        )
    if chunk.group in WORKERS and low[chunk.j - 1] not in words()["members"]:
        return None
    at = next((k for k in range(chunk.i, max(chunk.head, chunk.i)) if low[k] in _BELONGINGS), -1)
    if at < 0 or not belongs(scene, chunk) or (chunk.group not in FORCES | WORKERS and low[at] not in ("its", "his")):
        return None
    if low[at] == "his" and chunk.i and low[chunk.i - 1] == "and":  # "the mayor and two of his bodyguards"
        near = [
            one
            for one in mentions
            if one.named and one.j >= chunk.i - 6 and (one.kind != "name" or low[one.i - 1] in ("in", "of"))
        ]
        return near[-1] if near and near[-1].j < chunk.i else None
    if chunk.group in WORKERS or low[chunk.j - 1] in ("peacekeepers", "peacekeeper", "staff"):
        return _organisation_before(scene, at) or find_antecedent(scene, mentions, at, before)
    return find_antecedent(scene, mentions, at, before)


def _organisation_before(scene: Scene, at: int) -> Mention | None:
    """ "the Red Crescent, which said two of its paramedics": the organisation named before in the sentence."""
    kinds = ("un", "ngo", "red_cross", "media", "rescue", "health")
    found = find_names(scene.tokens, "sources.csv", capitals=scene.capitals, text_low=scene.text_low)
    for hit in reversed([hit for hit in found if hit.j <= at and hit.entry.type in kinds]):
        return Mention(hit.i, hit.j, "name", party_of(scene, hit), named=True)
    return None


def is_own(scene: Scene, chunk: Chunk) -> bool:
    """ "nine of their own", "nine of their number": no noun of its own tells the group."""
    low = scene.tokens.low
    return low[chunk.j - 1] in ("own", "number", "ranks") or low[chunk.j : chunk.j + 2] in (
        ["their", "own"],
        ["its", "own"],
    )


def loser_of(stage: Stage, chunk: Chunk) -> Mention | None:
    """ "the army lost 23 men", "inflicted 10 casualties on the police": the side whose people were lost."""
    low = stage.scene.tokens.low
    sides = [one for one in stage.mentions if one.kind in ("name", "force", "country")]
    own = next((k for k in range(max(1, chunk.i - 12), chunk.i) if low[k - 1] == "own" and low[k] in _LOSSES), 0)
    if own and not {";", ".", "of"} & set(low[own + 2 : chunk.i]):
        if low[own - 2] == "'s":  # "put the army's own losses at two dead"
            return next((one for one in sides if one.i < own - 1 <= one.j + 1), None)
        return find_antecedent(stage.scene, stage.mentions, own - 2, "") if low[own - 2] in _BELONGINGS else None
    lost = next((k for k in range(max(1, chunk.i - 6), chunk.i) if low[k] in _LOSSES - {"dead"}), 0)
    if lost and _COME_TO.issuperset(low[lost + 1 : chunk.i]):  # "Russian losses stand at 12,000 dead"
        return next((one for one in sides if one.i < lost <= one.j + 1), None) or _people_at(stage.scene, lost - 1)
    for k in range(max(0, chunk.i - _LISTED), chunk.i):
        if low[k] in LOSES and low[k + 1] not in _BELONGINGS and (chunk.i - k <= 4 or _goes_on(low, k, chunk.i)):
            it = pronoun_before(stage, k)  # "the army said it lost four men"
            subject = find_antecedent(stage.scene, stage.mentions, it, "") if it >= 0 else subject_of(stage, k)
            if subject is not None and low[subject.i] in _BELONGINGS and not subject.named:
                return (
                    find_antecedent(stage.scene, stage.mentions, subject.i, "") or subject
                )  # "X said its forces lost"
            return subject if subject in sides else None
    inflicted = {"inflicted", "inflicting", "inflict", "inflicts"} & set(low[max(0, chunk.i - 5) : chunk.i])
    if inflicted and chunk.j < len(low) and low[chunk.j] in ("on", "upon", "among"):
        return next((one for one in sides if 0 <= one.i - chunk.j <= 2), None)
    return None


def _goes_on(low: list[str], k: int, i: int) -> bool:
    """ "suffered 26 killed, including 3 officers, and | 85 wounded": the list of what was lost at ``k``."""
    return low[i - 1] in ("and", ",") and _ENDS_LIST.isdisjoint(low[k + 1 : i])


_LISTED = 14
_ENDS_LIST = frozenset("; . : who that which was were had have has when while after but killing wounding in".split())
_COME_TO = frozenset(
    """stand stood stands at of to were are include included including reached reach put total totalled over more than
    least about some nearly almost around up for now""".split()
)


def _people_at(scene: Scene, k: int) -> Mention | None:
    """ "Russian | losses": the army of the people told by an adjective."""
    nation = nation_at(scene, k) if k >= 0 else None
    if nation is None or not nation[2]:
        return None
    army = Party(national_force(nation[0], scene.tokens.low[k], "army"), scene.tokens.raw[k])
    return Mention(k, k + 1, "country", army, "security_forces", True)


def closing_speaker(stage: Stage, chunk: Chunk) -> Mention | None:
    """ "Thirty of its fighters were killed, Hezbollah said": the party that speaks at the end."""
    low = stage.scene.tokens.low
    if chunk.j >= len(low) or not {"its", "their"} & set(low[chunk.i : chunk.head + 1]):
        return None
    for one in stage.mentions:
        if one.i > chunk.j and one.named and one.kind in ("name", "force") and low[one.i - 1] == ",":
            return one if one.j < len(low) and is_speech(stage.scene, one.j) else None
    return None


def does_it(stage: Stage, row: Row, reading: Reading, owner: Mention) -> bool:
    """ "Rebels shot down a jet and captured its pilots": they do not capture their own, unless the text says "own"."""
    harm, chunk = row.chunks[reading.harm], row.chunks[reading.chunk]
    if "own" in row.tokens.low[chunk.i : chunk.j] or row.tokens.low[harm.i] in LOSES:
        return False
    return 0 <= reading.harm and harm.tag in "VWK" and harm.i < chunk.i and subject_of(stage, harm.i) == owner


def speaker_before(stage: Stage, chunk: Chunk, doer: Mention) -> Mention | None:
    """The party that opens the sentence and speaks of its people, before the one that harmed them."""
    low = stage.scene.tokens.low
    first = next((one for one in stage.mentions if one.kind in ("name", "force", "country") and one.i <= 1), None)
    if first is None or first.j > doer.i or "its" not in low[chunk.i : chunk.j] or first.party.name == doer.party.name:
        return None
    return first if any(is_speech(stage.scene, k) for k in range(first.j, min(first.j + 2, doer.i))) else None


def side_of_losses(scene: Scene, chunk: Chunk) -> Whose | None:
    """ "three army casualties", "20 rebel dead": the side before the noun."""
    tokens = scene.tokens
    first = chunk.number.last if chunk.number is not None else chunk.i
    for k in range(first, chunk.j - 1):
        hit = next((hit for hit in scene.hits if hit.i == k), None)
        force = match_phrase(words()["forces"], tokens.low, k)
        if hit is not None:
            return Whose(party_of(scene, hit), group_of(hit) or "people")
        if force is not None:
            written = scene.text[tokens.starts[k] : tokens.ends[force[1] - 1]]
            return Whose(Party(written, written), force[0])
    return None
