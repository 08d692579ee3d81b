"""Number expressions as low, best and high; and what is no count.

    "at least 26"      -> 26, 26, None   at_least       "dozens"          -> 24, None, 99    vague
    "up to 300"        -> None, None, 300  at_most      "between 10 and 15" -> 10, None, 15  between
    "36.9 lakh"        -> 3690000 exact                 "half a million"  -> 500000 exact

``read_number`` looks at one token position; ``why_no_count`` says in words why a number is none of people.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.lexicon import Lexicon, match_phrase
from extractors.tokens import Tokens

_DIGITS = re.compile(r"\d[\d,. ]*\d|\d")
_SUFFIXED = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|bn)")
_SUFFIX = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
_RANGE_WORDS = frozenset(("to", "\u2013", "-", "or"))

MONTHS = frozenset(
    """january february march april may june july august september october november december
jan feb mar apr jun jul aug sept sep oct nov dec""".split()
)
_UNITS = frozenset(
    """
% percent pc pct percentage km kms kilometer kilometers kilometre kilometres mile miles meter meters metre metres m cm mm
foot feet ft inch inches yard yards hectare hectares acre acres kg kgs kilo kilos kilogram kilograms gram grams ton tons
tonne tonnes pound pounds lb lbs litre litres liter liters gallon gallons barrel barrels degree degrees volt watt mw kw
megawatts knots kph mph dollar dollars euro euros cents rupee rupees pesos peso yen yuan riyals dinars francs usd eur
shillings naira afghanis rubles roubles hryvnias ringgit baht won kroner
second seconds minute minutes hour hours day days night nights week weeks fortnight month months year years decade
decades century centuries yr yrs hrs hr mins year-old years-old month-old a.m p.m am pm gmt utc o'clock local
times time fold point points goal goals per-cent caliber calibre gb mb tb megabytes cubic square
""".split()
)
_LABELS = frozenset(
    """
no nos number article articles resolution chapter page route highway flight phase type channel area zone district block
figure table section day week magnitude category level group grade class ward sector room gate terminal battalion
brigade regiment division street avenue road version season episode round lap part volume case stage point size sitrep
update paragraph para rule bill act law model psalm verse boeing airbus kilometer km title section mh
""".split()
)
_AGE_BEFORE = frozenset(("aged", "age", "ages", "turned", "turning"))
_YEAR_BEFORE = frozenset(
    "in since of by from until till during before after early late mid through to and or between "
    "year summer winter spring autumn fall".split()
)


class Number(NamedTuple):
    """A number expression: ``start:end`` are the words without the quantifier, ``first:last`` the tokens with it."""

    start: int
    end: int
    first: int
    last: int
    core: int  # the token at which the number itself begins
    low: int | None
    best: int | None
    high: int | None
    quantifier: str


def parse_digits(word: str) -> float | None:
    """ "26,000", "36,90,000", "839 000", "1.200.000" or "2.5" as a number; None for anything else."""
    if word.isdecimal():
        return int(word) if len(word) < 16 else None
    if not _DIGITS.fullmatch(word):
        match = _SUFFIXED.fullmatch(word)
        return float(match[1]) * _SUFFIX[match[2]] if match and len(word) < 16 else None
    if word.count(".") > 1:
        word = word.replace(".", "")
    plain = word.replace(",", "").replace(" ", "")
    if len(plain) > 15 or plain.count(".") > 1:
        return None
    return float(plain) if "." in plain else int(plain)


def _word_value(tokens: Tokens, i: int, lex: Lexicon, *, lead: float = 0.0) -> tuple[float, int] | None:
    """A number in words from token ``i``: "twenty-six", "one hundred and five thousand"; value and the token after it."""
    total, current = 0.0, lead
    j, seen, n = i, lead > 0, len(tokens)
    while j < n:
        word = tokens.low[j]
        parts = word.split("-") if "-" in word else (word,)
        values = [lex.units.get(part) if part in lex.units else lex.scales.get(part) for part in parts]
        if None in values:
            if (
                word == "and"
                and seen
                and (current >= 100 or total >= 1000)
                and j + 1 < n
                and tokens.low[j + 1].split("-")[0] in lex.units
                and tokens.low[j - 1] in ("hundred", "thousand")
            ):
                j += 1
                continue
            break
        if (
            seen
            and parts[0] in lex.units
            and (current % 100)
            and not (current % 10 == 0 and lex.units[parts[0]] < 10 and "-" not in word)
        ):
            break
        if not seen and parts[0] in lex.scales:
            break
        for part, value in zip(parts, values, strict=True):
            if part in lex.scales:
                if value == 100:
                    current = (current or 1) * 100
                elif value == 12:
                    current = (current or 1) * 12
                else:
                    total += (current or 1) * value
                    current = 0
            else:
                current += value
        seen = True
        j += 1
    return (total + current, j) if seen else None


def _core(tokens: Tokens, i: int, lex: Lexicon) -> tuple[int | None, int | None, int | None, str, int] | None:
    """low, best, high, quantifier and the token after, for the number that begins at token ``i``."""
    low = tokens.low
    word = low[i]
    hit = match_phrase(lex.number_phrases, low, i)
    if (
        hit
        and word == "a"
        and hit[1] == i + 2
        and hit[1] + 1 < len(low)
        and low[i + 1] in lex.scales
        and low[i + 1] != "dozen"
        and (low[hit[1]] == "and" or low[hit[1]] in lex.scales)
    ):
        read = _word_value(tokens, i + 1, lex, lead=1)  # "a hundred and twenty"
        if read and read[1] > hit[1]:
            return int(read[0]), int(read[0]), int(read[0]), "exact", read[1]
    if hit:
        kind, value, j = hit[0][0], hit[0][1], hit[1]
        if kind == "vague":
            return value[0], None, value[1] if len(value) > 1 else None, "vague", j
        return value, value, value, "exact", j
    value: float | None
    if word[0].isdecimal():
        value, j = parse_digits(word), i + 1
        if value is None:
            return None
        while j < len(tokens) and low[j] in lex.scales and (low[j] != "m" or value < 1000):
            value *= lex.scales[low[j]]
            j += 1
    else:
        if word.split("-")[0] not in lex.units:
            return None
        read = _word_value(tokens, i, lex)
        if read is None:
            return None
        value, j = read
    if value != int(round(value, 6)):
        return None
    whole = int(round(value))
    return whole, whole, whole, "exact", j


def read_number(tokens: Tokens, i: int, lex: Lexicon) -> Number | None:
    """The number expression that begins at token ``i``, quantifier and all, or None."""
    low = tokens.low
    n = len(tokens)
    quantifier, first, core = "", i, i
    steps = 0
    while steps < 3:
        hit = match_phrase(lex.quantifiers, low, core)
        if hit is None or hit[1] >= n or _core(tokens, core, lex):
            break
        quantifier = quantifier or hit[0]
        core = hit[1]
        steps += 1
    if core > i and low[core] in ("a", "an") and not match_phrase(lex.number_phrases, low, core):
        return None
    if low[core] == "between" and core + 3 < n:
        a = _core(tokens, core + 1, lex)
        if a and a[4] < n and low[a[4]] in ("and", "to"):
            b = _core(tokens, a[4] + 1, lex) if a[4] + 1 < n else None
            if b and a[0] is not None and b[0] is not None and a[0] < b[0]:
                return Number(
                    tokens.starts[core + 1], tokens.ends[b[4] - 1], first, b[4], core + 1, a[0], None, b[0], "between"
                )
        return None
    read = _core(tokens, core, lex)
    if read is None:
        return None
    lo, best, hi, kind, j = read
    rising = low[j : j + 1] == ["to"] and first > 0 and low[first - 1] == "from"  # "rose from 12 to 15": two numbers
    if kind == "exact" and j + 1 < n and low[j] in _RANGE_WORDS and not rising:
        b = _core(tokens, j + 1, lex)
        if (
            b
            and b[3] == "exact"
            and best is not None
            and b[0] is not None
            and best < b[0]
            and (low[j] != "or" or b[0] <= best * 2)
        ):
            if (
                b[0] >= 1000
                and best < 1000
                and b[4] - 1 > j + 1
                and low[b[4] - 1] in lex.scales
                and best * lex.scales[low[b[4] - 1]] < b[0]
            ):
                best *= lex.scales[low[b[4] - 1]]
            return Number(tokens.starts[core], tokens.ends[b[4] - 1], first, b[4], core, best, None, b[0], "between")
    last = j
    if j < n and low[j] == "+" and not quantifier and kind == "exact":
        quantifier, last = "at_least", j + 1
    after = match_phrase(lex.quantifiers_after, low, j) if j < n else None
    if after and not quantifier:
        # "at least" behind a number only before a mark: "12, at least" but not "12 at least wounded"
        if low[j] not in ("at", "approximately") or after[1] >= n or low[after[1]] in ",.;:)":
            quantifier, last = after[0], after[1]
    if kind == "exact" and quantifier:
        lo, best, hi = _bounds(quantifier, best)
        kind = quantifier
    elif kind == "vague" and quantifier in ("at_least", "more_than"):
        hi = None
    return Number(tokens.starts[core], tokens.ends[j - 1], first, last, core, lo, best, hi, kind)


def _bounds(quantifier: str, value: int | None) -> tuple[int | None, int | None, int | None]:
    """What the quantifier leaves open: "at least 26" stays open above, "up to 26" below."""
    if quantifier in ("at_least", "more_than"):
        return value, value, None
    if quantifier in ("at_most", "less_than"):
        return None, None, value
    return value, value, value


def with_quantifier(number: Number, quantifier: str) -> Number:
    """The same number read under another quantifier, as when "at least" reaches over a coordination."""
    lo, best, hi = _bounds(quantifier, number.best)
    return number._replace(low=lo, best=best, high=hi, quantifier=quantifier)


def _is_single_person(word: str, lex: Lexicon) -> bool:
    """Whether the word is a noun for one person."""
    return any(len(words) == 1 and not noun.plural for words, noun in lex.people.get(word, ()))


def why_no_count(tokens: Tokens, number: Number, lex: Lexicon, *, before_person: bool) -> str:
    """Why this number counts no people: a reason in plain words, or "" where it may."""
    low, raw = tokens.low, tokens.raw
    i, j, n = number.core, number.last, len(tokens)
    prev = low[number.first - 1] if number.first else ""
    prev2 = low[number.first - 2] if number.first > 1 else ""
    nxt = low[j] if j < n else ""
    nxt2 = low[j + 1] if j + 1 < n else ""
    digits = raw[i][0].isdecimal()
    if (
        prev in ("$", "\u20ac", "\u00a3", "\u00a5", "us$", "\u20b9", "rs", "usd", "eur", "us")
        and digits
        or (i and raw[i - 1] in ("$", "\u20ac", "\u00a3"))
    ):
        return "money"
    if nxt in ("%", "percent", "pc", "pct") or (nxt == "per" and nxt2 == "cent"):
        return "a percentage"
    if nxt == "/" or prev == "/" or (prev == "#" and digits):
        return "a fraction, a label or a date"
    if digits and (nxt == ":" and nxt2[:1].isdecimal() or prev == ":" and prev2[:1].isdecimal()):
        return "a time or a score"
    if nxt in ("year-old", "years-old") or (nxt in ("years", "year", "months") and nxt2 in ("old", "of")):
        return "an age"
    if nxt in _UNITS and not (nxt in ("local", "m") and before_person):
        return "a measure of distance, time, money or weight"
    if nxt == "-" and nxt2 in _UNITS:
        return "a measure of distance, time, money or weight"
    if prev in _AGE_BEFORE or (prev == "of" and prev2 in ("age", "ages")):
        return "an age"
    if (
        nxt in MONTHS
        and digits
        and number.best
        and number.best <= 31
        and not before_person
        and (nxt != "may" or raw[j][:1].isupper())
        and (nxt != "march" or raw[j][:1].isupper())
    ):
        return "a date"
    if (
        prev in MONTHS
        and digits
        and number.best
        and (number.best <= 31 or 1900 <= number.best <= 2100)
        and not (before_person and nxt2 not in (",", ".") and number.best > 31)
    ):
        return "a date"
    if (
        digits
        and number.quantifier == "between"
        and number.low
        and 1900 <= number.low <= 2100
        and number.high
        and 1900 <= number.high <= 2100
        and not before_person
    ):
        return "a span of years"
    if (
        digits
        and number.best
        and 1900 <= number.best <= 2100
        and "," not in raw[i]
        and number.quantifier == "exact"
        and (
            not before_person
            or prev in ("in", "since", "during", "until", "from", "by")
            or prev in _YEAR_BEFORE
            and nxt not in lex.person_plural
        )
    ):
        return "a year"
    if prev == "." and prev2 in ("no", "nos", "art") or (prev in _LABELS and digits and not before_person):
        return "a label"
    if (
        digits
        and prev in _LABELS
        and prev not in ("number", "case", "no", "act", "law", "bill", "update")
        and number.first == i
        and (not before_person)
    ):
        return "a label"
    if (
        number.quantifier == "between"
        and digits
        and low[i + 1] == "-"
        and not before_person
        and number.high is not None
        and number.high < 12
    ):
        return "a score"
    if digits and "-" == nxt and nxt2[:1].isdecimal() and not before_person:
        return "a score or a label"
    if (
        nxt in ("of",)
        and nxt2 in ("the", "its")
        and low[i] == "one"
        and j + 2 < n
        and (
            low[j + 2]
            in ("most", "world", "largest", "biggest", "worst", "main", "country", "few", "region", "key", "first")
            or low[j + 2].endswith("est")
        )
    ):
        return '"one of the ..." counts no one'
    if (
        prev in (",",)
        and nxt in (",", ".", ")", "")
        and digits
        and number.best
        and number.best < 110
        and number.first > 1
        and (raw[number.first - 2][:1].isupper() or _is_single_person(low[number.first - 2], lex))
    ):
        return "an age after a name"
    if (
        prev == "of"
        and digits
        and number.best
        and number.best < 110
        and not before_person
        and number.first > 1
        and _is_single_person(prev2, lex)
    ):
        return "an age"
    if (
        prev == "("
        and nxt == ")"
        and digits
        and number.best
        and number.best < 110
        and number.first > 1
        and raw[number.first - 2][:1].isupper()
        and not lex.is_place_word(raw[number.first - 2])
    ):
        return "an age or a note after a name"
    if nxt in ("in",) and nxt2 in lex.units:
        return "a share"
    return ""
