"""Whose people the counted are, and who did it.

    "26 ISIS militants"                     -> actor Islamic State
    "nine Syrian soldiers"                  -> actor Syrian army
    "12 people were killed by Boko Haram"   -> perpetrator Boko Haram

Civilians have no actor. Clashes between two sides name no perpetrator. Unsure means empty.
"""
from __future__ import annotations

from typing import NamedTuple

from extractors.chunks import Row
from extractors.frames import Reading
from extractors.lexicon import Lexicon
from extractors.names import Hit

_FORCES = frozenset(("security_forces", "police", "combatants"))
_SINGLE_PARTIES = frozenset("rebels militants insurgents guerrillas terrorists gunmen taliban separatists".split())


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
    after = tokens.low[last:last + 2]
    tail = last
    if after[:1] in (["of"], ["from"]) and chunk.group in _FORCES | {"people", "aid_workers", "journalists"}:
        tail = min(len(tokens), last + 7)
    for hit in hits:
        if first <= hit.i < last or (last <= hit.i < tail and hit.i <= last + 2):
            return Party(hit.entry.name, text[tokens.starts[hit.i]:tokens.ends[hit.j - 1]])
    if chunk.group not in _FORCES:
        return NOBODY
    words = tokens.low[first:last]
    for k, word in enumerate(words):
        if word in lex.nationalities:
            body = "police" if chunk.group == "police" else "army" if chunk.group == "security_forces" else ""
            adjective = text[tokens.starts[first + k]:tokens.ends[first + k]]
            written = text[tokens.starts[first + k]:tokens.ends[last - 1]]
            if body:
                return Party(f"{adjective.title() if adjective.isupper() else adjective} {body}", written)
            return Party(written, written)
    if chunk.group == "security_forces":
        for word in ("regime", "government", "coalition", "nato"):
            if word in words:
                k = words.index(word)
                return Party(text[tokens.starts[first + k]:tokens.ends[last - 1]],
                             text[tokens.starts[first + k]:tokens.ends[last - 1]])
    return NOBODY


_WEAPONS = frozenset("airstrike airstrikes strike strikes raid raids bombardment shelling bombing drone warplanes "
                     "airstrikes attack attacks jets planes aircraft fire shells missile missiles".split())


def find_perpetrator(text: str, row: Row, reading: Reading, hits: list[Hit], lex: Lexicon) -> Party:
    """The agent: behind "by", or the subject of an active harm verb, or the owner of the weapon that did it."""
    tokens, chunks, tags = row.tokens, row.chunks, row.tags
    if reading.harm < 0 or chunks[reading.chunk].measure == "x":
        return NOBODY
    harm = chunks[reading.harm]
    if "between" in tokens.low or harm.measure in ("displaced", "infected", "assisted", "in_need", "affected",
                                                    "returned", "missing", "homeless", "food_insecure"):
        return NOBODY
    spans: list[tuple[int, int]] = []
    for k in range(reading.harm + 1, min(len(tags), reading.harm + 9)):
        word = tokens.low[chunks[k].i]
        if tags[k] == "p" and word == "by" and k + 1 < len(tags) and tags[k + 1] in "gszqm":
            spans.append((chunks[k + 1].i, chunks[k + 1].j))
            break
        if tags[k] in ",;Q" and k > reading.harm + 2:
            break
    if not spans and tags[reading.harm] in "VWK" and reading.harm < reading.chunk:
        k = reading.harm - 1
        while k >= 0 and tags[k] not in ";Qw":
            if tags[k] in "gsz" or (tags[k] in "qm"):
                lead = k
                while lead and tags[lead - 1] in "gszqmpe&":
                    lead -= 1
                spans.append((chunks[lead].i, chunks[k].j))
            k -= 1
            if len(spans) > 3:
                break
    for first, last in spans:
        for hit in hits:
            if first <= hit.i < last:
                return Party(hit.entry.name, text[tokens.starts[hit.i]:tokens.ends[hit.j - 1]])
    for first, last in spans[:1]:
        words = tokens.low[first:last]
        combatants = [k for k, word in enumerate(words) if word in _SINGLE_PARTIES or word in (
            "rebel", "bomber", "attacker", "gunman", "regime", "coalition", "forces", "troops", "army", "bandits",
            "militiamen", "herdsmen", "extremists", "assailants", "police", "soldiers", "jihadists", "attackers")]
        national = [k for k, word in enumerate(words) if word in lex.nationalities]
        weapon = any(word in _WEAPONS for word in words)
        if combatants or (national and weapon):
            a = first
            while a < last and tokens.low[a] in ("the", "a", "an", '"'):
                a += 1
            if a < last and last - a <= 6:
                written = text[tokens.starts[a]:tokens.ends[last - 1]]
                return Party(written, written)
    return NOBODY
