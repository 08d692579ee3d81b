"""Plurals and verb forms by rule, and the irregular ones of grammar.toml.

    make_plural("ministry") -> "ministries"        verb_forms("slay slew slain").ing -> "slaying"
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.words.word_files import read_toml


def make_plural(noun: str) -> str:
    """The regular plural of the last word: "ministry" -> "ministries", "police officer" -> "police officers"."""
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("man") and noun not in ("german", "roman", "ottoman", "human", "shaman", "turkoman"):
        return noun[:-3] + "men"
    return noun + "s"


# "kidnap" and its like, where the stress lies first; one-syllable verbs (stab, nab) are doubled by their shape
_DOUBLED = frozenset("kidnap entrap expel admit abet round-up".split())
_ONE_SYLLABLE = re.compile(r"[^aeiou]{0,9}[aeiou][bdgmnpt]")


class Forms(NamedTuple):
    """The forms of a verb; ``past`` and ``participle`` are the same for regular ones."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


def verb_forms(entry: str) -> Forms:
    """All forms of "abduct", "slay slew slain", "flee fled fled fleeing" or "gun-down" (hyphen = particle)."""
    if "+" in entry:  # "pick+off", "lay+low": a verb and its particle
        head, _, particle = entry.partition("+")
        return Forms(*(f"{form} {particle}" for form in verb_forms(_irregular().get(head, head))))
    parts = entry.split()
    if len(parts) >= 3 and "-" not in entry:
        if len(parts) > 4:  # "point out pointed out pointed out"
            base, past = parts[0], parts[2]
            return Forms(base, base + "s", past, past, base + "ing")
        base = parts[0]
        ing = parts[3] if len(parts) == 4 else _ing(base)
        return Forms(base, make_plural(base) if base != "die" else "dies", parts[1], parts[2], ing)
    base, _, particle = (
        entry.partition("-")
        if entry.count("-") == 1 and entry.endswith(("-up", "-down", "-away"))
        else (entry.replace("-", " "), "", "")
    )
    head, _, rest = base.partition(" ")
    tail = f" {particle or rest}" if particle or rest else ""
    if head.endswith("e"):
        past, ing = head + "d", head[:-1] + "ing"
    elif head in _DOUBLED or _ONE_SYLLABLE.fullmatch(head):
        past, ing = head + head[-1] + "ed", head + head[-1] + "ing"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        past, ing = head[:-1] + "ied", head + "ing"
    else:
        past, ing = head + "ed", head + "ing"
    past = {"goed": "went", "comed": "came", "bleeded": "bled"}.get(past, past)
    return Forms(head + tail, make_plural(head) + tail, past + tail, past + tail, ing + tail)


def _ing(base: str) -> str:
    if base in _DOUBLED_ING:
        return base + base[-1] + "ing"
    return "dying" if base == "die" else (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"


_DOUBLED_ING = frozenset("put cut set get run hit win shut sit".split())


@cache
def _irregular() -> dict[str, str]:
    """Irregular verbs of grammar.toml by their base: "lose" -> "lose lost lost"."""
    return {entry.split()[0]: entry for entry in read_toml("grammar.toml")["verbs"]["irregular"]}


def expand_phrase(phrase: str) -> list[str]:
    """ "[lose] their|his lives" -> every form of the verb with every wording; a plain phrase is itself."""
    words: list[list[str]] = []
    for word in phrase.split():
        if word.startswith("["):
            forms = verb_forms(_irregular().get(word[1:-1], word[1:-1]))
            words.append(list(dict.fromkeys(forms)))
        else:
            words.append(word.split("|"))
    out = [""]
    for choices in words:
        out = [f"{before} {word}".strip() for before in out for word in choices]
    return out
