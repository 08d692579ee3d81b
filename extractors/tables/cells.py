"""The number in a cell, and what else stands where numbers stand.

    read_value("~5,000")  ->  5,000, about, the digits at 1:6        read_value("12%"), read_value("$612M")  ->  None
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Cell(NamedTuple):
    """One cell: its place in the text."""

    start: int
    end: int


class Value(NamedTuple):
    """A number of people and where in its cell it is written."""

    number: int
    quantifier: str
    start: int
    end: int


_SIGNS = {"~": "about", "\u2248": "about", "\u00b1": "about", ">": "more_than", "<": "less_than", "+": "at_least"}
_VALUE = re.compile(
    r"""
    \ ?(?P<sign>[~\u2248\u00b1><+](?=\ ?[0-9]))?\ ?
    (?P<number> (?P<whole> [1-9][0-9]{0,2}(?:[,.\ \u00a0\u202f][0-9]{3}){1,4} | [0-9]{1,9} )
              | (?P<short> [0-9]{1,3}(?:[.,][0-9]{1,2})? )\ ?(?P<unit> [Mm](?:illion|ln|n)? | [Kk] | thousand ) )
    (?P<open>\+)?\*{0,2}
    (?:\ \([^()]{1,40}\))?\ ?
    """,
    re.VERBOSE,
)
# what stands in a column of numbers and is none of people: shares, money, areas, days, and nothing at all
_OTHER = re.compile(
    r"[^a-zA-Z]{1,20}|n/?a|nil|none|tbc|(?:us)?[$\u20ac\u00a3][0-9].{0,20}|[0-9.,/-]{1,12} ?[a-z%]{0,3}", re.IGNORECASE
)


def read_value(words: str) -> Value | None:
    """The number of people in a cell; None for anything else ("-", "n/a", "12%", "$3M")."""
    match = _VALUE.fullmatch(words)
    if not match:
        return None
    sign = "at_least" if match["open"] else _SIGNS.get(match["sign"] or "", "exact")
    if match["whole"]:
        number = int(re.sub(r"[^0-9]", "", match["whole"]))
    else:
        factor = 1_000_000 if match["unit"][0] in "Mm" else 1_000
        number = round(float(match["short"].replace(",", ".")) * factor)
    return Value(number, sign, *match.span("number"))


def is_filler(words: str) -> bool:
    """Whether a cell could stand in a column of numbers without being one: "-", "n/a", "27%", "$4M"."""
    return not words.strip() or _OTHER.fullmatch(words.strip()) is not None


def is_year(words: str, value: Value) -> bool:
    """Whether the number may as well be a year: "2023"."""
    return 1900 <= value.number < 2100 and "," not in words and " " not in words.strip()
