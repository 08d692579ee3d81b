"""Numbers that are ages: "aged 26", "children under five", "Ana Ruiz, 34,", "a girl of 11".

A bracket behind a name holds an age ("Ruiz (34)") unless the names are places: "cases in Kano (12), Bauchi (7)".
"""

from __future__ import annotations

from extractors.numbers.spot import Spot
from extractors.words.lexicon import Lexicon

_AGE_BEFORE = frozenset(("aged", "age", "ages", "turned", "turning"))
_AGE_LINKS = frozenset("and or to between ranged ranging range , - \u2013 from of the up over under about".split())
_AGE_LIMITS = frozenset(("over", "under", "above", "below"))
_AGE_LIMIT_ENDS = frozenset(", . ; ) and who are were is was in have had to from".split()) | {""}
_AS_OLD = frozenset("young old youthful aged".split())
_ANYONE = frozenset("anyone everyone those them whom people all adults minors persons".split())
_OLDEST = 115
_YOUNG = frozenset("boy girl child toddler lad".split())

_PLACING = frozenset("in from across at within".split())
_KINDS_OF_PLACES = frozenset(
    """
    states state provinces regions districts counties governorates lgas zones cities towns villages areas countries
    departments wards municipalities prefectures parishes sub-counties cantons islands camps communes woredas
    """.split()
)
_IN_NAMES = frozenset("- de el al 's state province region district county governorate lga zone city town".split())


def is_age(s: Spot) -> bool:
    """ "26 years old", "aged between 17 and 26", "60 and over"."""
    if s.next in ("year-old", "years-old", "year-olds"):
        return True
    if s.next in ("years", "year", "months", "weeks") and s.next2 in ("old", "of"):
        return True
    if s.next == "and" and s.next2 in ("over", "above", "under", "older", "younger", "up") and not s.person:
        return True
    if s.prev == "as" and s.prev2 in _AS_OLD:
        return not s.person  # "some as young as five"
    return _is_age_in_list(s) or _is_behind_age_word(s)


def _is_age_in_list(s: Spot) -> bool:
    """ "The victims were 17, 19 and 22 years old": ages, the years being named behind the last."""
    k, last = s.number.last, min(len(s.tokens), s.number.last + 9)
    while k < last and (s.low(k) in (",", "and", "or") or s.low(k).isdecimal() or s.low(k) in s.lex.units):
        k += 1
    return k > s.number.last and s.low(k) in ("years", "year") and s.low(k + 1) == "old"


def _is_behind_age_word(s: Spot) -> bool:
    """ "aged 6, 9 and 11", "at the age of 40"."""
    if s.person and s.prev == "the" or s.value > _OLDEST:
        return False  # "the ages of the 12 people killed", "of those with known age, 4,868"
    k = s.number.first - 1
    furthest = max(0, s.number.first - 6)
    while k >= furthest and (s.low(k) in _AGE_LINKS or s.low(k)[0].isdecimal() or s.low(k) in s.lex.units):
        k -= 1
    return s.low(k) in _AGE_BEFORE or (s.prev == "of" and s.prev2 in ("age", "ages") and not s.person)


def is_age_limit(s: Spot) -> bool:
    """ "pensioners over 65", "children under five", "residents older than 60"."""
    if s.person or not 0 <= s.value <= _OLDEST:
        return False
    if s.prev == "than" and s.prev2 in ("older", "younger"):
        return True
    counted = s.prev in s.lex.person_plural or s.prev in _ANYONE or s.prev in ("were", "are", "was", "is")
    limit = s.low(s.number.first) in _AGE_LIMITS and s.number.core == s.number.first + 1
    return counted and limit and s.next in _AGE_LIMIT_ENDS


def is_age_after_name(s: Spot) -> bool:
    """ "Ana Ruiz, 34, was", "the victim, 34, was", "Ruiz (34)"."""
    number = s.number
    if not s.digits or not number.best or number.best >= _OLDEST or number.quantifier != "exact" or number.first < 2:
        return False
    named = s.raw(number.first - 2)
    if s.prev == "," and s.next in (",", ".", ")", "", "and", ";"):
        return named[:1].isupper() or _is_single_person(s.prev2, s.lex)
    if s.prev != "(" or s.next != ")" or not named[:1].isupper() or s.lex.is_place_word(named):
        return False
    return not _is_in_list_of_places(s)


def is_age_of_person(s: Spot) -> bool:
    """ "a girl of 11", "a boy of five"; not "a mother of three"."""
    if s.prev != "of" or not 0 < s.value < _OLDEST or s.person:
        return False
    return _is_single_person(s.prev2, s.lex) if s.digits else s.prev2 in _YOUNG


def _is_single_person(word: str, lex: Lexicon) -> bool:
    """Whether the word is a noun for one person."""
    return any(len(words) == 1 and not noun.plural for words, noun in lex.people.get(word, ()))


def _is_in_list_of_places(s: Spot) -> bool:
    """ "cases in Kano (12), Bauchi (7)": behind "in" a bracket holds no age; nor in "states: Kano (112 cases)"."""
    k = s.number.first - 2
    while k >= 0:
        while k >= 0 and (s.raw(k)[:1].isupper() or s.low(k) in _IN_NAMES):
            k -= 1
        if not _is_link_of_list(s, k):
            return _opens_list_of_places(s, k)
        k = _before_bracket(s, k)
        first = s.low(k + 2).replace(",", "")
        if first.isdecimal() and int(first[:9]) > _OLDEST:
            return True  # "Ibb (281) and Al Hudaydah (97)"
    return False


def _is_link_of_list(s: Spot, k: int) -> bool:
    """ "(12), Bauchi", "(12) and Bauchi"."""
    return s.low(k) in ("and", "&") or s.low(k) == "," and s.low(k - 1) == ")"


def _before_bracket(s: Spot, k: int) -> int:
    """The last token ahead of the bracket that stands before the link at ``k``; -1 where none does."""
    if s.low(k) != "," and s.low(k - 1) == ",":
        k -= 1  # "(12), and Bauchi"
    k -= 1
    if s.low(k) != ")":
        return -1
    while k >= 0 and s.low(k) != "(":
        k -= 1
    return k - 1


def _opens_list_of_places(s: Spot, k: int) -> bool:
    if (s.low(k - 1), s.low(k)) in (("followed", "by"), ("ahead", "of")):
        return True  # "in Feni, followed by Cumilla (19)"
    return s.low(k) in _PLACING or s.low(k) == ":" and s.low(k - 1) in _KINDS_OF_PLACES
