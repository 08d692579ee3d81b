"""The readings of a sentence: tolls and labels, the rules, and what no single rule tells, each in its turn.

    n & n B V   ->   both counts: killed

A reader further down sees what those before it have read; parts ("including", "of them", brackets) are linked to their
whole once the wholes are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.chunks.rows import Row
from extractors.frames.caseload import are_court_cases, continue_cases, counts_kinds, read_ill
from extractors.frames.columns import read_columns, read_previous, read_recalled, read_rest
from extractors.frames.excluded import read_excluded
from extractors.frames.fitness import is_anybody
from extractors.frames.key_figures import read_labels, read_lines
from extractors.frames.matching import read_rules
from extractors.frames.measures import BEFORE_DEATH
from extractors.frames.outcomes import read_buried, read_outcomes, read_ways_out
from extractors.frames.parts import link_parts, read_leftovers
from extractors.frames.persons import read_own_death
from extractors.frames.placed import read_placed
from extractors.frames.readings import Reading
from extractors.frames.registered import read_registered
from extractors.frames.senses import in_another_sense
from extractors.frames.whereabouts import read_struck, read_whereabouts

_NOTHING: Mapping[int, str] = {}


def read_frames(
    row: Row,
    carried: str = "",
    told: frozenset[str] = frozenset(),
    fresh: int = 0,
    lone: str = "",
    elided: Sequence[str] = (),
    counted: Mapping[int, str] = _NOTHING,
) -> list[Reading]:
    """The readings of one sentence, in the order of its chunks; each counted chunk has at most one.

    ``carried``: the measure of the last whole of the sentence before, which "This includes ..." breaks down;
    ``told``: the measures of all wholes so far, for "twelve of the dead"; ``fresh``: how many the one before counted;
    ``lone``: what befell the one person of whom the sentence before told last, for "He died in hospital";
    ``elided``: the measures of what the one before counted, for "Bihar reported 22"; ``counted``: the measure of
    each number told so far, for "of the 541", and, below zero, of what is left of each, its parts taken off.
    """
    done: dict[int, Reading] = {}
    _fill_tolls(row, carried, fresh)
    for k, chunk in enumerate(row.chunks):
        if chunk.tag == "D" and not are_court_cases(row, chunk, told):
            done[k] = Reading(k, chunk.measure, "<count> deaths", k)
    read_labels(row, done, carried if fresh else "")
    read_rules(row, done, told)
    read_outcomes(row, done)
    read_buried(row, done, told)
    if lone in BEFORE_DEATH:
        read_own_death(row, done)
    read_registered(row, done, carried, fresh, is_anybody)
    read_struck(row, done)
    read_ill(row, done, carried, told)
    bare = any(chunk.known == "bare" for chunk in row.chunks)  # a number whose noun is left out
    if bare:
        read_columns(row, done, elided)
        read_recalled(row, done, counted)
    link_parts(row, done, carried, told, fresh)
    read_excluded(row, done, carried)
    if counted:
        read_rest(row, done, counted)
    if bare:
        read_previous(row, done)
    continue_cases(row, done, told)
    read_leftovers(row, done, told)
    read_ways_out(row, done)
    read_placed(row, done, carried, fresh)
    read_whereabouts(row, done, told)
    read_lines(row, done)
    return [done[k] for k in sorted(done) if not in_another_sense(row, done[k])]


def _fill_tolls(row: Row, carried: str, fresh: int) -> None:
    """ "bringing the total to 41": the measure is that of the harm told before, else of the sentence just before."""
    for k, chunk in enumerate(row.chunks):
        if chunk.tag == "T" and not chunk.measure:
            told = [one.measure for one in row.chunks[:k] if one.measure and one.tag in "DVKWIJOn"]
            if "caseload" in row.tokens.low[chunk.i : chunk.j]:
                told = [one for one in told if one == "infected"] or told
            if counts_kinds(row, k):
                told = ["infected"]
            brought = any(
                word in ("bringing", "brings", "brought", "taking", "takes") for word in row.tokens.low[: chunk.i]
            )
            row.chunks[k] = chunk._replace(measure=told[-1] if told else carried if fresh or brought else "")
