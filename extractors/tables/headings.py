"""What the headings of a table, the line above it and the first cell of a row say of its numbers.

    "Families displaced"  ->  displaced, households        "Individuals", under "IDPs by county"  ->  displaced, people
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.frames.label_words import kind_of, read_label
from extractors.tables.cells import Cell
from extractors.text.tokens import split_tokens

_NO_PEOPLE = re.compile(
    r"%|\$|\b(?:rate|cfr|per cent|percent|percentage|ratio|per 1,?000|cost|usd|euros?|funding|houses?|homes|buildings?"
    r"|schools?|classrooms|(?:health )?facilities|bridges|roads?|km|kilomet\w{2,4}|vehicles|hectares?|ha|capacity"
    r"|acres|crops?|cattle|livestock|animals|goats|sheep|cows|poultry|kits|blankets|parcels|litres|tonnes|mt|average)\b"
)
_INHABITANTS = re.compile(r"\b(?:hosts?|hosting|population|census|inhabitants|capacity|target|planned|required)\b")
_BARE = re.compile(r"(?:grand )?total(?: number)?|number|no\.?|#|counts?|figures?|cumulative|value")
_NEEDY = re.compile(r"\bpin\b|\bin need\b")
_LONGEST = 80


class Column(NamedTuple):
    """What a heading says of the numbers under it."""

    measure: str
    group: str
    scope: str = "event"
    status: str = "reported"


def read_columns(heads: list[str], caption: str) -> list[Column | None]:
    """The columns that count people; one that names people only takes the measure of the line above the table."""
    beside_need = any(_NEEDY.search(head.lower()) for head in heads)
    ill = _of_illness(heads, caption)
    heads = [head + " cases" if ill and _CASES.fullmatch(head.strip().lower()) else head for head in heads]
    return [_column(head.lower(), caption, beside_need=beside_need) for head in heads]


def _of_illness(heads: list[str], caption: str) -> bool:
    """Whether "Suspected" or "Confirmed" over a column means cases: other headings or the line above speak of some."""
    beside = "|".join(head.lower() for head in heads if not _CASES.fullmatch(head.strip().lower()))
    of_deaths = any(_UNSURE.search(head.strip().lower()) for head in heads) and "death" in beside
    return of_deaths or _ILL.search(beside) is not None or _ILL.search(caption) is not None


_CASES = re.compile(r"(?:suspect(?:ed)?|probable|confirmed|positives?|lab(?:oratory)?[- ]confirmed)")
_UNSURE = re.compile(r"\bsuspect|\bprobable\b")
_ILL = re.compile(r"\bcases?\b|\bcfr\b|\brecover|\binfect")


def _column(head: str, caption: str, *, beside_need: bool) -> Column | None:
    if not head or _NO_PEOPLE.search(head) or len(head) > _LONGEST:
        return None
    measure, group = _read(head, beside_need=beside_need)
    if measure:
        return Column(measure, group or "people", _scope(head), _status(head))
    if group and not _INHABITANTS.search(head) or _BARE.fullmatch(head.strip()):
        told, whose = _read(caption)
        return Column(told, group or whose or "people", _scope(head)) if told else None
    return None


def _status(head: str) -> str:
    """ "Suspected cases" are not confirmed, "Lab-confirmed deaths" are."""
    if _UNSURE.search(head):
        return "unconfirmed" if "confirmed" not in head else "reported"
    return "confirmed" if "confirmed" in head else "reported"


def _scope(head: str) -> str:
    """ "New cases" and "Cumulative cases" count over different times."""
    return "increment" if _NEW.search(head) else "cumulative" if _SO_FAR.search(head) else "event"


_NEW = re.compile(
    r"\b(?:new|additional|newly)\b|\b(?:past|last) (?:24|48|seven|7)\b"
    r"|\b(?:this|last|reporting) (?:week|month|period)\b"
)
_SO_FAR = re.compile(r"\bcum(?:ulative|\.)?(?: |$)|\bto date\b|\bsince\b|\bso far\b|\ball-?time\b|\bytd\b")


def read_rows_label(label: str) -> Column | None:
    """What a label says of the numbers beside it: "Children killed"."""
    return _column(label.lower(), "", beside_need=False)


def split_heading(text: str, line: Cell, columns: int) -> list[Cell]:
    """A line of headings, one blank between them, as so many cells; [] where it falls into another number of them.

    A heading ends where the next word tells a measure, people or a thing that it told already: "Families affected |
    Persons affected | Deaths".
    """
    words = text[line.start : line.end]
    if len(words) > 2 * _LONGEST or words.endswith("."):
        return []
    tokens = split_tokens(words.lower(), 0, len(words))
    starts, told, k = [0], set[str](), 0
    while k < len(tokens.low):
        kind, k2 = kind_of(tokens.low, k)
        names_rows = len(starts) == 1 and k > 0 and kind in ("people", "measure") and told <= {"thing"}
        things = kind == "thing" and not told <= {"thing"} and tokens.low[k - 1] not in ("in", "of", "by", "at", "with")
        if kind and (kind in told or names_rows or things) or tokens.low[k] in ("total", "no", "number") and told:
            starts.append(tokens.starts[k])
            told = set()
        done_to_it = told == {"thing"} and tokens.low[k].endswith("ed")  # "Houses | damaged"
        told |= {kind} if kind else {"measure"} if done_to_it else set()
        k = k2
    cells = [Cell(line.start + a, line.start + b) for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]
    cells = [Cell(one.start, one.start + len(text[one.start : one.end].rstrip())) for one in cells]
    if len(cells) == columns - 1 and any(_read(text[cells[0].start : cells[0].end].lower())):
        return [Cell(line.start, line.start), *cells]
    return cells if len(cells) == columns else []


def same_people(label: str, above: Column | None) -> Column | None:
    """ "Households" below "IDPs": the same people, counted in another unit."""
    if above is None or not _UNITS.fullmatch(label.strip().lower()):
        return None
    return above._replace(group=_read(label.lower())[1] or above.group)


_UNITS = re.compile(
    r"(?:of (?:whom|which)[: ])?\(?(?:families|households|hhs?|individuals|persons|people|children|women|men)\)?"
)


def names_people(head: str) -> bool:
    """Whether the numbers under a heading may be people of a kind that the row names: "Male", "Total", "Week 12"."""
    low = head.lower()
    return not _NO_PEOPLE.search(low) and not _INHABITANTS.search(low)


def group_of(head: str) -> str:
    """ "Female" -> women."""
    return _SEXES.get(head.strip().lower(), "")


_SEXES = {"male": "men", "males": "men", "men": "men", "female": "women", "females": "women", "women": "women"}


def find_caption(text: str, start: int) -> str:
    """The line above a table, in lower case; no paragraph."""
    line = text[max(0, start - 2 * _LONGEST) : start].rstrip("\n \t").rpartition("\n")[2].strip()
    return _NUMBERED.sub("", line.lower())


_NUMBERED = re.compile(r"^(?:table|figure|annex|chart|box) ?[0-9a-z]{1,3} ?[.:\u2013-] ?")


def tells_all(caption: str) -> Column | None:
    """What a line says of every number under it: "Burundian refugees by country of asylum (30 June)"."""
    short = 0 < len(caption.split()) <= _SHORT and caption[-1:] not in ".;,"
    headed = short or _PARTED_BY.search(caption)
    if not headed or len(caption) > _LONGEST + 20 or _NO_PEOPLE.search(caption):
        return None
    measure, group = _read(caption)
    return Column(measure, group or "people") if measure else None


_SHORT = 4  # words of a line that can be nothing but a heading: "Displaced households"
_PARTED_BY = re.compile(r"\b(?:by|per) [a-z]|:$")


def _read(words: str, *, beside_need: bool = False) -> tuple[str, str]:
    return read_label(split_tokens(words, 0, len(words)).low, beside_need=beside_need) if words else ("", "")


def words_of(text: str, cells: list[Cell]) -> list[str]:
    """The words of cells, lines joined."""
    return [" ".join(text[cell.start : cell.end].split()) for cell in cells]
