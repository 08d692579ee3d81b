"""extract(): the stages in the order of the house.

text -> running text -> sentences -> (those with a harm word) -> tokens -> chunks -> frames -> attribution -> figures
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from extractors.chunks.journeys import journey_pattern
from extractors.chunks.refuge import speaks_of_danger, speaks_of_refuge
from extractors.chunks.rows import Row
from extractors.chunks.tagging import chunk_sentence
from extractors.dates.issued import find_day_of_copy, find_stated_day
from extractors.facts.carried import carry_mood
from extractors.facts.headings import heed_heading
from extractors.facts.takeback import take_back
from extractors.figures import Context, build_figures
from extractors.frames.cascade import read_frames
from extractors.frames.placed import lists_places
from extractors.frames.readings import Reading
from extractors.models import Figure
from extractors.places.home import home_country
from extractors.sources.attribution import Listener, Source
from extractors.tables import Read, read_tables, table_stretches
from extractors.text.layout import read_layout
from extractors.text.original import in_original
from extractors.text.sentences import find_sentences
from extractors.text.tidy import is_capitals
from extractors.text.tokens import split_tokens
from extractors.topic import Topic
from extractors.totals.breakdown import link_breakdowns
from extractors.totals.told import is_older
from extractors.triggers import find_triggers, stands_in
from extractors.words.lexicon import lexicon

RULES_VERSION = "0.1.0"
_COUNTED = (
    r"(?:(?<![0-9,])[0-9][0-9,.]*+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]{3,5})?|hundreds?|thousands?|millions?|dozens?|half|most|several|some|none)\b)"
)
# the people of an earlier figure as the subject of what they are made up of
_COUNTED_PEOPLE = (
    r"(?:number|figure|total|toll|count|group|dead|deceased|victims|fatalities|casualties|displaced|injured|wounded|missing|hostages"
    r"|captives|abductees|detainees|arrestees|evacuees|survivors|(?:new )?arrivals|returnees|refugees|migrants|cases"
    r"|patients)"
)
# a sentence without a harm word that breaks down the figure of the one before
_BREAKDOWN = re.compile(
    rf"(?:this|these|those|they|that|(?:the|this|that) {_COUNTED_PEOPLE})(?: (?:does|do|did) not| \w{1,40})?"
    r" (?:includ|exclud|compris|consist|(?:are|is|was|were) (?:made up|composed))"
    r"|(?:among|of) (?:them|these|those|whom)\b|including\b|more than half of them"
    r"|(?:\w{1,40} )?(?:\S{1,40} )?of (?:them|these|those|whom)\b"
    rf"|(?:of|among) the {_COUNTED_PEOPLE}\b|of (?:the|this|that) (?:total|number),"
    rf"|(?:some |about |around |nearly |over )?{_COUNTED} (?:went|headed|moved|came|remain(?:ed)?|crossed|settled)\b"
    rf"|{_COUNTED} (?:are|were|was|is|had|have|has)\b"
    rf"|the (?:remaining|other|last) {_COUNTED}\b"
)
# "three of the men", "of the 11 men five": a part of an earlier figure, in a sentence without a harm phrase of its own
_PART_OF = re.compile(
    rf"{_COUNTED}(?:\s\w+)?\s(?:of|were|was|are|had|have|has)\b|\bof\s(?:the|these|those|them)\s{_COUNTED}"
)
# a count that stands for what the sentence before counted: "That figure has risen to 30,000"
_RUNNING = re.compile(
    r"(?:\b(?:that|this|the|their|its|real|true|correct|actual|official|overall|final|daily)|'s)"
    r" (?:total|tally|count|figure|number|caseload)s?\b(?! of)"
    r"|\b(?:that|this) makes (?=[0-9])"
    r"|\bputs? (?:it|them|(?:the|their) number(?: of \w{1,20})?) at\b"
    r"|\b(?:spoken?|speaks?|a figure) of (?:(?:at least|about|some|only|more than|around) )?(?=[0-9a-z])"
    r"|\b(?:another|a further|an additional) (?=[0-9])"
    r"|\b(?:reported|recorded|registered|counted|logged|confirmed|notified|tallied)"
    r" (?:about |some )?[0-9][0-9,]*+(?=[,;.] | and | in |\s*\Z)"
    r"|\bof the [0-9]|\bamong (?:them|these)\b|\baccount(?:s|ed|ing)? for (?=[0-9a-z])|[0-9] of (?:them|these|those)\b"
    r"|\b(?:figures|numbers|totals|there) (?:are|were|was|had been) (?:about )?[0-9]"
)
_OF_THE_NUMBER = re.compile(
    r"(?:of|among) the ([1-9][0-9,]{1,11})\b(?=,| (?:\w{1,20} ){0,2}(?:people|persons|dead|bodies|victims))"
)
_NEAR = 300  # characters behind a figure in which a list of places may break it down
_LONGEST = 4000  # characters of one sentence that are read in one piece


class SentenceReading(NamedTuple):
    """What was made of one sentence; explain() shows it."""

    row: Row
    readings: list[Reading]
    sources: list[Source]
    figures: list[Figure]


def read_sentences(
    text: str,
    *,
    published: date | None = None,
    report_id: str = "",
    every: bool = False,
    tables: Read | None = None,
) -> list[SentenceReading]:
    """Every sentence with a harm phrase, read; rows count in the running text, figures in ``text``.

    ``every``: sentences with no more than a word that could begin such a phrase as well, as explain() shows them;
    ``tables``: what read_tables found in the text, where that was asked before.
    """
    layout = read_layout(text)
    running, tidied = layout.text, layout.tidied
    capitals = is_capitals(tidied)
    lex = lexicon()
    out: list[SentenceReading | None] = []  # None: a sentence with a word that could say harm, and does not
    text_low = tidied.lower()
    triggers = find_triggers(text_low)
    context: Context | None = None
    topic = Topic(text_low)
    listener = Listener(running, tidied, text_low, capitals=capitals)
    carried: Figure | None = None
    told: dict[str, list[Figure]] = {}  # the wholes of each measure; under "" all of them
    counted: dict[int, str] = {}  # the measure of each number of people told so far, and of what its parts leave
    rest: dict[str, tuple[int, str]] = {}  # by id of a whole, how many its parts leave, and its measure
    near, lone = -1, ""  # where the sentence that told last of one person ended, and what befell him
    before = at = 0  # where the sentence before this one ended
    held = -1  # where the sentence ended that told the carried figure last, or nothing but parts of it
    stretches = table_stretches(read_tables(text) if tables is None else tables, layout)
    for start, end in _pieces(tidied, stretches):
        before, at = at, end
        hinted = stands_in(triggers.words, start, end)
        listed = (
            carried is not None and start - carried.sentence_end < _NEAR and lists_places(text_low, start, end)
        )
        if not (carried and _BREAKDOWN.match(text_low, start, end)) and not (
            carried and _names_number(_OF_THE_NUMBER.match(text_low, start, end), counted)
            or hinted
            and (every or stands_in(triggers.phrases, start, end) or carried and _PART_OF.search(text_low, start, end))
            or carried and held == before and _RUNNING.search(text_low, start, end)
            or listed
            or speaks_of_refuge(text_low, start, end) and journey_pattern().search(text_low, start, end)
        ):
            listener.note(start, end, closely=hinted)
            if hinted:
                out.append(None)
            continue
        uprooted = speaks_of_refuge(text_low, start, end)
        danger = uprooted or speaks_of_danger(text_low, start, end)
        tokens = split_tokens(tidied, start, end)
        row = chunk_sentence(tokens, start, end, lex, capitals=capitals, uprooted=uprooted, danger=danger)
        fresh = carried.best or 0 if carried and (listed or held == before) else 0
        one = lone if near == before else ""
        last = [figure.measure for figure in told.get("", ())[-4:] if figure.sentence_end == before]
        elided = last[:1] if len(set(last)) == 1 else last
        measure = carried.measure if carried else ""
        readings = topic.keep(row, read_frames(row, measure, frozenset(told), fresh, one, elided, counted))
        if not readings:
            listener.note(start, end, tokens=row.tokens)
        sources = listener.hear(row) if readings else []
        figures: list[Figure] = []
        if readings:
            if not context:
                day = find_day_of_copy(tidied, published) if published else find_stated_day(tidied)
                context = Context(running, tidied, report_id, day, home_country(running), capitals, lex, text_low)
            figures = build_figures(context, row, readings, sources, told)
            near, lone = end, figures[-1].measure if figures and figures[-1].best == 1 else ""
            wholes = [figure for figure in figures if _is_whole(figure, figures)]
            wholes = [figure for figure in wholes if figure.best != 1 and not (told and is_older(figure))]
            carried = wholes[-1] if wholes else carried
            held = end if wholes or held == before and all(figure.relation for figure in figures) else held
            for figure in wholes:
                told.setdefault(figure.measure, []).append(figure)
                told.setdefault("", []).append(figure)
                counted[figure.best or 0] = counted[-(figure.best or 0)] = figure.measure
                rest[figure.figure_id] = (figure.best or 0, figure.measure)
            for figure in figures:
                if figure.relation == "part" and figure.part_of in rest:
                    left, measure = rest[figure.part_of]
                    rest[figure.part_of] = (left - (figure.best or 0), measure)
                    counted[(figure.best or 0) - left] = measure
        out.append(SentenceReading(row, readings, sources, figures))
    linked = link_breakdowns([reading.figures if reading else [] for reading in out])
    done = [
        reading._replace(figures=_in_context(figures, tidied, tuple(reading.row.tokens.low))) if figures else reading
        for reading, figures in zip(out, linked, strict=True)
        if reading
    ]
    if layout.same:
        return done
    figures_of = in_original([sentence.figures for sentence in done], text, layout)
    return [one._replace(figures=figures) for one, figures in zip(done, figures_of, strict=True)]


def _names_number(found: re.Match[str] | None, counted: Mapping[int, str]) -> bool:
    """ "Of the 253, 40 were foreigners", where 253 people were told of before."""
    return found is not None and int(found[1].replace(",", "")) in counted


def _is_whole(figure: Figure, figures: list[Figure]) -> bool:
    """Whether later parts may be its own: the dead of "872 casualties (221 killed and 651 injured)" too."""
    if figure.relation in ("", "increment"):
        return True
    sums = [one for one in figures if one.figure_id == figure.part_of and one.measure == "casualties"]
    return bool(sums) and figure.relation == "part" and figure.measure in ("killed", "injured")


def _in_context(figures: list[Figure], tidied: str, words: tuple[str, ...]) -> list[Figure]:
    """The figures of one sentence, with what the sentences before and behind it make of them."""
    return take_back(carry_mood(heed_heading(figures, tidied), tidied, words), tidied, words) if figures else figures


def _pieces(tidied: str, tables: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences outside tables; a monster is cut at line ends or blanks, so that time stays linear."""
    out: list[tuple[int, int]] = []
    for start, end in _outside(find_sentences(tidied), tables):
        while end - start > _LONGEST:
            cut = max(tidied.rfind("\n", start, start + _LONGEST), tidied.rfind(" ", start + 200, start + _LONGEST))
            cut = cut if cut > start else start + _LONGEST
            out.append((start, cut))
            start = cut
        out.append((start, end))
    return out


def _outside(sentences: Iterable[tuple[int, int]], tables: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences, or what tables leave of them."""
    ahead = list(reversed(tables))
    for start, end in sentences:
        while ahead and ahead[-1][1] <= start:
            ahead.pop()
        for first, last in reversed(ahead):
            if first >= end:
                break
            if first > start:
                yield start, first
            start = max(start, last)
        if start < end:
            yield start, end


def extract(text: str, *, published: date | None = None, report_id: str = "") -> list[Figure]:
    """Every figure about people harmed or in need, sorted by start. Any text is taken; none raises.

    ``published`` is the day the text came out: phrases like "on Saturday" are read from it. Without it the day a
    dateline or a line of its own at the head of the text states is taken, else only dates told in full are read.
    """
    tables = read_tables(text, report_id=report_id)
    sentences = read_sentences(text, published=published, report_id=report_id, tables=tables)
    figures = [figure for sentence in sentences for figure in sentence.figures]
    figures += [figure for _, told in tables for figure in told]
    seen: set[str] = set()
    out = []
    for figure in sorted(figures, key=lambda one: (one.start, one.end, one.measure)):
        if figure.figure_id not in seen:
            seen.add(figure.figure_id)
            out.append(figure)
    return out
