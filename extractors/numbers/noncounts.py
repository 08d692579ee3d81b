"""Why a number counts no people: ages, dates, hours, money, measures, shares, scores, labels.

    "the victim, 34, was ..."  -> "an age after a name"    "Resolution 2254"  -> "a label"
    "by 12 percent"            -> "a percentage"

``why_no_count`` asks one question after another and gives the first reason found, in words that explain() can show.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from extractors.numbers.amounts import read_amount
from extractors.numbers.expressions import Number
from extractors.text.tokens import Tokens
from extractors.words.lexicon import Lexicon
from extractors.words.lookup import match_phrase

MONTHS = frozenset(
    """january february march april may june july august september october november december
jan feb mar apr jun jul aug sept sep oct nov dec""".split()
)
_CURRENCY = frozenset(
    "$ \u20ac \u00a3 \u00a5 \u20b9 \u20a6 \u20a8 \u20b1 \u20bd \u0e3f \u20ba us$ a$ c$ rs usd eur gbp us".split()
)
_DASHES = frozenset(("-", "\u2013"))
_YEAR_BEFORE = frozenset(
    "in since of by from until till during before after early late mid through to and or between "
    "year summer winter spring autumn fall".split()
)
_AGE_BEFORE = frozenset(("aged", "age", "ages", "turned", "turning"))
_AGE_LINKS = frozenset("and or to between ranged ranging range , - \u2013 from of the up over under about".split())
_AGE_LIMITS = frozenset(("over", "under", "above", "below"))
_ANYONE = frozenset("anyone everyone those people all adults minors persons".split())
_SHARE_OF = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))
_FRACTIONS = frozenset(
    "half halves third thirds quarter quarters fifth fifths sixth sixths eighth eighths tenth tenths".split()
)
_SUPERLATIVES = frozenset("most world largest biggest worst main country few region key first last only".split())
_ONE_BEFORE = frozenset("this that each every which any square back by another".split())
_ONE_AFTER = frozenset("another day hand thing way side time go night morning word reason by must can who".split())
_PEOPLED = frozenset(
    "district town city village country island province region suburb county nation municipality parish hamlet".split()
)
_ONE_ASKED = frozenset("what as than how where if when whom which whatever".split())
_ONE_DOES = frozenset("would could might may should will cannot does has is expects thinks".split())
_SECTION = frozenset(("no", "nos", "art", "p", "pp", "fig", "sec", "vol", "tel", "ch", "para", "op", "reg"))
_MODEL = re.compile(r"[a-z]{1,4}-?\d+[a-z]{0,2}(?:'?s)?")  # "two F-16s"
_GLUED_METRES = re.compile(r"[\d.,]{1,20}m")
_OLDEST = 115
_HIGHER = frozenset("higher lower greater larger smaller".split())


class Spot(NamedTuple):
    """A number among its neighbours; "" where the sentence ends."""

    tokens: Tokens
    number: Number
    lex: Lexicon
    prev: str
    prev2: str
    next: str
    next2: str
    digits: bool
    person: bool  # a word for people follows

    @property
    def value(self) -> int:
        """The number's own value, or the upper end of a range; -1 where it has none."""
        return next((x for x in (self.number.best, self.number.high, self.number.low) if x is not None), -1)

    def low(self, k: int) -> str:
        low = self.tokens.low
        return low[k] if 0 <= k < len(low) else ""

    def raw(self, k: int) -> str:
        raw = self.tokens.raw
        return raw[k] if 0 <= k < len(raw) else ""


def why_no_count(tokens: Tokens, number: Number, lex: Lexicon, *, before_person: bool) -> str:
    """Why this number counts no people: a reason in plain words, or "" where it may."""
    i, j = number.first, number.last
    low, n = tokens.low, len(tokens)
    spot = Spot(
        tokens,
        number,
        lex,
        low[i - 1] if i else "",
        low[i - 2] if i > 1 else "",
        low[j] if j < n else "",
        low[j + 1] if j + 1 < n else "",
        tokens.raw[number.core][0].isdecimal(),
        before_person,
    )
    for is_so, reason in _QUESTIONS if spot.digits else _QUESTIONS_OF_WORDS:
        if is_so(spot):
            return reason
    return ""


def _is_money(s: Spot) -> bool:
    if s.next in s.lex.nationalities or s.next == "us":
        if s.next2 in s.lex.measure_words and not s.person:
            return True  # "30 billion Congolese francs"
    if s.prev in ("worth", "costing") and not s.person:
        return True  # "paintings worth 90 million are missing"
    before = s.prev2 if s.prev == "." else s.prev  # "Rs. 50,000"
    return (before in _CURRENCY and s.digits) or s.raw(s.number.core - 1) in ("$", "\u20ac", "\u00a3")


def _is_population(s: Spot) -> bool:
    """ "the only doctor in a district of 90,000": how many live there."""
    return s.prev == "of" and s.prev2 in _PEOPLED and not s.person and s.value > 100


def _is_percentage(s: Spot) -> bool:
    return s.next in ("%", "percent", "pc", "pct") or (s.next == "per" and s.next2 == "cent")


def _is_difference(s: Spot) -> bool:
    """ "the real toll may be thousands higher", "200 more than last week": how far two counts lie apart."""
    if s.next in _HIGHER:
        return s.next2 in ("", "than", ".", ",", ";", ":", ")", "and", "but", "in", "if")
    return s.next == "than" if s.number.more else s.next in ("more", "fewer", "less") and s.next2 == "than"


def _is_slashed(s: Spot) -> bool:
    return s.next == "/" or s.prev == "/" and not s.person or (s.prev == "#" and s.digits)


def _is_clock(s: Spot) -> bool:
    past = s.prev in ("past", "to") and s.prev2 in ("half", "quarter") and s.value <= 12
    after = s.next == ":" and s.next2[:1].isdecimal() and _touches(s, s.number.last)
    before = s.prev == ":" and s.prev2[:1].isdecimal() and _touches(s, s.number.first - 1)
    return past or (s.digits and (after or before))


def _is_hour(s: Spot) -> bool:
    """ "as of 1618": an hour written without a colon."""
    core = s.raw(s.number.core)
    told = s.prev == "of" and s.prev2 == "as" and not s.person
    return told and len(core) == 4 and core.isdecimal() and s.value // 100 < 24 and s.value % 100 < 60


def _touches(s: Spot, k: int) -> bool:
    """Whether the mark at token ``k`` stands between its neighbours without blanks: "10:30", "3-1"."""
    t = s.tokens
    return 0 < k < len(t) - 1 and t.ends[k - 1] == t.starts[k] and t.ends[k] == t.starts[k + 1]


def _is_age(s: Spot) -> bool:
    if s.next in ("year-old", "years-old", "year-olds") or (
        s.next in ("years", "year", "months", "weeks") and s.next2 in ("old", "of")
    ):
        return True
    if s.next == "and" and s.next2 in ("over", "above", "under", "older", "younger", "up") and not s.person:
        return True
    if _is_age_in_list(s):
        return True
    k = s.number.first - 1
    while (
        k >= 0
        and k > s.number.first - 7
        and (s.low(k) in _AGE_LINKS or s.low(k)[0].isdecimal() or s.low(k) in s.lex.units)
    ):
        k -= 1
    return s.low(k) in _AGE_BEFORE or (s.prev == "of" and s.prev2 in ("age", "ages"))


def _is_age_in_list(s: Spot) -> bool:
    """ "The victims were 17, 19 and 22 years old": ages, the years being named behind the last."""
    k, last = s.number.last, min(len(s.tokens), s.number.last + 9)
    while k < last and (s.low(k) in (",", "and", "or") or s.low(k).isdecimal() or s.low(k) in s.lex.units):
        k += 1
    return k > s.number.last and s.low(k) in ("years", "year") and s.low(k + 1) == "old"


def _is_age_limit(s: Spot) -> bool:
    """ "pensioners over 65", "children under five", "residents older than 60"."""
    if s.person or not 0 <= s.value <= _OLDEST:
        return False
    if s.prev == "than" and s.prev2 in ("older", "younger"):
        return True
    ends = s.next in (
        "",
        ",",
        ".",
        ";",
        ")",
        "and",
        "who",
        "are",
        "were",
        "is",
        "was",
        "in",
        "have",
        "had",
        "to",
        "from",
    )
    counted = s.prev in s.lex.person_plural or s.prev in _ANYONE or s.prev in ("were", "are", "was", "is")
    return ends and counted and s.low(s.number.first) in _AGE_LIMITS and s.number.core == s.number.first + 1


def _is_measure(s: Spot) -> bool:
    if _GLUED_METRES.fullmatch(s.raw(s.number.core)) and s.next in s.lex.size_words and not s.person:
        return True
    if s.next in s.lex.measure_words and not (
        s.next in ("local", "m", "time", "min", "real", "won", "rand") and s.person
    ):
        return True
    if (
        s.next in ("square", "cubic", "consecutive", "straight", "successive", "full", "whole", "more")
        and s.next2 in s.lex.measure_words
    ):
        return not s.person
    return s.next == "-" and s.next2 in s.lex.measure_words


def _is_livestock(s: Spot) -> bool:
    return s.next in ("head", "heads") and s.next2 == "of"


def _is_machine(s: Spot) -> bool:
    return not s.person and _MODEL.fullmatch(s.next) is not None and s.raw(s.number.last)[:1].isupper()


def _is_date(s: Spot) -> bool:
    if not s.digits:
        return False
    day = 0 < s.value <= 31
    if (
        day
        and s.next in MONTHS
        and not s.person
        and (s.next not in ("may", "march") or s.raw(s.number.last)[:1].isupper())
    ):
        return True
    if day and s.next in ("and", "to", "or", ",", "-", "\u2013") and s.next2[:1].isdecimal() and not s.person:
        if s.low(s.number.last + 2) in MONTHS and s.raw(s.number.last + 2)[:1].isupper():
            return True  # "on 5 and 6 June"
    if day and not s.person and s.prev in ("and", "to", "-", "\u2013") and s.prev2.isdecimal():
        if s.low(s.number.first - 3) in MONTHS:
            return True  # "between November 21 and 22"
    if s.prev in MONTHS and s.prev2.isdecimal() and len(s.prev2) < 3 and day and s.next.isalpha():
        return False  # "on 4 June 12 people died"
    if s.number.first != s.number.core:
        return False  # "in March more than 20 men died"
    if s.prev == "." and s.prev2 in MONTHS and day and s.next in (",", "", "."):
        return True  # "on Oct. 6, 1981"
    if s.prev in MONTHS and s.prev2.isdecimal() and len(s.raw(s.number.core)) == 2 and not s.person:
        return True  # "QUITO, 5 FEB 90 --"
    if s.prev in MONTHS and s.number.best and (day or 1900 <= s.value <= 2100):
        return not (s.person and s.next2 not in (",", ".") and not day)
    return False


def _is_span_of_years(s: Spot) -> bool:
    years = [x for x in (s.number.low, s.number.high) if x is not None and 1900 <= x <= 2100]
    return s.digits and s.number.quantifier == "between" and len(years) == 2 and not s.person


def _is_year(s: Spot) -> bool:
    if not (
        s.digits and s.number.quantifier == "exact" and 1900 <= s.value <= 2100 and s.raw(s.number.core).isdecimal()
    ):
        return False
    if not s.person or s.prev in ("in", "since", "during", "until", "from", "by"):
        return True
    return s.prev in _YEAR_BEFORE and s.next not in s.lex.person_plural


_COUNTED = 1_000  # so large that no line, house or flat has it for a number


def _is_label(s: Spot) -> bool:
    """ "Resolution 2254", "page 3 of 12", "No. 7", "0800 123 456"."""
    if s.prev == "." and s.prev2 in _SECTION:
        return True
    if not s.digits or s.person:
        return False
    core = s.raw(s.number.core)
    if len(core) > 1 and core[0] == "0" and core.isdecimal():
        return True
    if (
        s.prev.isdecimal()
        and not 1900 <= int(s.prev[:6]) <= 2100
        and not s.low(s.number.first - 2) == "of"
        and len(s.prev) > 2
    ):
        return True  # the rest of a telephone number
    if s.prev == "of" and (
        s.prev2.isdecimal() and s.low(s.number.first - 3) in s.lex.label_words or s.raw(s.number.first - 2) == "Group"
    ):
        return True
    if s.prev not in s.lex.label_words or s.number.first != s.number.core:
        return False
    if s.prev == "number" and s.value >= _COUNTED and not s.raw(s.number.first - 1)[:1].isupper():
        return False  # "the returnees number 612,480"
    if s.prev not in s.lex.weak_label_words:
        return True
    ends = s.next in ("", ",", ".", ";", ")", "and", "of", "on", "in")
    named = s.raw(s.number.first - 1)[:1].isupper() and s.raw(s.number.first - 1)[1:2].islower()
    return (ends and s.next != "of") or (
        named and not match_phrase(s.lex.harm, s.tokens.low, s.number.last) if s.next else ends
    )


def _is_line_number(s: Spot) -> bool:
    """ "1. The dead", "(3) The displaced": the number of a line."""
    first = s.number.first
    opened = first == 1 and s.prev == "("
    if not s.digits or s.value > 99 or not (first == 0 or opened) or s.number.quantifier != "exact":
        return False
    if s.next not in (".", ")", "-", "\u2013") or (opened and s.next != ")"):
        return False
    after = s.raw(s.number.last + 1)
    return after[:1].isupper() and match_phrase(s.lex.harm, s.tokens.low, s.number.last + 1) is None


def _is_score(s: Spot) -> bool:
    if s.low(s.number.last - 1) == "score" and not s.person:
        return s.next2[:1].isdecimal() or s.next != "of"
    if not s.digits or s.person:
        return False
    number = s.number
    if number.quantifier == "between":
        return s.low(number.core + 1) == "-" and number.high is not None and number.high < 12
    if s.next == "-" and s.next2[:1].isdecimal():
        return True
    return s.prev in _DASHES and s.prev2[:1].isdecimal() and _touches(s, number.first - 1)


def _is_one_of(s: Spot) -> bool:
    """ "one of the worst", "one another", "the one who": a pronoun."""
    j = s.number.last
    if s.low(s.number.core) != "one" or s.number.quantifier != "exact":
        return False
    if s.next == "of" and s.next2 in ("the", "its", "our"):
        third = s.low(j + 2)
        if third in _SUPERLATIVES or third.endswith("est"):
            return True
    if s.person:
        return False
    named = s.raw(s.number.core)[0].isupper() and s.raw(s.number.core - 1)[:1].isupper()
    harm = match_phrase(s.lex.harm, s.tokens.low, s.number.core - 1) if named else None
    if named and s.raw(s.number.core - 2)[:1].islower() and not harm:
        return True  # "was taken to Regional One in critical condition"
    if s.prev == "which" and s.prev2 == "of":
        return False  # "two cases, of which one is imported"
    if s.prev in _ONE_ASKED and s.next in _ONE_DOES:
        return True  # "what one would expect"
    return s.low(s.number.core - 1) in _ONE_BEFORE or s.next in _ONE_AFTER or (s.prev == "the" and s.next == "that")


def _is_age_after_name(s: Spot) -> bool:
    if (
        not s.digits
        or not s.number.best
        or s.number.best >= _OLDEST
        or s.number.quantifier != "exact"
        or s.number.first < 2
    ):
        return False
    named = s.raw(s.number.first - 2)
    if s.prev == "," and s.next in (",", ".", ")", "", "and", ";"):
        return named[:1].isupper() or _is_single_person(s.prev2, s.lex)
    if s.prev != "(" or s.next != ")" or not named[:1].isupper() or s.lex.is_place_word(named):
        return False
    return not _is_in_list_of_places(s)


_PLACING = frozenset("in from across at within".split())
_KINDS_OF_PLACES = frozenset(
    """states state provinces regions districts counties governorates lgas zones cities towns villages areas countries
departments wards municipalities prefectures parishes sub-counties cantons islands camps communes woredas""".split()
)


_IN_NAMES = frozenset("- de el al 's state province region district county governorate lga zone city town".split())


def _is_in_list_of_places(s: Spot) -> bool:
    """ "cases in Kano (12), Bauchi (7)": behind "in" a bracket holds no age; nor in "states: Kano (112 cases)"."""
    k = s.number.first - 2
    while k >= 0:
        while k >= 0 and (s.raw(k)[:1].isupper() or s.low(k) in _IN_NAMES):
            k -= 1
        if s.low(k) in ("and", "&") or s.low(k) == "," and s.low(k - 1) == ")":
            k -= s.low(k) != "," and s.low(k - 1) == ","
            k -= 1
            if s.low(k) != ")":
                return False
            while k >= 0 and s.low(k) != "(":
                k -= 1
            k -= 1
            continue
        if s.low(k) == "by" and s.low(k - 1) == "followed":
            return True  # "in Feni, followed by Cumilla (19)"
        return s.low(k) in _PLACING or s.low(k) == ":" and s.low(k - 1) in _KINDS_OF_PLACES
    return False


def _is_age_of_person(s: Spot) -> bool:
    """ "a girl of 11"."""
    return s.prev == "of" and s.digits and 0 < s.value < _OLDEST and not s.person and _is_single_person(s.prev2, s.lex)


def _is_share(s: Spot) -> bool:
    """ "one in five", "nine out of 10", "two thirds"."""
    if s.next in _FRACTIONS and (s.next2 == "of" or s.next != "quarter") and not s.person:
        return True
    k = _after_in(s, s.number.last)
    if k:
        other = read_amount(s.tokens, k, s.lex) if k < len(s.tokens) else None
        return (
            _makes_share(s.value, other.low if other else 0)
            and not _is_killed_before(s)
            and not _is_thing_after(s, other.stop if other else k)
        )
    k = s.number.first - 1
    if s.low(k) == "every":
        k -= 1
    if s.low(k) == "of" and s.low(k - 1) == "out":
        k -= 1
    elif s.low(k) not in ("in", "of") or (s.low(k) == "of" and s.low(k + 1) != "every"):
        return False
    one = read_amount(s.tokens, k - 1, s.lex) if k > 0 else None
    harmed = k > 1 and match_phrase(s.lex.harm, s.tokens.low, k - 2) is not None
    return one is not None and one.stop == k and _makes_share(one.low, s.value) and not harmed


def _after_in(s: Spot, j: int) -> int:
    """The token after "in", "in every", "out of" or "out of every" at ``j``; 0 where there is none."""
    words = s.tokens.low[j : j + 3]
    for lead in (["out", "of", "every"], ["in", "every"], ["of", "every"], ["out", "of"], ["in"]):
        if words[: len(lead)] == lead:
            return j + len(lead)
    return 0


def _makes_share(part: object, whole: object) -> bool:
    return isinstance(part, int) and isinstance(whole, int) and 0 < part < whole and whole in _SHARE_OF


def _is_killed_before(s: Spot) -> bool:
    """ "killed two in three days": the number is the object of a verb."""
    return s.number.first > 0 and match_phrase(s.lex.harm, s.tokens.low, s.number.first - 1) is not None


def _is_thing_after(s: Spot, k: int) -> bool:
    if k >= len(s.tokens):
        return False
    return s.low(k) in s.lex.measure_words or match_phrase(s.lex.things, s.tokens.low, k) is not None


def _is_single_person(word: str, lex: Lexicon) -> bool:
    """Whether the word is a noun for one person."""
    return any(len(words) == 1 and not noun.plural for words, noun in lex.people.get(word, ()))


_MEASURE = "a measure of distance, time, money or weight"
_QUESTIONS: tuple[tuple[Callable[[Spot], bool], str], ...] = (
    (_is_money, "money"),
    (_is_percentage, "a percentage"),
    (_is_population, "a population"),
    (_is_difference, "a difference between counts"),
    (_is_slashed, "a fraction, a label or a date"),
    (_is_clock, "a time or a score"),
    (_is_age, "an age"),
    (_is_age_limit, "an age"),
    (_is_measure, _MEASURE),
    (_is_livestock, "animals"),
    (_is_machine, "machines"),
    (_is_date, "a date"),
    (_is_span_of_years, "a span of years"),
    (_is_year, "a year"),
    (_is_hour, "a time or a score"),
    (_is_line_number, "the number of a line"),
    (_is_label, "a label"),
    (_is_score, "a score or a label"),
    (_is_one_of, '"one" stands for no one counted'),
    (_is_age_after_name, "an age after a name"),
    (_is_age_of_person, "an age"),
    (_is_share, "a share"),
)
_OF_DIGITS = (_is_date, _is_span_of_years, _is_year, _is_line_number, _is_age_after_name, _is_age_of_person)
_QUESTIONS_OF_WORDS = tuple(question for question in _QUESTIONS if question[0] not in _OF_DIGITS)
