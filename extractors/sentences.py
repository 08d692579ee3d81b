"""Where sentences begin and end.

    find_sentences("Gen. Smith spoke at 5 a.m. Saturday. Two died.") -> [(0, 36), (37, 46)]

A full stop after an abbreviation or an initial is none; a line break inside a wrapped line is none; a bullet, a blank
line and the end of a heading are.
"""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset(
    """
mr mrs ms dr prof gen col lt maj capt sgt cpl brig adm cmdr rev hon gov sen rep pres st mt ft vs etc inc ltd co corp no
nos vol fig approx est dept jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun
u.s u.k u.n d.c a.m p.m i.e e.g ph.d jr sr messrs supt insp det const pvt spc pfc cf al ave blvd rd km ca viz op art
p pp para sec gens cols lt.col u.s.a
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

_STOP = re.compile(r"""[.!?]+["')\]]{0,3}(?:\[\d{1,3}\]){0,9}(?=\s|$|[A-Z"\[])|;(?=\s)|\n+""")
_WORD_BEFORE = re.compile(r"[\w.'-]{1,20}$")
_NEXT_WORD = re.compile(r"""[\s"'(\[]*([\w'-]+)""")
_BULLET = re.compile(r"\s*(?:[\u2022*\u2013-]\s|\d{1,2}[.)]\s|[a-z][.)]\s|o\s)")


def _is_stop(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the marks found really close a sentence that began at ``start``."""
    at, after = match.start(), match.end()
    following = text[after : after + 60]
    nxt = _NEXT_WORD.match(following)
    word = nxt.group(1) if nxt else ""
    if text[at] in "!?" or not word:
        return True
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
        return word.lower() in _STARTERS and token not in "abcdefghjklmnopqrstuvwxyz"
    if token in ABBREVIATIONS or ("." in token and token.replace(".", "").isalpha()):
        return token in _MAY_END and word.lower() in _STARTERS
    if token.isdigit() and word[:1].isdigit() and text[at - len(token) - 1 : at - len(token)] != " ":
        return False
    return True


def _is_line_end(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the line break closes a sentence: blank line, bullet, heading or paragraph; not a wrapped line."""
    if match.end() - match.start() > 1 or match.end() >= len(text):
        return True
    rest = text[match.end() : match.end() + 80]
    stripped = rest.lstrip(" ")
    if not stripped or stripped[0] == "\n" or _BULLET.match(rest):
        return True
    line_start = text.rfind("\n", 0, match.start()) + 1
    line = text[line_start : match.start()].strip()
    if not line or line[-1] in ".!?:\"')":
        return True
    if line.isupper() and stripped[:30].isupper() and "\n" in rest:
        return False  # wire copy in capitals is wrapped by hand; a blank line parts its paragraphs
    if stripped[0].islower() or line[-1] in ",-" or line.rsplit(" ", 1)[-1].lower() in _JOINERS:
        return False
    if stripped[0].isdigit():
        return len(line) < 50
    return len(line) < 60 or len(rest) - len(stripped) >= 2


_JOINERS = frozenset("the a an of in on at to for and or by from with than over about nearly almost some least".split())


def find_sentences(text: str) -> list[tuple[int, int]]:
    """Sentence bounds of a tidied text, in order, without surrounding blanks; quotes stay with their sentence."""
    out: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        mark = text[match.start()]
        if mark == "\n":
            if not _is_line_end(text, match, start):
                continue
        elif mark == ";":
            if match.start() - start < 400:
                continue
        elif not _is_stop(text, match, start):
            continue
        _add(out, text, start, match.end())
        start = match.end()
    _add(out, text, start, len(text))
    return out


def _add(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start] in " \n\u00ad":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    if end > start:
        out.append((start, end))
