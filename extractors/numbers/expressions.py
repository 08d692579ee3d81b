"""Number expressions as low, best and high.

    "at least 26"      -> 26, 26, None   at_least       "dozens"          -> 24, None, 99    vague
    "up to 300"        -> None, None, 300  at_most      "between 10 and 15" -> 10, None, 15  between
    "36.9 lakh"        -> 3690000 exact                 "half a million"  -> 500000 exact

``read_number`` looks at one token position; what the words between the quantifiers are worth says ``number_words``, and
whether people are counted at all ``noncounts``.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from extractors.numbers.amounts import VULGAR, Amount, Value, read_amount, read_small
from extractors.text.tokens import Tokens
from extractors.words.lexicon import Lexicon, lexicon
from extractors.words.lookup import match_phrase

_RANGE_WORDS = frozenset(("to", "\u2013", "-", "or"))
_FROM = (("from",), ("anywhere", "from"), ("anything", "from"), ("somewhere", "from"))
_BETWEEN = (("between",), ("anywhere", "between"), ("anything", "between"), ("somewhere", "between"))
_SPREADS = frozenset(words[0] for words in _FROM + _BETWEEN)
_SPANS = frozenset("week month day year quarter phase".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_CHANGE_REACH = 5  # words before "from 12 to 15" among which a word of change makes it two numbers
_NOBODY_THEN = frozenset(
    "else aboard on at from among inside . , ; : ) and or was were is are has have had been".split()
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
    more: bool = False  # "at least another eight"


class _Opener(NamedTuple):
    """What must follow a word for a number to begin with it: nothing, one of some words, or another opener."""

    alone: bool  # "twelve", "dozens"
    seconds: set[str]  # "more" than, "a" dozen
    leads: bool  # "about" 26, "from" 12


@cache
def _openers() -> dict[str, _Opener]:
    """Every word that a number expression can begin with, but for digits and "twenty-six"."""
    lex = lexicon()
    out: dict[str, _Opener] = {}

    def add(word: str, *, alone: bool = False, second: str = "", leads: bool = False) -> None:
        was = out.get(word, _Opener(False, set(), False))
        out[word] = _Opener(was.alone or alone, was.seconds | {second} if second else was.seconds, was.leads or leads)

    for phrases, leads in ((lex.number_phrases, False), (lex.number_parts, False), (lex.quantifiers, True)):
        for words, _ in (row for rows in phrases.values() for row in rows):
            second = words[1] if len(words) > 1 else ""
            add(words[0], alone=not (second or leads), second=second, leads=leads and not second)
    for words in _FROM + _BETWEEN:
        add(words[0], second=words[1] if len(words) > 1 else "", leads=len(words) == 1)
    for word in (*lex.units, *lex.scales, *VULGAR, "couple"):
        add(word, alone=True)
    for second in (*lex.scales, "couple"):
        add("a", second=second)
        add("an", second=second)
    add("another", leads=True)
    return out


@lru_cache(maxsize=20_000)
def opener_of(word: str) -> _Opener | None:
    """What must follow a word for a number to begin with it, "26" and "twenty-six" among them; None where none can."""
    opener = _openers().get(word)
    if opener is None and (word[0].isdecimal() or "-" in word and read_small(word, lexicon()) is not None):
        return _Opener(True, set(), False)
    return opener


def may_begin(low: list[str], i: int) -> bool:
    """Whether a number can begin at token ``i``: asked at every token of a text, and not so at nearly all."""
    opener = opener_of(low[i])
    if opener is None:
        return False
    if opener.alone:
        return True
    following = low[i + 1] if i + 1 < len(low) else ""
    if following in opener.seconds:
        return True
    return opener.leads and following != "" and opener_of(following) is not None


def read_number(tokens: Tokens, i: int, lex: Lexicon) -> Number | None:
    """The number expression that begins at token ``i``, quantifier and all, or None."""
    low = tokens.low
    if not may_begin(low, i):
        return None
    quantifier, core = _read_quantifiers(tokens, i, lex)
    if core > i and low[core] in ("a", "an") and not read_amount(tokens, core, lex):
        return None
    spread = _read_spread(tokens, i, core, lex)
    if spread:
        return spread
    more = core > i and low[core] == "another" and core + 1 < len(tokens.low)
    first_core = core + 1 if more else core
    amount = read_amount(tokens, first_core, lex)
    if amount is None or (more and amount.low == 1):
        return None
    ranged = _read_range(tokens, first_core, amount, lex)
    if ranged:
        return _number(tokens, i, first_core, ranged[2], ranged[0], None, ranged[1], "between")
    if amount.low != int(amount.low) or not _is_nobody(tokens, i, amount, lex):
        return None
    return _bounded(tokens, i, first_core, amount, quantifier or _behind(low, i, lex), lex)._replace(more=more)


def _read_quantifiers(tokens: Tokens, i: int, lex: Lexicon) -> tuple[str, int]:
    """The first of at most three quantifier phrases at ``i``, and the token after them all."""
    quantifier, core = "", i
    for _ in range(3):
        hit = match_phrase(lex.quantifiers, tokens.low, core)
        if hit is None or hit[1] >= len(tokens.low) or read_amount(tokens, core, lex):
            break
        quantifier, core = quantifier or hit[0], hit[1]
    return quantifier, core


def _read_spread(tokens: Tokens, i: int, core: int, lex: Lexicon) -> Number | None:
    """ "between 10 and 15", "from 5 to 8": a range announced by its first word."""
    low, n = tokens.low, len(tokens.low)
    if low[core] not in _SPREADS:
        return None
    lead = next((words for words in _BETWEEN + _FROM if tuple(low[core : core + len(words)]) == words), None)
    if lead is None:
        return None
    k = core + len(lead)
    one = read_amount(tokens, k, lex) if k < n else None
    if one is None or one.stop + 1 >= n or low[one.stop] not in ("to", "-", "\u2013", "and"):
        return None
    if lead in _FROM and (
        low[one.stop] != "to" or _is_change(low, core, lex)
    ):
        return None
    other = read_amount(tokens, one.stop + 1, lex)
    ends = _ends(one, other)
    if other is None or ends is None:
        return None
    return _number(tokens, i, k, other.stop, ends[0], None, ends[1], "between")


def _is_change(low: list[str], core: int, lex: Lexicon) -> bool:
    """Whether a word of change stands shortly before ``core``: "rose", "fell", "jumped"."""
    return not lex.change_words.isdisjoint(low[max(0, core - _CHANGE_REACH) : core])


def _read_range(tokens: Tokens, core: int, one: Amount, lex: Lexicon) -> tuple[int, int, int] | None:
    """ "20-30", "26 to 30", "two or three": both ends and the token behind; not "from 12 to 15"."""
    low, j = tokens.low, one.stop
    if one.vague or j + 1 >= len(tokens.low) or low[j] not in _RANGE_WORDS:
        return None
    if low[j] == "to" and core and low[core - 1] == "from":
        return None
    if low[j] == "to" and core and low[core - 1] in _SPANS and "from" in low[max(0, core - 6) : core - 1]:
        return None  # "from 96 in week 8 to 84"
    if low[j] == "to" and core and low[core - 1] in _MONTHS and one.low <= 31 and low[j + 1] not in _MONTHS:
        other = read_amount(tokens, j + 1, lex)
        if other is not None and other.low > 31:
            return None  # "raising the toll since April 15 to 309"
    if low[j] in ("-", "\u2013") and low[j - 1][0].isdecimal() != low[j + 1][0].isdecimal():
        return None  # "Islamabad, March 5 - Twelve people"
    if low[j] == "to" and core and low[core - 1] == "by" and _is_change(low, core - 1, lex):
        return None  # "the toll rose by 12 to 45"
    other = read_amount(tokens, j + 1, lex)
    ends = _ends(one, other)
    if other is None or ends is None or (low[j] == "or" and ends[1] > ends[0] * 2):
        return None
    return ends[0], ends[1], other.stop


def _ends(one: Amount, other: Amount | None) -> tuple[int, int] | None:
    """Both ends of a range; a scale said once holds for both: "2 to 3 million", "80 to 100,000"."""
    if other is None or one.vague or other.vague:
        return None
    a, b = one.low, other.low
    if one.scale == 1 and other.scale > 1 and a < b / other.scale:
        a *= other.scale
    elif one.scale == other.scale == 1 and b % 1000 == 0 and b <= 2 * a * 1000 and a * 1000 < b:
        a *= 1000
    if a >= b or a != int(a) or b != int(b):
        return None
    return int(a), int(b)


def _is_nobody(tokens: Tokens, i: int, amount: Amount, lex: Lexicon) -> bool:
    """True for every amount above zero; "nobody" and the like count only where somebody could have been harmed.

    "No one was hurt" counts; "no one knows", "second to none" and "none of this" do not.
    """
    low, j, n = tokens.low, amount.stop, len(tokens.low)
    if amount.low != 0 or low[i][0].isdecimal() or low[i] == "zero":
        return True
    if j < n and low[j] == "of":
        return low[j + 1 : j + 2] not in (["this"], ["that"], ["it"], ["which"], ["these"])
    if i and low[i] == "none" and low[i - 1] in ("to", "than", "like"):
        return False
    if low[j - 1] == "single" or (low[i] == "not" and low[j - 1] == "one"):
        return j < n and match_phrase(lex.people, low, j) is not None
    if j >= n or low[j] in _NOBODY_THEN:
        return True
    return match_phrase(lex.harm, low, j) is not None


def _bounded(tokens: Tokens, i: int, core: int, amount: Amount, quantifier: str, lex: Lexicon) -> Number:
    """The number with what stands behind it ("or more", "or so", "+") and the bounds its quantifier leaves open."""
    last = amount.stop
    after = None if quantifier else _read_after(tokens, last, lex)
    if after:
        quantifier, last = after
    low = int(amount.low)
    if amount.vague:
        high = None if quantifier in ("at_least", "more_than") or amount.high is None else int(amount.high)
        return _number(tokens, i, core, amount.stop, low, None, high, "vague", last=last)
    bounds = _bounds(quantifier, low)
    return _number(tokens, i, core, amount.stop, *bounds, quantifier or "exact", last=last)


def _read_after(tokens: Tokens, j: int, lex: Lexicon) -> tuple[str, int] | None:
    """The quantifier behind a number and the token after it: "or more"; "at least" only between marks."""
    low, n = tokens.low, len(tokens.low)
    comma = j + 1 < n and low[j] == ","
    hit = match_phrase(lex.quantifiers_after, low, j + comma) if j + comma < n else None
    if hit is None:
        return None
    ends = hit[1] >= n or low[hit[1]] in ",.;:)"
    if comma:
        return hit if ends and low[j + 1] in ("at", "and") else None
    return hit if low[j] not in ("at", "approximately") or ends else None


def _behind(low: list[str], first: int, lex: Lexicon) -> str:
    """The quantifier that ends just before the number and has another job too: "are estimated at 3,000"."""
    before = low[first - 1] if first else ""
    for words, quantifier in lex.quantifiers_behind:
        if words[-1] == before and first >= len(words) and tuple(low[first - len(words) : first]) == words:
            return quantifier
    return ""


def _number(
    tokens: Tokens,
    first: int,
    core: int,
    stop: int,
    low: int | None,
    best: int | None,
    high: int | None,
    quantifier: str,
    *,
    last: int = 0,
) -> Number:
    return Number(tokens.starts[core], tokens.ends[stop - 1], first, last or stop, core, low, best, high, quantifier)


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


_SIZED = frozenset(("member", "person", "man", "woman", "people", "child"))


def read_size(tokens: Tokens, i: int, lex: Lexicon) -> Number | None:
    """How many people are in "an 11-member family" or "a five-man crew", whose size is said inside a word at ``i``."""
    head, dash, tail = tokens.low[i].partition("-")
    if not dash or tail not in _SIZED:
        return None
    value: Value | None = int(head[:6]) if head.isdecimal() else lex.units.get(head)
    if value is None or value < 2:
        return None
    size = int(value)
    start = tokens.starts[i]
    return Number(start, start + len(head), i, i + 1, i, size, size, size, "exact")
