"""The words a person reads on screen in place of the codes of the table.

>>> measure_label("in_need")
'In need of aid'
>>> source_label("")
'No source given'
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

NO_SOURCE = "No source given"
NOT_STATED = "Not stated"

MEASURES = {
    "killed": "Killed",
    "injured": "Injured",
    "casualties": "Killed or injured",
    "missing": "Missing",
    "abducted": "Abducted",
    "detained": "Detained",
    "trapped": "Trapped",
    "besieged": "Besieged",
    "displaced": "Displaced",
    "evacuated": "Evacuated",
    "returned": "Returned home",
    "rescued": "Rescued or freed",
    "homeless": "Homeless",
    "affected": "Affected",
    "in_need": "In need of aid",
    "assisted": "Reached by aid",
    "food_insecure": "Short of food",
    "infected": "Disease cases",
    "sexual_violence": "Sexual violence",
    "human_shields": "Human shields",
    "surrendered": "Surrendered",
}
GROUPS = {
    "people": "People (not specified)",
    "civilians": "Civilians",
    "children": "Children",
    "women": "Women",
    "men": "Men",
    "elderly": "Older people",
    "combatants": "Fighters",
    "security_forces": "Soldiers and security forces",
    "police": "Police",
    "aid_workers": "Aid and rescue workers",
    "medical_workers": "Medical workers",
    "journalists": "Journalists",
    "refugees_migrants": "Refugees and migrants",
    "prisoners": "Prisoners",
    "households": "Households",
}
SOURCE_TYPES = {
    "un": "United Nations",
    "government": "Government",
    "military": "Military",
    "police": "Police",
    "armed_group": "Armed group",
    "health": "Health authority",
    "rescue": "Rescue service",
    "local_authority": "Local authority",
    "ngo": "Aid or rights organisation",
    "monitor": "Monitoring group",
    "red_cross": "Red Cross or Red Crescent",
    "media": "News outlet",
    "witness": "Witness or resident",
    "family": "Family",
    "expert": "Expert",
    "court": "Court",
    "anonymous": "Unnamed source",
    "none": NO_SOURCE,
}
QUANTIFIERS = {
    "exact": "Exactly as stated",
    "at_least": "At least",
    "more_than": "More than",
    "at_most": "At most",
    "less_than": "Fewer than",
    "about": "About",
    "nearly": "Nearly",
    "between": "Between two numbers",
    "vague": "A vague word (dozens, hundreds)",
    "implicit": "No number, one or a few people named",
    "unquantified": "No number given",
}
SAID_BEFORE = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "fewer than",
    "about": "about",
    "nearly": "nearly",
}
# Shapes come in five kinds: a reader tells five apart at a glance, eleven not.
PRECISIONS = {
    "exact": "Stated number",
    "at_least": "At least",
    "more_than": "At least",
    "at_most": "At most",
    "less_than": "At most",
    "about": "About",
    "nearly": "About",
    "between": "Range or vague word",
    "vague": "Range or vague word",
    "implicit": "Stated number",
    "unquantified": "Range or vague word",
}
PRECISION_ORDER = ("Stated number", "At least", "At most", "About", "Range or vague word")
SCOPES = {
    "event": "One event",
    "cumulative": "Total over a period",
    "as_of": "Number at a date",
    "increment": "Newly added",
    "rate": "Per day, week or month",
}
STATUSES = {
    "reported": "Reported",
    "confirmed": "Confirmed",
    "unconfirmed": "Not confirmed",
    "feared": "Feared",
    "projected": "Projected",
    "denied": "Denied",
    "hypothetical": "Hypothetical",
}
REVIEWS = {
    "to_review": "To review",
    "accepted": "Accepted",
    "changed": "Changed",
    "rejected": "Rejected",
}
RELATIONS = {
    "": "",
    "part": "Part of another figure",
    "restatement": "Says another figure again",
    "increment": "Adds to another figure",
}
PLACE_ROLES = {
    "": "",
    "event": "where it happened",
    "origin": "where people come from",
    "destination": "where people go",
    "host": "where people stay",
}
ORDERS = {
    "report": "Order in the reports",
    "newest": "Newest report first",
    "largest": "Largest number first",
    "uncertain": "Least certain first",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
COLUMNS = {
    "report": "Report",
    "published": "Published",
    "written": "As written",
    "low": "Low",
    "best": "Best",
    "high": "High",
    "measure": "What happened",
    "group": "Which people",
    "source": "Who says so",
    "actor": "Whose people",
    "perpetrator": "Done by",
    "place": "Place",
    "date": "When",
    "scope": "Kind of figure",
    "status": "Status",
    "certainty": "Certainty",
    "review": "Review",
    "sentence": "Sentence",
}


def measure_label(code: str) -> str:
    """The plain name of a measure; an unknown code is shown with its underscores as spaces."""
    return MEASURES.get(code, _readable(code))


def group_label(code: str) -> str:
    return GROUPS.get(code, _readable(code))


def source_type_label(code: str) -> str:
    return SOURCE_TYPES.get(code, _readable(code))


def quantifier_label(code: str) -> str:
    return QUANTIFIERS.get(code, _readable(code))


def scope_label(code: str) -> str:
    return SCOPES.get(code, _readable(code))


def kind_label(scope: str, unit: str) -> str:
    """``("event", "household")`` is "One event, households"."""
    return scope_label(scope) + (", households" if unit == "household" else "")


def status_label(code: str) -> str:
    return STATUSES.get(code, _readable(code))


def review_label(code: str) -> str:
    return REVIEWS.get(code, _readable(code))


def source_label(name: str) -> str:
    """The name of a source, or the words for none."""
    return name or NO_SOURCE


def actor_label(name: str) -> str:
    """The name of a party, or the words for none."""
    return name or NOT_STATED


LINE_LABELS: dict[str, Callable[[str], str]] = {
    "source": source_label,
    "actor": actor_label,
    "perpetrator": actor_label,
    "group": group_label,
    "source_type": source_type_label,
}


def count_of(number: int, noun: str, plural: str = "") -> str:
    """``count_of(1, "figure")`` is "1 figure"; ``count_of(1200, "figure")`` is "1,200 figures"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def range_label(low: int | None, best: int | None, high: int | None) -> str:
    """A figure's value as a person would say it.

    >>> range_label(26, 26, None), range_label(24, None, 99), range_label(None, None, None)
    ('26 or more', '24 to 99', 'no number')
    """
    if low is None and high is None:
        return "no number" if best is None else f"{best:,}"
    if high is None:
        return f"{low:,} or more"
    if low is None:
        return f"{high:,} or fewer"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def value_label(quantifier: str, low: int | None, best: int | None, high: int | None) -> str:
    """A figure's value with the word that the report puts before it.

    >>> value_label("more_than", 20000, 20000, None), value_label("vague", 24, None, 99)
    ('more than 20,000', '24 to 99')
    """
    number = best if best is not None else low if low is not None else high
    if quantifier in SAID_BEFORE and number is not None:
        return f"{SAID_BEFORE[quantifier]} {number:,}"
    return range_label(low, best, high)


def dates_label(start: str, end: str, precision: str) -> str:
    """Dates as precise as they are known and no more.

    >>> dates_label("2016-06-04", "2016-06-04", "day"), dates_label("2016-06-01", "2016-06-30", "month")
    ('4 Jun 2016', 'Jun 2016')
    """
    if not start:
        return ""
    first = _day_label(start, precision)
    last = _day_label(end, precision) if end else first
    if first == last:
        return first
    if precision != "year":  # what both have at their end is said once: "2 to 7 Mar 2024"
        first_words, last_words = first.split(), last.split()
        while first_words and last_words and first_words[-1] == last_words[-1]:
            first_words.pop()
            last_words.pop()
        first = " ".join(first_words)
    return f"{first} to {last}"


def _day_label(iso: str, precision: str) -> str:
    day = date.fromisoformat(iso)
    if precision == "year":
        return str(day.year)
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    return month if precision == "month" else f"{day.day} {month}"


def shorten(text: str, width: int) -> str:
    """At most ``width`` characters, cut at a space where one is near, with "…" for what is left out."""
    if len(text) <= width:
        return text
    head = text[: width - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > width // 2 else head) + "…"


def _readable(code: str) -> str:
    return code.replace("_", " ").capitalize()
