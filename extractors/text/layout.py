"""A report as running text, and the way back to the offsets it came with.

    "At least 26\\nmilli\u00adtants  died"  ->  "At least 26 militants died"

Line wraps, doubled blanks, characters nobody sees, ligatures and the marks of footnotes are matters of layout: the
stages that follow read a text without them, and ``Layout.start`` and ``Layout.end`` lead back to the original. Line
breaks that end something (a heading, a paragraph, an item of a list) stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractors.text.tidy import BLANKS, HIDDEN, LINE_ENDS, SOFT, tidy
from extractors.words.lexicon import lexicon

_PLAIN_BLANKS = {**dict.fromkeys(BLANKS, " "), **dict.fromkeys(HIDDEN, SOFT), **dict.fromkeys(LINE_ENDS, "\n")}
_BLANK = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN_BLANKS)))}]")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st"}
# what may have to change; the superscript of a footnote only behind a number or a word, never that of "km²"
# the set of all that it can begin with comes first, as re skips fast to one of a set
_EDIT = re.compile(
    r"""
    [ \u00ad\n\[\ufb00-\ufb05\u00b9\u00b2\u00b3\u2070\u2074-\u2079]
    (?: (?<= [ \u00ad\n] ) [ \u00ad\n]+ | (?<= [\n\u00ad] )         # line breaks, blanks in a row, what nobody sees
      | (?<= [\w.,;:)"'] \[ ) \d{1,3} \] (?: \[ \d{1,3} \] )*    # [1][2]
      | (?<= [\ufb00-\ufb05] )
      | (?: (?<= [0-9] . ) | (?<= [a-zA-Z]{3} . ) ) (?<= [\u00b9\u00b2\u00b3\u2070\u2074-\u2079] )
        [\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{0,2} (?! \w )
    )
""",
    re.VERBOSE,
)
_BULLET = re.compile(
    r"(?:[\u2022*\u2013-] |\d{1,2}[.)] |[a-z][.)] |\([a-z0-9]{1,2}\) |o "
    r"|#[A-Z]\w{2,30}: |\d{1,2}/\d{0,2} |(?:UPDATE|BREAKING|LATEST|ALERT|NEW)(?: \d{1,2})?[:/|] ?"  # posts
    r"|\d{1,2}[:.]\d\d(?: (?:GMT|UTC|[ap]\.?m\.?))? ?[:|\u2013\u2014-] )"  # entries of a live page
)
_ITEM = re.compile(r"[^\W\d][^\d:.,]{0,40}: ?\d")  # "killed: 12"
_NOTES = re.compile(r"(?<!\d\])(?:\[\d{1,3}\])++ *+$")
_SUSPENDED = re.compile(r"(?:and|or|to|nor)\b", re.IGNORECASE)  # "two- and three-year-olds"
_FIRST_WORD = re.compile(r"\S{1,40}")
_JOINERS = frozenset(
    """the a an of in on at to for and or by from with than over about nearly almost some least between into near
during under against including their his her its were was has have had been is are who which that when as most more
up least another both several few""".split()
)
_LONGEST_LINE = 140  # a line this long was not wrapped
_WRAPPED = 60  # a paragraph this wide, whose lines are full, is wrapped
_NARROW = 35  # below it lines are items of a list


@dataclass(frozen=True, slots=True)
class Layout:
    """Running text as written, the same text tidied, and where its stretches lay in the original."""

    text: str
    tidied: str
    places: tuple[int, ...]  # where a stretch begins in the running text ...
    origins: tuple[int, ...]  # ... and where in the original
    same: bool

    def start(self, at: int) -> int:
        """The offset in the original of the character at ``at``."""
        if self.same:
            return at
        k = bisect_right(self.places, at) - 1
        return self.origins[k] + at - self.places[k]

    def end(self, at: int) -> int:
        """The offset in the original behind the character before ``at``."""
        return at if self.same or at == 0 else self.start(at - 1) + 1


def read_layout(text: str) -> Layout:
    """The running text of a report."""
    plain = _BLANK.sub(lambda odd: _PLAIN_BLANKS[ord(odd[0])], text)  # translate() takes six times as long
    tidied = tidy(plain)
    wraps = find_wraps(tidied) if "\n" in tidied else frozenset()
    pieces: list[str] = []
    places, origins = [0], [0]
    at = size = 0
    for match in _EDIT.finditer(tidied):
        new = _edited(tidied, match, wraps)
        if new == match.group():
            continue
        pieces += (plain[at : match.start()], new)
        size += match.start() - at
        for k in range(len(new)):  # each new character stands for the first or, in a ligature, the only old one
            places.append(size + k)
            origins.append(min(match.start() + k, match.end() - 1))
        size += len(new)
        at = match.end()
        places.append(size)
        origins.append(at)
    if not pieces:
        return Layout(plain, tidied, (0,), (0,), plain == text)
    running = "".join((*pieces, plain[at:]))
    return Layout(running, tidy(running), tuple(places), tuple(origins), False)


def _edited(tidied: str, match: re.Match[str], wraps: frozenset[int]) -> str:
    """What stands in the running text for a stretch of layout."""
    old = match.group()
    if old in _LIGATURES:
        return _LIGATURES[old]
    if "\n" not in old:
        if " " not in old:
            return ""
        # columns of a table: "12   400" are two numbers, "12 400" is one
        columns = (
            tidied[match.start() - 1 : match.start()].isdecimal() and tidied[match.end() : match.end() + 1].isdecimal()
        )
        return "  " if columns else " "
    first = tidied.index("\n", match.start())
    if first not in wraps:
        return "\n" if old.count("\n") == 1 else "\n\n"
    return _joint(tidied, match.start(), match.end())


def _joint(tidied: str, start: int, end: int) -> str:
    """A blank, or nothing where a hyphen holds the two lines together: "thirty-" + "five", "Twenty" + "-two"."""
    held = tidied[start - 1 : start] == "-" and tidied[start - 2 : start - 1].isalpha()
    held = held and tidied[end : end + 1].isalpha() and not _SUSPENDED.match(tidied, end)
    return "" if held or tidied[end : end + 1] == "-" else " "


def find_wraps(tidied: str) -> frozenset[int]:
    """Offsets of the line breaks at which a line was only wrapped; all others end something."""
    wraps: set[int] = set()
    block: list[tuple[int, str, int]] = []  # (offset of the break behind it, line, blanks before it)
    at = 0
    above: tuple[int, str, int] | None = None  # the last line of the paragraph above
    for line in tidied.split("\n"):
        bare = " ".join(_NOTES.sub("", line.replace(SOFT, "")).split())
        if bare:
            if not block and above and _goes_on(above[1], bare):
                wraps.add(above[0])
            block.append((at + len(line), bare, _indent(line)))
        elif block:
            wraps.update(_wraps_of(block))
            above, block = block[-1], []
        at += len(line) + 1
    wraps.update(_wraps_of(block))
    return frozenset(wraps)


def _goes_on(line: str, after: str) -> bool:
    """Whether a paragraph goes on below a blank line, as in a PDF: "38,600 IDPs are" + "registered"."""
    if line[-1] in ".!?:;|" or _BULLET.match(after) or _ITEM.match(after):
        return False
    last = line.rsplit(" ", 1)[-1].lower()
    if last in _JOINERS or last in ("additional", "approximately", "estimated"):
        return (after[0].islower() or after[0].isdecimal()) and " " in line and " " in after
    return after[0].islower() and len(line) >= _WRAPPED and " " in after and not _BULLET.match(line)


def _indent(line: str) -> int:
    seen = line.replace(SOFT, "")
    return len(seen) - len(seen.lstrip(" "))


def _wraps_of(block: list[tuple[int, str, int]]) -> list[int]:
    """The wraps among the line breaks of one paragraph."""
    if len(block) < 2:
        return []
    capitals = len(block) > 2 and all(line.isupper() for _, line, _ in block)  # wire copy, wrapped by hand
    width = max((len(line) for _, line, _ in block if len(line) <= _LONGEST_LINE), default=0)
    margin = min(indent for _, _, indent in block)
    pairs = list(zip(block, block[1:], strict=False))
    full = [_is_full(one, other, width) for (_, one, _), (_, other, _) in pairs]
    prose = any(
        is_full and len(one) >= _NARROW and one[-1] not in ".!?:;" and other[0].islower() and not _ITEM.match(other)
        for is_full, ((_, one, _), (_, other, _)) in zip(full, pairs, strict=True)
    )
    wide = prose or capitals or width >= _WRAPPED
    return [
        at
        for is_full, ((at, one, _), (_, other, indent)) in zip(full, pairs, strict=True)
        if _is_wrap(one, other, indent > margin, is_full=is_full or capitals, wide=wide)
    ]


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one; set type varies by some 15 %."""
    if len(line) > _LONGEST_LINE:
        return False
    word = _FIRST_WORD.match(after)
    return len(line) + 1 + (len(word.group()) if word else 0) > width or len(line) >= 0.85 * width


def _is_wrap(line: str, after: str, indented: bool, *, is_full: bool, wide: bool) -> bool:
    """Whether the break between two lines is that of a wrapped line."""
    last = line.rsplit(" ", 1)[-1]
    if after[0] == "-" and _is_number_word(last) and _is_number_word(after[1:].split(" ", 1)[0]):
        return True  # "Twenty" + "-two"
    if _BULLET.match(after) or _ITEM.match(after):
        return False
    if after[0] == "(" and after[1:2].isdecimal() and any(map(str.isdecimal, line)):
        return True  # "2,017,236 IDPs" + "(362,410 households)"
    if line[-1] in ".!?:;" or line[-2:] in ('."', '?"', '!"', ".)"):
        return is_full and wide and not indented
    if after[0].islower() or last.lower() in _JOINERS or line[-1] in ",-":
        return True
    if not is_full or indented:
        return False
    if after[0].isdecimal():
        return wide and len(line) >= 50
    # a name over two lines: "according to the United" + "Nations"
    return wide or (len(line) >= _NARROW and last[0].isupper() and after[0].isupper() and not line.istitle())


def _is_number_word(word: str) -> bool:
    return word.lower().strip(".,;:") in lexicon().units
