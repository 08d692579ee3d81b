"""Numbers that tell when: days of a month, years, hours ("5 and 6 June", "since 1998", "as of 1618")."""

from __future__ import annotations

from extractors.numbers.spot import Spot

MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec
    """.split()
)
_YEAR_BEFORE = frozenset(
    """
    in since of by from until till during before after early late mid through to and or between
    year summer winter spring autumn fall
    """.split()
)

_BEHIND_DATE = frozenset(", . ( : ; - -- \u2013 \u2014".split()) | {""}  # "LIMA, Nov. 19 - Fifteen miners were killed"

# what one is, or does, over a deed: "guilty over 1992 killings", "protests over 2014 deaths" tell the year of the deed
_OVER_A_DEED = frozenset(
    """
    accused acquitted anger apologises apologizes apology arrested arrests award case charged charges cleared
    compensation convicted conviction criticised criticized damages detained extradited fined fury guilt guilty
    hearing held indicted indictment inquest inquiry investigated investigation jail jailed judgment justice
    lawsuit outrage probe probed prosecuted protest protests questioned quizzed remorse row ruling sentence
    sentenced sued sues suit suspended testifies testify trial tribunal tried verdict wanted
    """.split()
)


def is_clock(s: Spot) -> bool:
    """ "10:30", "half past two"."""
    past = s.prev in ("past", "to") and s.prev2 in ("half", "quarter") and s.value <= 12
    after = s.next == ":" and s.next2[:1].isdecimal() and s.touches(s.number.last)
    before = s.prev == ":" and s.prev2[:1].isdecimal() and s.touches(s.number.first - 1)
    return past or (s.digits and (after or before))


def is_hour(s: Spot) -> bool:
    """ "as of 1618": an hour written without a colon."""
    core = s.raw(s.number.core)
    told = s.prev == "of" and s.prev2 == "as" and not s.person
    return told and len(core) == 4 and core.isdecimal() and s.value // 100 < 24 and s.value % 100 < 60


def is_date(s: Spot) -> bool:
    """ "5 June", "on 5 and 6 June", "June 5", "June 1989"."""
    if not s.digits:
        return False
    day = 0 < s.value <= 31
    if day and not s.person and (_is_ahead_of_month(s) or _is_first_of_days(s) or _is_last_of_days(s)):
        return True
    return _is_behind_month(s, day=day)


def _is_ahead_of_month(s: Spot) -> bool:
    """ "5 June", "5 May"; but not "5 may"."""
    return s.next in MONTHS and (s.next not in ("may", "march") or s.raw(s.number.last)[:1].isupper())


def _is_first_of_days(s: Spot) -> bool:
    """ "on 5 and 6 June"."""
    if s.next not in ("and", "to", "or", ",", "-", "\u2013") or not s.next2[:1].isdecimal():
        return False
    return s.low(s.number.last + 2) in MONTHS and s.raw(s.number.last + 2)[:1].isupper()


def _is_last_of_days(s: Spot) -> bool:
    """ "between November 21 and 22"."""
    return s.prev in ("and", "to", "-", "\u2013") and s.prev2.isdecimal() and s.low(s.number.first - 3) in MONTHS


def _is_behind_month(s: Spot, *, day: bool) -> bool:
    """ "June 5", "June 1989", "on Oct. 6, 1981"; ``day`` says that the value can be a day of a month."""
    bare = s.number.first == s.number.core  # not "in March more than 20 men died"
    if s.prev == ".":
        return bare and day and s.prev2 in MONTHS and s.next in _BEHIND_DATE
    if not bare or s.prev not in MONTHS:
        return False
    if s.prev2.isdecimal():
        if day and len(s.prev2) < 3 and s.next.isalpha():
            return False  # "on 4 June 12 people died"
        if len(s.raw(s.number.core)) == 2 and not s.person:
            return True  # "QUITO, 5 FEB 90 --"
    if not s.number.best or not (day or 1900 <= s.value <= 2100):
        return False
    return day or not s.person or s.next2 in (",", ".")


def is_span_of_years(s: Spot) -> bool:
    """ "1998-2001"."""
    years = [x for x in (s.number.low, s.number.high) if x is not None and 1900 <= x <= 2100]
    return s.digits and s.number.quantifier == "between" and len(years) == 2 and not s.person


def is_year(s: Spot) -> bool:
    """ "since 1998", "in 2014 people fled", "guilty over 1992 killings"; but not "2014 people fled"."""
    if not s.digits or not 1900 <= s.value <= 2100 or not s.raw(s.number.core).isdecimal():
        return False  # "2,014"
    if s.number.quantifier != "exact":
        return s.low(s.number.first) == "over" and s.number.first == s.number.core - 1 and s.prev in _OVER_A_DEED
    if not s.person or s.prev in ("in", "since", "during", "until", "from", "by"):
        return True
    return s.prev in _YEAR_BEFORE and s.next not in s.lex.person_plural
