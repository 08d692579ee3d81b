"""Why a number counts no people: one question after another, the first that is true giving the reason.

    "the victim, 34, was ..."  -> "an age after a name"    "Resolution 2254"  -> "a label"
    "by 12 percent"            -> "a percentage"

The questions stand by kind of reason in ``ages``, ``moments``, ``quantities``, ``ratios``, ``numbering`` and
``pronouns``; all are asked about a ``spot``. The reason is in words that explain() can show.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.numbers.ages import is_age, is_age_after_name, is_age_limit, is_age_of_person
from extractors.numbers.expressions import Number
from extractors.numbers.moments import is_clock, is_date, is_hour, is_span_of_years, is_year
from extractors.numbers.numbering import is_label, is_line_number, is_score, is_slashed
from extractors.numbers.pronouns import is_pronoun
from extractors.numbers.quantities import is_livestock, is_machine, is_measure, is_money, is_population
from extractors.numbers.ratios import is_difference, is_percentage, is_share
from extractors.numbers.spot import Spot, spot_number
from extractors.text.tokens import Tokens
from extractors.words.lexicon import Lexicon

_QUESTIONS: tuple[tuple[Callable[[Spot], bool], str], ...] = (
    (is_money, "money"),
    (is_percentage, "a percentage"),
    (is_population, "a population"),
    (is_difference, "a difference between counts"),
    (is_slashed, "a fraction, a label or a date"),
    (is_clock, "a time or a score"),
    (is_age, "an age"),
    (is_age_limit, "an age"),
    (is_measure, "a measure of distance, time, money or weight"),
    (is_livestock, "animals"),
    (is_machine, "machines"),
    (is_date, "a date"),
    (is_span_of_years, "a span of years"),
    (is_year, "a year"),
    (is_hour, "a time or a score"),
    (is_line_number, "the number of a line"),
    (is_label, "a label"),
    (is_score, "a score or a label"),
    (is_pronoun, '"one" stands for no one counted'),
    (is_age_after_name, "an age after a name"),
    (is_age_of_person, "an age"),
    (is_share, "a share"),
)
_OF_DIGITS = (is_date, is_span_of_years, is_year, is_line_number, is_age_after_name)
_QUESTIONS_OF_WORDS = tuple(question for question in _QUESTIONS if question[0] not in _OF_DIGITS)


def why_no_count(tokens: Tokens, number: Number, lex: Lexicon, *, before_person: bool) -> str:
    """Why this number counts no people: a reason in plain words, or "" where it may."""
    spot = spot_number(tokens, number, lex, before_person=before_person)
    for is_so, reason in _QUESTIONS if spot.digits else _QUESTIONS_OF_WORDS:
        if is_so(spot):
            return reason
    return ""
