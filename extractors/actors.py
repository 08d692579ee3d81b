"""Whose people the counted are, and who did it.

    "26 ISIS militants"                     -> actor Islamic State
    "nine Syrian soldiers"                  -> actor Syrian army
    "12 people were killed by Boko Haram"   -> perpetrator Boko Haram

Civilians have no actor. Clashes between two sides name no perpetrator. Unsure means empty.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.chunks import Chunk, Row
from extractors.lexicon import Lexicon
from extractors.names import Hit
from extractors.readings import Reading

_FORCES = frozenset(("security_forces", "police", "combatants"))


class Party(NamedTuple):
    """A party: canonical name and the words as written."""

    name: str = ""
    text: str = ""


NOBODY = Party()


def find_actor(text: str, row: Row, reading: Reading, hits: list[Hit], lex: Lexicon) -> Party:
    """The organisation the counted people belong to, from their own phrase and its of-tail."""
    chunk = row.chunks[reading.chunk]
    tokens = row.tokens
    first, last = chunk.i, chunk.j
    after = tokens.low[last : last + 2]
    tail = last
    if after[:1] in (["of"], ["from"]) and chunk.group in _FORCES | {"people", "aid_workers", "journalists"}:
        tail = min(len(tokens), last + 7)
    for hit in hits:
        if first <= hit.i < last or (last <= hit.i < tail and hit.i <= last + 2):
            return Party(hit.entry.name, text[tokens.starts[hit.i] : tokens.ends[hit.j - 1]])
    if chunk.group not in _FORCES:
        return NOBODY
    words = tokens.low[first:last]
    for k, word in enumerate(words):
        if word in lex.nationalities:
            body = "police" if chunk.group == "police" else "army" if chunk.group == "security_forces" else ""
            adjective = text[tokens.starts[first + k] : tokens.ends[first + k]]
            written = text[tokens.starts[first + k] : tokens.ends[last - 1]]
            if body:
                return Party(f"{adjective.title() if adjective.isupper() else adjective} {body}", written)
            return Party(written, written)
    if chunk.group == "security_forces":
        for word in ("regime", "government", "coalition", "nato"):
            if word in words:
                k = words.index(word)
                return Party(
                    text[tokens.starts[first + k] : tokens.ends[last - 1]],
                    text[tokens.starts[first + k] : tokens.ends[last - 1]],
                )
    return NOBODY


_WEAPONS = frozenset(
    """airstrike airstrikes strike strikes raid raids bombardment shelling bombing bombings drone drones warplanes
warplane attack attacks jets jet planes plane aircraft fire shells shell missiles missile rockets rocket helicopters helicopter artillery
air tank tanks assault offensive bombs bomb barrage barrages gunships gunship snipers""".split()
)
_PARTIES = frozenset(
    """regime coalition government forces troops army police rebels rebel militants militant insurgents gunmen gunman
bomber bombers attackers attacker assailants assailant guerrillas guerrilla terrorists terrorist bandits militiamen militia herdsmen
extremists jihadists separatists soldiers soldier military gang gangs navy opposition enemy islamists fighters shooter paramilitaries
kidnappers hijackers mob vigilantes cartel traffickers robbers sniper""".split()
)
_NO_AGENT = frozenset(
    "displaced infected assisted in_need affected returned missing homeless food_insecure rescued evacuated "
    "surrendered".split()
)


def find_perpetrator(text: str, row: Row, reading: Reading, hits: list[Hit], lex: Lexicon) -> Party:
    """The agent: behind "by", the owner of the weapon, or the subject of an active harm verb.

    "killed by X", "in a Saudi-led air strike", "X killed", "when regime warplanes struck". Clashes have no agent.
    """
    tokens, chunks, tags = row.tokens, row.chunks, row.tags
    if not 0 <= reading.harm < len(chunks) or chunks[reading.harm].measure in _NO_AGENT or "between" in tokens.low:
        return NOBODY
    k = reading.harm + 1
    active = (
        tags[reading.harm] in "VWKO"
        and reading.harm < reading.chunk
        and (reading.harm == 0 or tags[reading.harm - 1] != "B")
    )
    limit = min(len(tags), max(reading.harm, reading.chunk) + 10)
    while k < limit:
        if tags[k] in ";" or (tags[k] in "VK" and k > reading.chunk):
            break
        word = tokens.low[chunks[k].i]
        if tags[k] == "p" and k + 1 < len(tags) and tags[k + 1] in "gszqmna":
            first, last = chunks[k + 1].i, _end_of(tags, chunks, k + 1)
            if word == "by":
                return _party(text, row, first, last, hits, lex, sure=True)
            if word in ("in", "during", "from", "with", "under") and _WEAPONS & set(tokens.low[first:last]):
                party = _party(text, row, first, last, hits, lex, sure=False)
                if party != NOBODY:
                    return party
        if (
            tags[k] == "w"
            and k > max(reading.harm, reading.chunk)
            and tokens.low[chunks[k].i] in ("when", "as", "after", "while")
            and k + 1 < len(tags)
            and tags[k + 1] in "gszqm"
        ):
            party = _party(text, row, chunks[k + 1].i, _end_of(tags, chunks, k + 1), hits, lex, sure=False)
            if party != NOBODY:
                return party
        k += 1
    if not active or tags[reading.harm] == "O":
        return NOBODY
    first_chunk = (
        max(tags.rfind(";", 0, reading.harm), tags.rfind("Q", 0, reading.harm), tags.rfind("w", 0, reading.harm)) + 1
    )
    harmed = -9
    for k in range(first_chunk, reading.harm):
        if tags[k] in "VWK" and tags[k + 1 : k + 2] in ("n", "s", "g"):
            harmed = k + 1  # "killed 14 people and wounded 37": the 14 did not wound anybody
        if (
            tags[k] in "gszqmn"
            and not (k and tags[k - 1] in "pe")
            and k != harmed
            and not (k > 1 and tags[k - 1] in "&," and k - 2 <= harmed + 1 and harmed >= 0)
        ):
            if chunks[k].known == "pronoun":
                return NOBODY
            direct = k + 2 >= reading.harm
            party = _party(
                text,
                row,
                chunks[k].i,
                _end_of(tags, chunks, k),
                hits,
                lex,
                sure=(tags[k] in "gsn" and chunks[k].group == "combatants") or (direct and tags[k] in "gsn"),
            )
            if party != NOBODY:
                return party
    return NOBODY


def _end_of(tags: str, chunks: list[Chunk], k: int) -> int:
    """The token after the phrase at chunk ``k``: a name or of-tail straight behind belongs to it."""
    m = k + 1
    while m < len(tags) and tags[m] in "zeqa" and m < k + 3 and not (tags[m] in "q" and tags[m - 1] != "e"):
        m += 1
    return chunks[m - 1].j


def _party(text: str, row: Row, first: int, last: int, hits: list[Hit], lex: Lexicon, *, sure: bool) -> Party:
    """The party named by tokens ``first:last``; ``sure`` takes any person, else a known party or its weapon is needed."""
    tokens = row.tokens
    for hit in hits:
        if first <= hit.i < last:
            return Party(hit.entry.name, text[tokens.starts[hit.i] : tokens.ends[hit.j - 1]])
    words = tokens.low[first:last]
    national = any(
        word in lex.nationalities
        or word in ("us", "u.s.", "israel", "russia", "nato")
        or word.endswith(("-led", "-backed"))
        for word in words
    )
    if not (
        _PARTIES & set(words)
        or (national and _WEAPONS & set(words))
        or (
            sure
            and any(
                word in lex.person_plural or word in ("man", "men", "woman", "people", "group", "student", "husband")
                for word in words
            )
        )
    ):
        return NOBODY
    while first < last and tokens.low[first] in ("the", "a", "an", '"', "'", "unknown", "some"):
        first += 1
    if first >= last or last - first > 7:
        return NOBODY
    written = text[tokens.starts[first] : tokens.ends[last - 1]]
    return Party(written, written)
