"""Which old single-byte encoding a text was written in: the one whose characters stand where they belong.

    >>> guess_legacy("Погибли 12 человек".encode("cp1251"))
    ('cp1251', True)

Each candidate decodes the text; every character beyond ASCII is then judged by its neighbours: an accented letter
inside a word, a closing quote after a letter, Cyrillic next to Cyrillic speak for it; a capital inside a word, a
lone symbol or an undefined byte speak against it. Order settles a tie: Windows-1252 is the commonest.
"""

from __future__ import annotations

import re

CANDIDATES = ("cp1252", "mac_roman", "cp1251", "cp1256", "koi8_r", "cp1250", "cp1254", "cp1253", "cp1255", "cp850")
_SAMPLE = 65_536
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_COMMON_LATIN = frozenset("éèêëàâäáãåæçíìîïñóòôöõøœúùûüßğışčćžšřěňťďľłńśźżąęăâîșțőűů")
_COMMON_CAPITALS = frozenset("ÉÈÀÁÂÄÅÇÍÎÑÓÖØÔÚÜŠČŽŞİĞŁŚŻ")
_COMMON_OTHER = frozenset("оеаинтсрвлاليمنرتبوαοιετσνηυρיוהלארתמב")
_SCRIPTS = (("cyrillic", 0x400, 0x52F), ("arabic", 0x600, 0x6FF), ("hebrew", 0x590, 0x5FF), ("greek", 0x370, 0x3FF))


def guess_legacy(data: bytes) -> tuple[str, bool]:
    """(encoding, sure): sure where the characters beyond ASCII stand on average where they belong."""
    best, best_score = CANDIDATES[0], float("-inf")
    for encoding in CANDIDATES:
        score = mean_fitness(data[: _SAMPLE * 4].decode(encoding, "replace"))
        if score > best_score + 1e-9:
            best, best_score = encoding, score
    return best, best_score > 0.6


def mean_fitness(text: str, most: int = 4_000) -> float:
    """How well the characters beyond ASCII suit their neighbours: about 1 where right, below 0 where wrong."""
    scores = []
    for match in _BEYOND_ASCII.finditer(text):
        at = match.start()
        scores.append(_fitness(text[at - 1 : at] or " ", match.group(), text[at + 1 : at + 2] or " "))
        if len(scores) == most:
            break
    return sum(scores) / len(scores) if scores else 0.0


def _fitness(before: str, char: str, after: str) -> float:
    if char == "\ufffd" or "\x80" <= char <= "\x9f":
        return -4.0
    if char.isalpha():
        script = _script(char)
        return _latin_fitness(before, char, after) if script == "latin" else _other_fitness(before, char, after, script)
    return _mark_fitness(before, char, after)


def _script(char: str) -> str:
    point = ord(char)
    return next((name for name, first, last in _SCRIPTS if first <= point <= last), "latin")


def _latin_fitness(before: str, char: str, after: str) -> float:
    if not (before.isalpha() or after.isalpha()):
        return 0.6 if char in "àéêÀ" else -0.5  # "à Paris"
    crowd = 0.8 * (before > "\x7f" and before.isalpha()) + 0.8 * (after > "\x7f" and after.isalpha())
    if char.isupper():
        if before.islower():
            return -2.0 - crowd
        return (0.8 if char in _COMMON_CAPITALS else 0.0) - crowd
    return (1.0 if char in _COMMON_LATIN else 0.0) - crowd


def _other_fitness(before: str, char: str, after: str, script: str) -> float:
    beside = [other for other in (before, after) if other.isalpha()]
    if any(_script(other) != script for other in beside):
        return -2.0
    if char.isupper() and before.islower():
        return -2.0
    return (0.6 if beside else 0.0) + 0.2 * char.islower() + 0.4 * (char.lower() in _COMMON_OTHER)


def _mark_fitness(before: str, char: str, after: str) -> float:
    if char in "’'‘":
        return 1.2 if before.isalnum() or after.isalpha() else 0.3
    if char in "“«„":
        return 1.2 if before in " \n\r\t(—" and (after.isalnum() or after in " \xa0‘") else -1.0
    if char in "”»":
        return 1.2 if before.isalnum() or before in ".,!?;: \xa0…’" else -1.0
    if char in "–—…•":
        return 0.9
    if char in "\xa0،؛؟·":
        return 0.5
    if char in "€£°½¼¾%§©®":
        return 0.5 if before.isdigit() or after.isdigit() or after == " " else -0.5
    return -1.0
