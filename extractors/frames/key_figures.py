"""Labels and their numbers, as key figures are set: "Returnees: 11,200 (2,240 HHs)", "Persons affected 12,300".

    label, colon or dash, number  ->  the measure and the group that the label's words say

A label with a thing in it ("Houses affected", "IDP sites") counts that thing.
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Row
from extractors.frames.label_words import read_label
from extractors.frames.readings import Reading

# what may stand in a label; a verb form of "be", a speaker or a clause makes it a sentence
_LABEL = re.compile(
    r"(?:^|(?<=;)|(?<=[nD])|(?<=\)))[,&]?([lgxqzHVJKOTspeymtw!i&S]{1,8}?(?:\([xqtn]{1,3}\))?)([:,])([nD])(?![&]?[BVKWIQ])"
)
# before a colon any words may label a number, if what they say is a measure of people: "Families registered: 94,340"
_ANY_LABEL = re.compile(r"(?:^|(?<=;)|(?<=[nD])|(?<=\)))[,&]?([^nDB:;]{1,9}?)(:)([nD])(?![&]?[BVKWIQ])")
_PLAIN = re.compile(
    r"(?:^|(?<=n;)|(?<=:)(?=[^;]{2,4};))([gHV]{1,2}|x[VJ]|g[VJ]|[HJ]g|T)(n)(?=$|[(;,])|(?<=n;)(J)(n)(?=$|;)"
)
# "Evacuados (evacuated) 174,241": a word of another language, and what it means
_MEANS = re.compile(r"(?:^|(?<=;))[zx]{1,2}\(([gHVJqp]{1,3})\)()(n)(?=$|[;(])")
# "Displaced by district: Kaga 11,300, Batangafo 28,000"
_LISTED = re.compile(r"^([^nD:;]{1,14}):((?:[zqm]{1,3}[:,(]?n\)?[;,&]{0,2}){2,60})")
_DASHES = frozenset(("-", "\u2013", "--", ":"))
_SHARES = frozenset(
    "percent percentage % rate ratio share average size capacity per funding cost appeal phase version".split()
)
_BARS = frozenset("| \u2022 *".split())
_MOVED = ("displaced", "evacuated", "returned", "homeless")
_LEADING = frozenset("host hosts hosted hosting number numbers from they these those districts by spread".split())
_YEARS = range(1900, 2100)


def read_labels(row: Row, done: dict[int, Reading], carried: str = "") -> None:
    """The numbers of labels; each gets the measure of its label and, where it says none itself, the label's group.

    ``carried``: the measure of the sentence just before, for "They came from: Ghana 8,000, Togo 12,300".
    """
    tags = row.tags
    if not ("n" in tags or "D" in tags):
        return
    for pattern in (_LABEL, _ANY_LABEL) if ":" in tags else (_LABEL,):
        _read_all(row, done, pattern)
    for match in _MEANS.finditer(tags) if "(" in tags else ():
        _read_label(row, done, match.start(1), match.end(1), match.start(3), weak=True)
    _read_listed(row, done, carried)
    for plain in _PLAIN.finditer(tags):
        k = plain.end() - 1
        if _is_plain_label(row, plain.start(), k):
            _read_label(row, done, plain.start(), k, k, weak=True)


def _read_all(row: Row, done: dict[int, Reading], pattern: re.Pattern[str]) -> None:
    tags, at = row.tags, 0
    while (match := pattern.search(tags, at)) is not None:
        at = match.end()
        mark = row.tokens.low[row.chunks[match.start(2)].i]
        alone = tags[match.end() : match.end() + 1] in ("", ";", "(") or _parted(row, match.end())
        if (
            mark in _DASHES
            and (mark == ":" or alone)
            and (tags[match.start(1) - 1 : match.start(1)] not in ("n", "D") or _parted(row, match.start(1)))
        ):
            _read_label(row, done, match.start(1), match.start(2), match.start(3), weak=mark != ":")


def _read_listed(row: Row, done: dict[int, Reading], carried: str) -> None:
    """ "Displaced by district: Kaga 11,300, Batangafo 28,000"."""
    listed = _LISTED.match(row.tags)
    if not listed:
        return
    words = row.tokens.low[: row.chunks[listed.end(1)].i]
    told = carried if carried in _MOVED and not _LEADING.isdisjoint(words) else ""
    last = listed.end(1) - 1
    first = last if row.tags[last] in "TH" else 0  # "Coastal states host a number of refugees: Ghana 8,000"
    for k in range(*listed.span(2)):
        if row.tags[k] == "n":
            _read_label(row, done, first, last + 1, k, weak=True, carried=told)


# a line that is no sentence: words, a number and nothing more
_LINE = re.compile(r"^([^nDB:;,QMw]{1,8})(n)(?:\([^)]{0,6}\))?$")


def read_lines(row: Row, done: dict[int, Reading]) -> None:
    """ "Children reached 88,120", "# of IDPs 514,000": lines without a full stop that no rule has read."""
    line = _LINE.match(row.tags)
    if not line or row.tokens.raw[-1] == "." or line.start(2) in done:
        return
    first = row.chunks[0]
    if row.tokens.raw[first.i][:1].islower() or not _is_plain_label(row, 0, line.start(2)):
        return
    if row.chunks[line.start(2)].known in ("bare", "head"):
        _read_label(row, done, 0, line.end(1), line.start(2), weak=True)


def _is_plain_label(row: Row, first: int, k: int) -> bool:
    """ "Persons affected 12,300"; "Troops killed 20 militants" tells who killed whom."""
    acts = "V" in row.tags[first:k]
    forces = any(chunk.group in ("security_forces", "police", "combatants") for chunk in row.chunks[first:k])
    return not acts or row.chunks[k].known == "bare" and not forces


def _parted(row: Row, k: int) -> bool:
    """Whether a bar or a bullet stands before chunk ``k``: "People in need: 1.2 million | People reached: 350,000"."""
    before = row.chunks[k - 1].j if k else 0
    return k < len(row.chunks) and not _BARS.isdisjoint(row.tokens.low[before : row.chunks[k].i])


def _read_label(
    row: Row, done: dict[int, Reading], first: int, last: int, k: int, *, weak: bool, carried: str = ""
) -> None:
    chunk = row.chunks[k]
    if (
        k in done
        or chunk.number is None
        or chunk.tag == "D"
        or "part" in chunk.flags
        or chunk.known == "unknown"
        or chunk.measure
    ):
        return
    year = chunk.known == "bare" and chunk.number.best in _YEARS and "," not in row.tokens.raw[chunk.number.core]
    words = _without_times(row, first, last)
    measure, group = read_label(words, row.chunks[first:last], beside_need="pin" in row.tokens.low)
    measure = measure or carried
    if not measure and row.uprooted and words[0] in ("arrivals", "entries"):
        measure = "displaced"  # "Arrivals last week: 318"
    if not measure or weak and year or not _SHARES.isdisjoint(words):
        return
    if measure == "casualties" and row.tags[k + 1 : k + 2] == "J":
        return  # "Casualties: 9 dead, 23 injured": the number has a word of its own
    if chunk.known == "bare":
        row.chunks[k] = chunk._replace(group=group or "people", known="head" if group else "bare")
    done[k] = Reading(k, measure, "<label>: <count>", -1)


def _without_times(row: Row, first: int, last: int) -> list[str]:
    """The words of a label; when it was ("since 14 July", "this week") names no thing."""
    low, told = row.tokens.low, row.chunks[first:last]
    times = {i for chunk in told if chunk.tag in "tw" for i in range(chunk.i, chunk.j)}
    return [low[i] for i in range(told[0].i, row.chunks[last].i) if i not in times and low[i] not in _TIMES]


_TIMES = frozenset("week weeks month months day days hours year years period season date".split())
