"""Numbers whose noun is left out, since the place, week or year before them had it.

    "Lome (201 cases; 3 deaths), Kara (12; 1)"                 ->  12: infected, 1: killed
    "120 cases and 14 deaths, against 88 and nine in week 4"   ->  88: infected, nine: killed
    "Odisha counted 46 deaths; Bihar reported 22"              ->  22: killed
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.chunks.rows import Chunk, Row, value_of
from extractors.frames.readings import CARRIED_SAME, Done, Reading, share_group

# two counts of one place or week: "201 cases; 3 deaths"
_COUPLE = re.compile(r"[nD](?=[^nDsgm]{1,5}([nD]))")
# the same of the next, the nouns left out: "Kara (12; 1)", "Kara 12 and 1", "against 88 and nine"
_BARE_COUPLE = re.compile(
    r"(?:(?<=[\(:])|(?<=[,;&]z)|(?<=[,;&]zz)|(?<=[,;&][pty]z)|(?<=z[Qxy])|(?<=[;,][pt]t)|(?<=[;,]ptt)|(?<=[xGp]))(n)(?:,?&|[,;])y?(n)(?=$|[,;&)ptyxq])"
)
_BESIDE = frozenset("against versus vs with to".split())
_COMPARED = frozenset("compared comparison as against versus vs".split())
# what a place or a bulletin does with the people it has
_HAS = frozenset(
    """reported recorded registered counted logged confirmed notified had has saw posted added documented tallied
    reports records counts listed""".split()
)
_NEEDS_NOUN = frozenset("had has saw added".split())  # more things than people
_SUBJECT = re.compile(r"[zaq](?:Q|x|y)y?(n)(?=$|[,;&)]|p[zqt]|t|y(?:$|[,;]))")
_AND_PLACE = re.compile(r"(?:[pe][zqt]{1,2}|t){0,2}(?:,?&|,)z{1,2}y?(n)(?=$|[,;&)pt])")  # "and Rajasthan 17"
_THERE_WERE = re.compile(r"(?:t|q)?yBy?(n)(?=p[zqtx]|t|,G|$)")  # "there were 74 in all of 2023"


def read_columns(row: Row, done: Done, elided: Sequence[str]) -> None:
    """Read the bare numbers that stand where others before them had their nouns; ``elided`` as in read_frames."""
    _read_couples(row, done)
    _read_both(row, done, elided)
    _read_opening(row, done, elided)
    _read_lone(row, done, elided[0] if len(elided) == 1 else "")
    _read_gains(row, done)
    _read_figure_which(row, done)
    _read_with_each(row, done)


_BOTH = re.compile(r"[Byq]y?(n),?&(n)(?=$|[,;)pt])")
_FIGURES = frozenset("figures numbers totals counts it they these there".split())


def _read_both(row: Row, done: Done, elided: Sequence[str]) -> None:
    """ "A fortnight ago the figures were 20,574 and 355", after infections and deaths."""
    if len(elided) != 2 or done:
        return
    for pair in _BOTH.finditer(row.tags):
        k, m = pair.start(1), pair.start(2)
        ahead = row.tokens.low[max(0, row.chunks[k].i - 5) : row.chunks[k].i]
        if _is_bare(row, k) and _is_bare(row, m) and not _FIGURES.isdisjoint(ahead):
            done[k], done[m] = Reading(k, elided[0], _COLUMNS), Reading(m, elided[1], _COLUMNS)


_OPENING = re.compile(r"z{1,2}\((n)\)(?:,|,?&)z{1,2}\(n\)")


def _read_opening(row: Row, done: Done, elided: Sequence[str]) -> None:
    """ "Ibb (281) and Hudaydah (97) are the worst hit", after cases and deaths: the first of the list."""
    match = _OPENING.match(row.tags)
    if match and elided and match.start(1) not in done and _is_bare(row, match.start(1)):
        done[match.start(1)] = Reading(match.start(1), elided[0], "<place> (<count>)")


# "24 (+3) confirmed Marburg infections"
_BEFORE_DELTA = re.compile(r"(n)\(xn\)[Qyxqzg]{0,3}(H)")
_DELTA = re.compile(r"(n)\(x(n)(?=\)|p|t)")
_PREVIOUS = re.compile(r"([nD])(?:B[xy]{0,2})?\([qtxwy]{1,3}:?(n)\)")
_BEFORE = frozenset(
    "cumulative cumulatively total previous previously last prior yesterday earlier preceding was against".split()
)


def read_previous(row: Row, done: Done) -> None:
    """ "New cases this week: 684 (previous week: 911)", "Confirmed cases: 2,269 (+11)"."""
    for match in _BEFORE_DELTA.finditer(row.tags):
        k, harm = match.start(1), match.start(2)
        if k not in done and row.tokens.low[row.chunks[k + 2].i] == "+":
            done[k] = Reading(k, row.chunks[harm].measure, "<count> (+<count>)", harm)
    for match in _DELTA.finditer(row.tags):
        k, m = match.start(1), match.start(2)
        if k in done and m not in done and row.tokens.low[row.chunks[m].i - 1] == "+":
            done[m] = done[k]._replace(chunk=m, rule="<count> (+<count>)", whole=-1, relation="increment")
    for match in _PREVIOUS.finditer(row.tags):
        k, m = match.start(1), match.start(2)
        within = row.tokens.low[row.chunks[k].j : row.chunks[m].i]
        if k in done and m not in done and _is_bare(row, m) and not _BEFORE.isdisjoint(within):
            done[m] = done[k]._replace(chunk=m, rule="<count> (previously <count>)", whole=-1, relation="")


_WITH_EACH = re.compile(r"zG(n)(?=[,;&)]|$)")


_WITH = "<place> with <count>, <place> with <count>"


def _read_with_each(row: Row, done: Done) -> None:
    """ "The Centre leads with 302 deaths, then come Hauts-Bassins with 170 and Boucle with 23"."""
    for match in _WITH_EACH.finditer(row.tags):
        k = match.start(1)
        last = max((m for m in done if m < k and row.tags[m] in "nD"), default=None)
        with_too = last is not None and row.tags[last - 1 : last] == "G"
        if last is not None and with_too and k not in done and _is_bare(row, k):
            done[k] = done[last]._replace(chunk=k, rule=_WITH, whole=-1, relation="")


_WHICH = re.compile(r",q(?:r|Q)?y?R(n)")
_COUNTED = frozenset("figure number total toll tally count".split())


def _read_figure_which(row: Row, done: Done) -> None:
    """ "Some 23 million people faced hunger, a figure which fell to 17 million"."""
    for match in _WHICH.finditer(row.tags):
        k = match.start(1)
        last = max((m for m in done if m < k and row.tags[m] in "nD"), default=None)
        named = not _COUNTED.isdisjoint(row.tokens.low[row.chunks[match.start() + 1].i : row.chunks[k].i])
        if last is not None and k not in done and named and _is_bare(row, k):
            done[k] = done[last]._replace(chunk=k, rule="<count>, a figure which reached <count>", harm=-1)


_GAIN = re.compile(r"[RBxp]y?n(?:[pe][zqt]{1,2}|t){0,2},[mqx]e(n)")
_GAINS = frozenset("gain rise increase jump".split())


def _read_gains(row: Row, done: Done) -> None:
    """ "The tally stands at 541, a gain of 36 since Friday": those who came on top."""
    for match in _GAIN.finditer(row.tags):
        k = match.start(1)
        whole = max((m for m in done if m < k and row.tags[m] == "n"), default=None)
        if whole is None or k in done or not _is_bare(row, k) or row.tokens.low[row.chunks[k - 2].j - 1] not in _GAINS:
            continue
        if row.tags[done[whole].harm] == "T" and (value_of(row.chunks[k]) or 0) < (value_of(row.chunks[whole]) or 0):
            done[k] = done[whole]._replace(chunk=k, rule="<toll> of <count>, a rise of <count>", relation="increment")


def read_recalled(row: Row, done: Done, counted: Mapping[int, str]) -> None:
    """ "Of the 541, ten had been vaccinated", after 541 cases: the number says who is meant; as in read_frames."""
    for match in _OF_THE.finditer(row.tags):
        k, part = match.start(2), match.start(1)
        chunk = row.chunks[k]
        value = value_of(chunk) if k not in done and chunk.known == "bare" and "definite" in chunk.flags else None
        if value is None or value == 1 or value not in counted:
            continue
        if part < 0:
            done[k] = Reading(k, counted[value], "of the <count>")
        elif part not in done and (value_of(row.chunks[part]) or value) < value:
            done[part] = Reading(part, counted[value], "<count> of them", -1, CARRIED_SAME, "part", counted[value])


_OF_THE = re.compile(r"(?:^y?|(n))[ed](n)(?![JVgszqm])")


def read_rest(row: Row, done: Done, counted: Mapping[int, str]) -> None:
    """ "62 were freed. 46 of them walked out of a forest. The remaining 16 were left at a road": what is left."""
    for k, chunk in enumerate(row.chunks):
        if chunk.tag != "n" or k in done and done[k].relation or not _is_rest(row, chunk):
            continue
        parts = [value_of(row.chunks[m]) or 0 for m in done if m < k and done[m].relation == "part"]
        left = value_of(chunk) or 0
        others = [value_of(row.chunks[m]) or 0 for m in done if m < k and not done[m].relation and row.tags[m] in "nD"]
        measure = counted.get(-left) or counted.get(-left - sum(parts)) or counted.get(left + sum(others))
        if measure and (k not in done or done[k].measure == measure):
            done[k] = Reading(k, measure, "the remaining <count>", -1, CARRIED_SAME, "part", measure)


def _is_rest(row: Row, chunk: Chunk) -> bool:
    words = row.tokens.low[max(0, chunk.i - 2) : chunk.number.last if chunk.number else chunk.i]
    return "the" in words and not _REST.isdisjoint(words)


_REST = frozenset("remaining other last".split())


def _read_couples(row: Row, done: Done) -> None:
    couples = [(pair.start(), pair.start(1)) for pair in _COUPLE.finditer(row.tags)]
    couples = [couple for couple in couples if _are_unlike(done, *couple)]
    for pair in _BARE_COUPLE.finditer(row.tags) if couples else ():
        k, m = pair.start(1), pair.start(2)
        first, second = max((one for one in couples if one[1] < k), default=(-1, -1))
        if first < 0:
            continue
        if k in done or m in done or not (_is_bare(row, k) and _is_bare(row, m)) or not _stands_beside(row, k):
            continue
        if done[second].measure == "killed" and (value_of(row.chunks[m]) or 0) > (value_of(row.chunks[k]) or 0):
            continue
        done[k] = done[first]._replace(chunk=k, rule=_COLUMNS, harm=-1, whole=-1, relation="")
        done[m] = done[second]._replace(chunk=m, rule=_COLUMNS, harm=-1, whole=k if done[second].relation else -1)
        share_group(row, k, first)
    _link_columns(row, done)


def _link_columns(row: Row, done: Done) -> None:
    """ "1,218 cases: Burundi (201; 0), Congo (1,017; 11)": what adds up to the count before is its parts."""
    for measure in {one.measure for one in done.values() if one.rule == _COLUMNS}:
        alike = [k for k in sorted(done) if done[k].measure == measure and row.tags[k] in "nD" and not done[k].relation]
        values = [value_of(row.chunks[k]) or 0 for k in alike]
        if len(alike) > 2 and values[0] == sum(values[1:]):
            for k in alike[1:]:
                done[k] = done[k]._replace(whole=alike[0], relation="part")


_COLUMNS = "<counts> in <place>, <the same> in <another>"


def _are_unlike(done: Done, first: int, second: int) -> bool:
    return first in done and second in done and done[first].measure != done[second].measure


def _is_bare(row: Row, k: int) -> bool:
    return row.chunks[k].known == "bare" and not row.chunks[k].flags - {"more"}


def _stands_beside(row: Row, k: int) -> bool:
    """Whether a bracket, a place or a word of comparison, and no other word, stands before."""
    low, before = row.tokens.low, row.chunks[k - 1]
    if before.tag in "Gp":
        return low[before.i] in _BESIDE and not _COMPARED.isdisjoint(low[max(0, before.i - 2) : before.j])
    return before.tag not in "Qxy" or low[before.j - 1] in _HAS


def _read_lone(row: Row, done: Done, carried: str) -> None:
    for pattern in (_SUBJECT, _THERE_WERE):
        for match in pattern.finditer(row.tags):
            k = match.start(1)
            if k in done or not _is_bare(row, k) or pattern is _SUBJECT and not _is_had(row, k):
                continue
            last = max((m for m in done if m < k and row.tags[m] in "nD"), default=None)
            if last is not None and not _is_alone(row, done, last):
                continue
            verb = row.tokens.low[row.chunks[k - 1].j - 1]
            needs = pattern is _THERE_WERE and last is not None or verb in _NEEDS_NOUN
            if needs and (last is None or row.tags[last] != "D" and row.tags[done[last].harm] != "T"):
                continue
            measure = done[last].measure if last is not None else carried if "n" not in row.tags[:k] else ""
            while measure:
                done[k] = Reading(k, measure, "<place> reported <count>")
                also = _AND_PLACE.match(row.tags, k + 1)
                if also is None or also.start(1) in done or not _is_bare(row, also.start(1)):
                    break
                k = also.start(1)


def _is_had(row: Row, k: int) -> bool:
    low = row.tokens.low
    return low[row.chunks[k].i - 1] in _HAS or low[row.chunks[k].i - 2] in _HAS and row.tags[k - 1] == "y"


def _is_alone(row: Row, done: Done, last: int) -> bool:
    """Whether nothing of another measure was told right before: "88 cases and 3 deaths; Kara reported 12"."""
    return not any(last - 4 < m < last and done[m].measure != done[last].measure for m in done)
