"""One amount, in digits or in words, without the words round it.

    "36,90,000" -> 3690000      "2,5 million" -> 2500000         "two hundred and ten" -> 210
    "2½ million" -> 2500000     "three-quarters of a million" -> 750000     "several dozen" -> 36 to 99, vague

``read_amount`` looks at one token position. Values are exact: whole numbers, or fractions where a scale is missing.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from extractors.text.tokens import Tokens
from extractors.words.lexicon import Lexicon
from extractors.words.lookup import match_phrase

Value = int | Fraction

_DIGITS = re.compile(r"\d[\d,.' ]*\d|\d")
_SUFFIXED = re.compile(r"(\d{1,9}(?:[.,]\d{1,6})?)(k|m|mn|mln|bn)")
_SUFFIX = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000}
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")  # "2,5 million"
_THOUSANDS_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # "3.450 people": nobody counts thousandths of people
VULGAR = {
    "\u00bd": Fraction(1, 2),
    "\u00bc": Fraction(1, 4),
    "\u00be": Fraction(3, 4),
    "\u2153": Fraction(1, 3),
    "\u2154": Fraction(2, 3),
}
_NOTE_MARKS = frozenset("*\u2020\u2021^")
_SHORT_SCALES = frozenset(("m", "mn", "mln", "bn"))
_LONGEST = 15  # digits; no more people ever lived


class Amount(NamedTuple):
    """What an amount is worth, the token behind it, and the scale it ends in ("five hundred thousand": 100,000)."""

    low: Value
    high: Value | None
    vague: bool
    stop: int
    scale: int = 1


def parse_digits(word: str) -> Value | None:
    """ "26,000", "36,90,000", "839 000", "1.200.000", "2.5" or "40k" as a number; None for anything else."""
    if word.isdecimal():
        return int(word) if len(word) <= _LONGEST else None
    if word[-1:] in VULGAR:
        whole = parse_digits(word[:-1]) if word[:-1] else 0
        return None if whole is None else whole + VULGAR[word[-1]]
    suffixed = _SUFFIXED.fullmatch(word)
    if suffixed:
        return _decimal(suffixed[1].replace(",", ".")) * _SUFFIX[suffixed[2]]
    if not _DIGITS.fullmatch(word):
        return None
    if word.count(".") > 1:
        word = word.replace(".", "")
    plain = word.replace(",", "").replace(" ", "").replace("'", "")
    if len(plain) > _LONGEST or not plain.replace(".", "", 1).isdecimal():
        return None
    return _decimal(plain)


def _decimal(plain: str) -> Value:
    """Digits with at most one point, exactly; any script's digits."""
    whole, _, part = plain.partition(".")
    return int(whole) + Fraction(int(part), 10 ** len(part)) if part else int(whole)


def read_amount(tokens: Tokens, i: int, lex: Lexicon) -> Amount | None:
    """The amount that begins at token ``i``, or None."""
    low = tokens.low
    hit = match_phrase(lex.number_phrases, low, i)
    if hit:
        (kind, value), stop = hit
        if kind == "vague":
            return Amount(value[0], value[1] if len(value) > 1 else None, True, stop)
        return Amount(value, value, False, stop)
    if low[i][0].isdecimal() or low[i] in VULGAR:
        return _read_digits(tokens, i, lex)
    return _read_part(low, i, lex) or _read_couple(low, i, lex) or _read_words(low, i, lex)


def _read_digits(tokens: Tokens, i: int, lex: Lexicon) -> Amount | None:
    """Digits with the scale behind them: "1.2 million", "3 crore", "6.3* M", "4 and a half million"."""
    low, n = tokens.low, len(tokens.low)
    word, j = low[i], i + 1
    if j + 1 < n and low[j] in _NOTE_MARKS and low[j + 1] in lex.scales:
        j += 1
    scaled = j < n and _is_scale(tokens, j, lex)
    if _DECIMAL_COMMA.fullmatch(word):
        value: Value | None = _decimal(word.replace(",", ".")) if scaled else None
    elif _THOUSANDS_POINT.fullmatch(word) and not scaled:
        value = int(word.replace(".", ""))
    else:
        value = parse_digits(word)
    if value is None:
        return None
    half = _and_part(low, j, lex)
    if half and half[1] < n and low[half[1]] in lex.scales:
        value, j = value + half[0], half[1]
    scale = 1
    while j < n and _is_scale(tokens, j, lex):
        scale *= lex.scales[low[j]]
        j += 1
    value *= scale
    half = _and_part(low, j, lex) if scale > 1 else None
    if half:
        value, j = value + half[0] * scale, half[1]
    return Amount(value, value, False, j if scale > 1 or half else i + 1, scale)


def _is_scale(tokens: Tokens, j: int, lex: Lexicon) -> bool:
    """Whether the word behind digits is a scale; an "m" that stands alone is metres but before people."""
    word = tokens.low[j]
    if word != "m":
        return word in lex.scales and word != "score"
    return tokens.raw[j] == "M" or (j + 1 < len(tokens.low) and match_phrase(lex.people, tokens.low, j + 1) is not None)


def _and_part(low: list[str], j: int, lex: Lexicon) -> tuple[Fraction, int] | None:
    """ "and a half", "and a quarter" at ``j``: the part and the token after it."""
    if j + 1 < len(low) and low[j] == "and":
        hit = match_phrase(lex.number_parts, low, j + 1)
        if hit and (hit[1] >= len(low) or low[hit[1]] not in ("of", "the")):
            return hit
    return None


def _read_part(low: list[str], i: int, lex: Lexicon) -> Amount | None:
    """ "half a million", "a half-dozen", "a quarter of a million"."""
    hit = match_phrase(lex.number_parts, low, i)
    if not hit:
        return None
    part, j = hit
    n = len(low)
    if j + 1 < n and low[j] == "of" and low[j + 1] in ("a", "an"):
        j += 2
    elif j < n and low[j] in ("a", "an"):
        j += 1
    if j >= n or low[j] not in lex.scales or low[j] in _SHORT_SCALES:
        return None
    scale = lex.scales[low[j]]
    return Amount(_whole(part * scale), _whole(part * scale), False, j + 1, scale)


def _read_couple(low: list[str], i: int, lex: Lexicon) -> Amount | None:
    """ "a couple" and "a couple of hundred"."""
    j = i + 1 if low[i] == "a" else i
    if j >= len(low) or low[j] != "couple":
        return None
    j += 1
    k = j + 1 if low[j : j + 1] == ["of"] else j
    if k < len(low) and low[k] in lex.scales and low[k] not in _SHORT_SCALES:
        return Amount(2 * lex.scales[low[k]], 2 * lex.scales[low[k]], False, k + 1, lex.scales[low[k]])
    return Amount(2, 2, False, j)


def _whole(value: Value) -> Value:
    return int(value) if value == int(value) else value


class _Sum:
    """A number in words while it is read: what is complete, what is being built, the scale it ends in."""

    __slots__ = ("current", "scale", "total")

    def __init__(self) -> None:
        self.total: Value = 0
        self.current: Value | None = None
        self.scale = 1

    @property
    def value(self) -> Value:
        return self.total + (self.current or 0)

    def add_small(self, small: int) -> bool:
        """Take "forty", "two" after "forty", "six" after "hundred"; False where it begins another number."""
        current = self.current
        if current is None or current == 0:
            self.current = small
        elif current >= 100 and current % 100 == 0:
            self.current = current + small
        elif current % 100 >= 20 and current % 10 == 0 and 0 < small < 10:
            self.current = current + small
        else:
            return False
        self.scale = 1
        return True

    def add_scale(self, factor: int) -> bool:
        """Take "hundred", "dozen", "thousand" ..."""
        if self.current is None and not self.total:
            return False
        if factor <= 100:
            if not self.current or self.current >= 100:
                return False
            self.current *= factor
        elif self.current:
            self.total, self.current = self.total + self.current * factor, None
        else:
            self.total *= factor
        self.scale *= factor
        return True


def _read_words(low: list[str], i: int, lex: Lexicon) -> Amount | None:
    """ "twenty-six", "a hundred and five thousand", "two point three million", "one lakh twenty thousand"."""
    n = len(low)
    built, j = _Sum(), i
    if low[i] in ("a", "an"):
        if i + 1 >= n or low[i + 1] not in lex.scales or low[i + 1] in _SHORT_SCALES:
            return None
        built.current, j = 1, i + 1
    while j < n:
        word = low[j]
        if word in lex.scales:
            if word in _SHORT_SCALES or not built.add_scale(lex.scales[word]):
                break
            j += 1
            half = _and_part(low, j, lex)
            if half:
                return Amount(
                    built.value + _whole(half[0] * built.scale),
                    built.value + _whole(half[0] * built.scale),
                    False,
                    half[1],
                )
            continue
        small = read_small(word, lex)
        if small is not None:
            if not built.add_small(small):
                break
            j += 1
            continue
        joined = _joined(low, j, built, lex)
        if joined is None:
            break
        j = joined
    if j == i or (built.current is None and not built.total):
        return None
    return Amount(_whole(built.value), _whole(built.value), False, j, built.scale)


def read_small(word: str, lex: Lexicon) -> int | None:
    """ "six", "twenty-six"."""
    if word in lex.units:
        return lex.units[word]
    tens, dash, ones = word.partition("-")
    if dash and lex.units.get(tens, 0) >= 20 and 0 < lex.units.get(ones, 0) < 10:
        return lex.units[tens] + lex.units[ones]
    return None


def _joined(low: list[str], j: int, built: _Sum, lex: Lexicon) -> int | None:
    """The token after a word that holds a number together ("and", "point", a comma), or None where none does."""
    word, n = low[j], len(low)
    if built.current is None and not built.total or j + 1 >= n:
        return None
    before = low[j - 1]
    if word == "and":
        half = _and_part(low, j, lex)
        if half and half[1] < n and low[half[1]] in lex.scales and low[half[1]] not in _SHORT_SCALES:
            built.current = (built.current or 0) + half[0]  # "two and a half thousand"
            return half[1]
        if before in ("hundred", "thousand") and read_small(low[j + 1], lex):
            return j + 1
    if (
        word == ","
        and before in ("thousand", "million", "lakh")
        and low[j + 2 : j + 3] == ["hundred"]
        and read_small(low[j + 1], lex)
    ):
        return j + 1  # "two thousand, four hundred"
    if word == "point" and built.current is not None and read_small(low[j + 1], lex) is not None:
        k, digits = j + 1, ""
        while k < n and low[k] in lex.units and lex.units[low[k]] < 10:
            digits += str(lex.units[low[k]])
            k += 1
        if digits and k < n and low[k] in lex.scales:
            built.current += Fraction(int(digits), 10 ** len(digits))
            return k
    return None
