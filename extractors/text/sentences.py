"""Where sentences begin and end.

    find_sentences("Gen. Smith spoke at 5 a.m. Saturday. Two died.") -> [(0, 36), (37, 46)]

A full stop after an abbreviation, an initial or the number of a numbered line is none; a line break always is, since a
running text has no wrapped lines.
"""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset(
    """
mr mrs ms dr prof gen col lt maj capt sgt cpl brig adm cmdr rev hon gov sen rep pres st mt ft vs etc inc ltd co corp no
nos vol fig approx est dept jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun
u.s u.k u.n d.c a.m p.m i.e e.g ph.d jr sr messrs supt insp det const pvt spc pfc cf al ave blvd rd km ca viz op art
p pp pol engr atty para sec gens cols lt.col u.s.a rs c tel ext ref ch govt dist prov incl excl par
""".split()
)
# after these a capital still begins a new sentence more often than not
_MAY_END = frozenset("a.m p.m etc inc ltd co corp jr sr u.s u.k u.n d.c u.s.a".split())
_STARTERS = frozenset(
    """
the a an at in on it he she they we i but and so there this that these those after before some more most many several
two three four five six seven eight nine ten meanwhile officials police authorities according as for from his her
their if when while another one no not
""".split()
)

# the sets of marks come first, as re skips fast to one of a set
_STOP = re.compile(
    r"""[.!?;\n](?:(?<=[.!?])[.!?]*["')\]]{0,3}(?:\[\d{1,3}\]){0,9}(?=\s|$|[A-Z"\[])|(?<=;)(?=\s)|(?<=\n)\n*)"""
)
_WORD_BEFORE = re.compile(r"[\w.'-]{1,20}$")
_NEXT_WORD = re.compile(r"""[\s"'(\[]{0,60}([\w'-]{1,60})""")
_BULLETS = "-*\u2013\u2014\u2022"  # the mark of a list belongs to no sentence
_LONGEST_NUMBERING = 200  # characters, the bullets and blanks before it included
_NUMBERING = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\)?")  # "1." before the words of a numbered line


def _is_stop(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the marks found really close a sentence that began at ``start``."""
    at, after = match.start(), match.end()
    following = text[after : after + 60]
    nxt = _NEXT_WORD.match(following)
    word = nxt.group(1) if nxt else ""
    if not word:
        return True
    if text[at] in "!?":
        return not word[0].islower()  # '"Who did this?" he asked'
    # asked of short stretches only: where stop after stop is none, the stretch grows to the whole text
    if at - start < _LONGEST_NUMBERING and _NUMBERING.fullmatch(text[start:at].strip(" \n\u2022*-")):
        return False
    if following[:1] not in " \n" and text[after - 1] == ".":
        # "killed.The": lost blank; "U.S", "3.5", "a.m" are none
        return text[at - 1 : at].islower() and following[:1].isupper() and not text[max(0, at - 2) : at - 1] == "."
    if word[:1].islower():
        return False
    before = _WORD_BEFORE.search(text, max(start, at - 20), at)
    token = before.group().lower().strip("'\"") if before else ""
    if after - at > 1 and text[at + 1 : at + 2] == ".":
        return word[:1].isupper()
    if len(token) == 1 and token.isalpha() and text[at - 1].isupper():
        return False
    parts = token.split(".")
    if token in ABBREVIATIONS or (len(parts) > 1 and all(part.isalpha() and len(part) <= 2 for part in parts)):
        return token in _MAY_END and word.lower() in _STARTERS
    if token.isdigit() and word[:1].isdigit() and text[at - len(token) - 1 : at - len(token)] != " ":
        return False
    return True


def find_sentences(text: str) -> list[tuple[int, int]]:
    """Sentence bounds of a running text, in order, without blanks round them; quotes stay with their sentence.

    Every line break ends one: those of wrapped lines are gone from a running text (``extractors.text.layout``).
    """
    out: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        mark = text[match.start()]
        if mark == ";" and match.start() - start < 400:
            continue
        if mark not in ";\n" and not _is_stop(text, match, start):
            continue
        _add(out, text, start, match.end())
        start = match.end()
    _add(out, text, start, len(text))
    return out


def _is_bullet(text: str, at: int) -> bool:
    return text[at] in _BULLETS and text[at + 1 : at + 2] == " "


def _add(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and (text[start] in " \n\u00ad" or _is_bullet(text, start)):
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    if end > start:
        out.append((start, end))
