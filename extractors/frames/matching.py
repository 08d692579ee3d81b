"""The rules applied to a row, in their order: each count takes the measure of the first rule that finds it.

n & n B V   by "<count> were <harmed>"   ->   both counts: killed
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Row
from extractors.frames.fitness import gets_away, march_in
from extractors.frames.found import Found, end_before_while, find_rule, is_no_harm, is_of_others
from extractors.frames.items import counted_items, is_worth_a_rule, people_of
from extractors.frames.measures import measure_of, of_wounded
from extractors.frames.persons import DIRECT, find_antecedent
from extractors.frames.readings import Reading
from extractors.frames.rules import possible_frames

_SHOT_DEAD = "shot <count> dead"
# harm that is worth a row of its own where no number is told ("civilians have died")
_TOLD_WITHOUT_NUMBER = frozenset("killed injured casualties abducted missing displaced trapped sexual_violence".split())
_OF_THOSE_WHO = re.compile(r"[gs]enr")


def read_rules(row: Row, done: dict[int, Reading], told: frozenset[str]) -> None:
    """Add to ``done`` what the rules say of the chunks that it lacks; no word of harm is used twice."""
    used: set[int] = set()
    for frame in possible_frames(row.tags):
        at = 0
        while (found := find_rule(row, frame, at)) is not None:
            at = max(found.match.end(), at + 1)
            harm = found.harm
            if harm in used or not row.chunks[harm].measure:
                continue
            if is_no_harm(row, found):
                continue
            if is_of_others(row, found.last, harm):
                at = found.last
                continue
            if harm < found.first:
                found = found._replace(last=end_before_while(row, found.first, found.last))
            people = people_of(row, found)
            items = _of_whom(row, counted_items(row, found, people, done, told), harm)
            if any(is_worth_a_rule(row.chunks, k, frame.id) for k in items):
                _take_measure(row, found, people, items, done, used)
            elif not _read_uncounted(row, found, people, done, used) and _OF_THOSE_WHO.match(row.tags, found.first):
                at = found.first + 1  # "relatives of 43 students who vanished": the people begin further on


def _of_whom(row: Row, items: list[int], harm: int) -> list[int]:
    """ "The clinic has 15 nurses, two of whom died": the clause behind "whom" tells of the two alone."""
    for k in reversed(items):
        if k < harm and row.tags[k] == "n" and row.tokens.low[row.chunks[k].j - 1] == "whom":
            return [m for m in items if m >= k] if "," not in row.tags[k + 1 : harm] else items
    return items


def _take_measure(
    row: Row, found: Found, people: list[int], items: list[int], done: dict[int, Reading], used: set[int]
) -> None:
    """Each counted item takes the measure that the rule comes to, and so do those told without a number beside it."""
    measure, further = measure_of(row, found)
    used.update(further, (found.harm,))
    for k in items:
        if row.chunks[k].known != "pronoun" or len(items) > 1:
            done[k] = Reading(k, of_wounded(row, k, measure), found.frame.id, found.harm)
    for k in people:  # "two soldiers and an unknown number of rebels"
        if "unnumbered" in row.chunks[k].flags and measure in _TOLD_WITHOUT_NUMBER:
            done.setdefault(k, Reading(k, measure, found.frame.id, found.harm))


def _read_uncounted(row: Row, found: Found, people: list[int], done: dict[int, Reading], used: set[int]) -> bool:
    """Harm without a count: of whom a pronoun means, or of people told without a number. False where of nobody."""
    frame, _, _, _, harm = found
    measure = row.chunks[harm].measure
    known = _whom_pronoun_means(row, found, people, done)
    if known is not None:
        verb = found.match.start("harm2") if frame.id == _SHOT_DEAD else harm
        done[known] = Reading(known, measure, frame.id, verb)
        used.add(harm)
    elif frame.id in DIRECT and measure in _TOLD_WITHOUT_NUMBER:
        for k in people:
            if row.tags[k] == "g" and row.tags[k - 1 : k] != "D" and row.chunks[k].known == "head" and k not in done:
                if march_in(row, k, harm) or gets_away(row, k, harm):
                    continue
                done[k] = Reading(k, measure, frame.id, harm)
                used.add(harm)
    return harm in used


def _whom_pronoun_means(row: Row, found: Found, people: list[int], done: dict[int, Reading]) -> int | None:
    """The count that a pronoun among the people stands for."""
    frame, _, first, _, harm = found
    if row.chunks[harm].measure == "assisted" or _is_told_of_killers(row, harm):
        return None
    if not (harm < first or frame.id == _SHOT_DEAD or _is_his_death(row, first, harm)):
        return None
    if not any(row.chunks[k].known == "pronoun" for k in people):
        return None
    return find_antecedent(row, done, first, row.chunks[harm].measure)


def _is_told_of_killers(row: Row, harm: int) -> bool:
    """ "three were murdered by a man who stabbed them": how they died, told behind "who"."""
    if row.tags[harm - 1 : harm] != "r" or row.chunks[harm].measure == "killed":
        return False
    return any(chunk.tag in "VI" and chunk.measure == "killed" for chunk in row.chunks[:harm])


def _is_his_death(row: Row, k: int, harm: int) -> bool:
    """ "found a woman with stab wounds; she was pronounced dead": the pronoun is the subject."""
    return k < harm and row.chunks[harm].measure == "killed" and row.tokens.low[row.chunks[k].i] in ("he", "she")
