"""What bulletins leave out: cases told by their kind, their illness, their place or their week alone.

    "912 cases (214 confirmed; 698 suspected)"            ->  214 and 698: infected, parts of the 912
    "3,011 cases so far, with 64 recorded on Friday"      ->  64: infected, part of the 3,011
    "fell from 212 in week 14 to 187"                     ->  212 and 187: infected
    "61,000 people with the coronavirus"                  ->  61,000: infected
"""

from __future__ import annotations

import re

from extractors.chunks.illness import HUNGER, illness_at
from extractors.chunks.rows import Chunk, Row, value_of
from extractors.frames.readings import Done, Reading
from extractors.words.lexicon import lexicon
from extractors.words.lookup import match_phrase

_COURTS = frozenset(
    """court courts tribunal tribunals judge judges prosecutor prosecutors prosecution magistrate magistrates lawyer
    lawyers lawsuit lawsuits docket pending backlog trial trials jury attorney attorneys criminal verdict verdicts
    complaints detectives""".split()
)
_OF_CASES = ("infected", "killed")
_KINDS = frozenset("confirmed suspected probable possible asymptomatic symptomatic imported severe".split())
# "97 laboratory confirmed", "37 are probable", "54 epidemiologically linked"
_BEFORE_KIND = frozenset(
    """laboratory lab epidemiologically clinically are were is was be been have has had being pcr laboratory-confirmed
    lab-confirmed epi classified classed considered as""".split()
)
_LINKED = frozenset("linked compatible diagnosed".split())  # behind "epidemiologically", "clinically"
_TOLD_DAILY = frozenset("recorded reported registered notified confirmed detected logged added".split())
_STRIKES = ("struck", "stricken")


def trigger_phrases() -> list[tuple[str, ...]]:
    """ "has struck", for the scan that finds sentences worth reading: "norovirus has struck 303 passengers"."""
    struck: list[tuple[str, ...]] = [(helper, verb) for helper in ("has", "had", "have") for verb in _STRIKES]
    return struck + [(kind, "and") for kind in ("suspected", "probable", "confirmed")]  # "84 suspected, 60 confirmed"


def trigger_diseases() -> list[tuple[str, str]]:
    """ "with" and an illness of one word: "the number of people with measles"."""
    things = lexicon().things
    ill = [("with", name) for name, rows in things.items() if ((name,), "diseases") in rows]
    graded = [(grade, name) for grade in ("acute", "severe", "moderate") for name in ("malnutrition", "wasting")]
    return ill + graded + [("with", name) for name in HUNGER]


def are_court_cases(row: Row, chunk: Chunk, told: frozenset[str]) -> bool:
    """ "The tribunal has 300 pending cases": where no illness is told, a court's cases are no patients."""
    low = row.tokens.low
    if chunk.measure != "infected" or low[chunk.j - 1] not in ("case", "cases"):
        return False
    instances = low[chunk.i - 1 : chunk.i] == ["in"] and chunk.j - chunk.i == 2  # "in 32 cases the bodies bore signs"
    if _COURTS.isdisjoint(low) and not instances:
        return False
    if not _KINDS.isdisjoint(low[chunk.i : chunk.j]):
        return False  # "confirmation is pending for 46 of the 71 suspected cases"
    return "infected" not in told and not _names_disease(row)


def read_ill(row: Row, done: Done, carried: str, told: frozenset[str]) -> None:
    """People counted with their illness, where no verb told more of them."""
    if "n" not in row.tags and "D" not in row.tags:
        return
    low = row.tokens.low
    for match in re.finditer(r"(?<![pM])n(?=[GMBeQxypt])", row.tags):
        k = match.start()
        chunk = row.chunks[k]
        again = chunk.known == "bare" and any(one.rule == _WITH_DISEASE for one in done.values())
        if k in done or not (again or chunk.known == "head") or chunk.number is None or not chunk.number.best:
            continue
        measure = illness_at(row.tokens, chunk.j + 1) if row.tags[k + 1] == "G" else _found_ill(low, row, chunk.j)
        if measure:
            done[k] = Reading(k, measure, _WITH_DISEASE, k + 1)
    _read_patients(row, done, carried, told)


_WITH_DISEASE = "<count> with <disease>"


def _found_ill(low: list[str], row: Row, i: int) -> str:
    """ "27 residents of the home | were found to have encephalitis"."""
    if "found" not in low[i : i + 8]:
        return ""
    at = low.index("found", i)
    return illness_at(row.tokens, at + 3) if low[at + 1 : at + 3] == ["to", "have"] else ""


_SEES = frozenset(
    "recorded records counted counts registered logged reported reports saw treated received admitted isolated".split()
)


def _read_patients(row: Row, done: Done, carried: str, told: frozenset[str]) -> None:
    """ "Dengue is spreading: Galle recorded 2,140 patients", where the text or the sentence tells of a disease."""
    low = row.tokens.low
    for k, chunk in enumerate(row.chunks):
        counted = chunk.tag in "nD" and chunk.known == "head" and k > 0 and k not in done
        if not counted or low[chunk.j - 1] not in ("patients", "patient"):
            continue
        before = row.chunks[k - 1 - (row.tags[k - 1] == ":" and k > 1)]
        if low[before.j - 1] not in _SEES and not _is_seen(row, k + 1):
            continue
        if "infected" in told or carried == "infected" or _names_disease(row):
            done[k] = Reading(k, "infected", "recorded <patients>", k - 1)
        elif "injured" in told:
            done[k] = Reading(k, "injured", "recorded <patients>", k - 1)


def _is_seen(row: Row, k: int) -> bool:
    """ "96 patients | were seen at clinics"."""
    k += row.tags.startswith("B", k)
    return k < len(row.chunks) and row.tokens.low[row.chunks[k].i] in _SEEN


_SEEN = frozenset("seen treated admitted recorded registered isolated hospitalised hospitalized reported".split())


def _names_disease(row: Row) -> bool:
    things, low = lexicon().things, row.tokens.low
    return any((hit := match_phrase(things, low, i)) and hit[0] == "diseases" for i in range(len(low)))


def continue_cases(row: Row, done: Done, told: frozenset[str]) -> None:
    """Read the bare numbers that go on with cases or deaths told before them."""
    if "n" not in row.tags:
        return
    _read_kinds(row, done, told)
    _read_daily(row, done)
    _read_changes(row, done)
    _read_followers(row, done)
    _read_some_dead(row, done)
    _read_totals(row, done)


def _told_last(row: Row, done: Done, k: int) -> int | None:
    """The count before ``k`` that was read last."""
    return max((m for m in done if m < k and row.tags[m] in "nD"), default=None)


def _read_kinds(row: Row, done: Done, told: frozenset[str]) -> None:
    """ "(214 confirmed; 698 suspected)", "of which 380 are confirmed and 37 probable", "and 155 others suspected"."""
    if _KINDS.isdisjoint(row.tokens.low):
        return
    for k, chunk in enumerate(row.chunks):
        others = "other" in chunk.flags and chunk.known == "head"
        if chunk.tag != "n" or k in done or not (chunk.known == "bare" or others) or not _is_kind(row, chunk.j):
            continue
        last = _told_last(row, done, k)
        if last is None and chunk.known == "bare" and ("infected" in told or _names_disease(row)):
            if any(why == "animals" or why.startswith("counts ") for _, _, why in row.passed) and row.tags[0] in "ec":
                continue  # "of 310 animals tested, 12 were confirmed"
            done[k] = Reading(k, "infected", "<count> <kind of case>")  # "Diphtheria: 84 suspected, 60 confirmed"
            continue
        if last is None or done[last].measure not in _OF_CASES or k - last > 12 or row.tags[k - 1] in "ep":
            continue
        whole = done[last].whole if done[last].relation == "part" else last
        ill = done[last].measure == "killed" and _are_cases(row, done, last, k)
        measure = "infected" if ill else done[last].measure
        done[k] = Reading(k, measure, "<count> <kind of case>", -1 if ill else done[last].harm)
        if not others and whole >= 0 and _is_inside(row, whole, k) and _is_less(row, k, whole):
            done[k] = done[k]._replace(whole=whole, relation="part")


def _are_cases(row: Row, done: Done, last: int, k: int) -> bool:
    """ "857 cases, 156 deaths, 6,105 suspected": cases, not the deaths told between."""
    if _is_less(row, last, k):
        return True
    listed = row.tags[last + 1 : k] == "," and row.tags[last] == "D"
    return listed and any(done[m].measure == "infected" for m in done if m < last)


def _is_kind(row: Row, i: int) -> bool:
    """Whether a kind of case, and no noun of another thing, stands at token ``i``."""
    low = row.tokens.low
    if low[i : i + 1] == ["("] and ")" in low[i : i + 6]:
        i = low.index(")", i) + 1  # "4,512 (0.13 %) were classified as severe"
    end = min(i + 4, len(low))
    while i < end:
        if low[i] in _KINDS or low[i] in _LINKED and low[i - 1] in ("epidemiologically", "clinically", "epi"):
            behind = low[i + 1] if i + 1 < len(low) else ""
            things = match_phrase(lexicon().things, low, i + 1)
            return things is None and behind not in ("dead", "death", "deaths", "as")
        if low[i] not in _BEFORE_KIND:
            return False
        i += 1
    return False


def counts_kinds(row: Row, k: int) -> bool:
    """Whether the number behind a toll at chunk ``k`` is one of a kind of case: "the count is 11,587 suspected"."""
    at = row.tags.find("n", k, k + 5)
    return at >= 0 and row.chunks[at].known == "bare" and _is_kind(row, row.chunks[at].j)


def _is_inside(row: Row, whole: int, k: int) -> bool:
    """Whether a colon, an open bracket or "of which" stands between the whole and its kinds."""
    between = row.tags[whole + 1 : k]
    return between.count("(") > between.count(")") or ":" in between or "c" in between or ";" in between


def _is_less(row: Row, k: int, whole: int) -> bool:
    return (value_of(row.chunks[k]) or 0) < (value_of(row.chunks[whole]) or 0)


_DAILY = re.compile(r",Gy?(n)(?=[yx])")


def _read_daily(row: Row, done: Done) -> None:
    """ "5,154 cases have been reported, with 128 recorded in the last 24 hours"."""
    for match in _DAILY.finditer(row.tags):
        k = match.start(1)
        chunk, last = row.chunks[k], _told_last(row, done, k)
        if k in done or last is None or chunk.known != "bare" or done[last].measure not in _OF_CASES:
            continue
        behind = row.tokens.low[chunk.j : chunk.j + 4]  # but not "with six by now confirmed to be members of the crew"
        if behind[0] in _TOLD_DAILY and "as" not in behind and _is_less(row, k, last):
            part = "" if done[last].relation else "part"
            done[k] = Reading(k, done[last].measure, "<count>, with <count> recorded", -1, last if part else -1, part)


_CHANGED = re.compile(r"([HTD])[^nDVKI;,]{0,6}p(n)(?:[pe][zqt]{1,3}|t){0,2}p(n)")


def _read_changes(row: Row, done: Done) -> None:
    """ "New cases fell from 212 in week 14 to 187 in week 15"."""
    chunks, low = row.chunks, row.tokens.low
    for match in _CHANGED.finditer(row.tags):
        harm, first, second = match.start(1), match.start(2), match.start(3)
        if chunks[first].known != "bare" or chunks[second].known != "bare" or not chunks[harm].measure:
            continue
        turned = low[chunks[harm].j : chunks[first].i]
        ends = (low[chunks[first].i - 1], low[chunks[second].i - 1])
        if ends != ("from", "to") or lexicon().change_words.isdisjoint(turned):
            continue
        dated = second - first > 2  # else the number of before is no figure of its own
        for k in (first, second) if dated else (second,):
            done.setdefault(k, Reading(k, chunks[harm].measure, "<harm nouns> from <count> to <count>", harm))


_FOLLOWED = re.compile(r"xp(?:[zq]{1,3}Gy?(n)|(n)(?=p[zq]))")


def _read_followers(row: Row, done: Done) -> None:
    """ "Pune had 812 new cases, followed by Nashik with 455"."""
    low = row.tokens.low
    for match in _FOLLOWED.finditer(row.tags):
        k = match.start(1) if match.group(1) else match.start(2)
        at = row.chunks[match.start()].i
        last = _told_last(row, done, k)
        if low[at : at + 2] != ["followed", "by"] or k in done or last is None or row.chunks[k].known != "bare":
            continue
        done[k] = done[last]._replace(chunk=k, rule="followed by <place> with <count>", whole=-1, relation="")


_SOME_DEAD = (
    (re.compile(r",(n)d"), ""),  # "91 people have died, 40 among confirmed cases"
    (re.compile(r",(n)y(?=[gs])"), "being"),  # "of whom 12 have died, nine being pregnant women"
)


def _read_some_dead(row: Row, done: Done) -> None:
    """Some of those told before the comma, with a word on who they are or how it ended."""
    low = row.tokens.low
    for pattern, word in _SOME_DEAD:
        for match in pattern.finditer(row.tags):
            k = match.start(1)
            chunk, last = row.chunks[k], _told_last(row, done, k)
            if last is None or k in done or chunk.known != "bare" or not _is_less(row, k, last):
                continue
            if word and low[chunk.j] != word or not word and done[last].measure != "killed":
                continue
            done[k] = Reading(k, done[last].measure, f"<count> {word or 'among'} <people>", -1, last, "part")


_STANDS = re.compile(r"(?:^|[,;&])x?(H)(?:[pe][zqt]{1,2})?[Bx]y{0,2}(n)(?=$|[,;&)p])")
_PUT = re.compile(r"x(T)(n)")
_RESPECTIVELY = re.compile(r"(n),?&(D)")
_SHARED_DEATHS = re.compile(r"p(D),?&[gzqs]{1,2}p(n)")


def _read_totals(row: Row, done: Done) -> None:
    """ "Total confirmed cases are now 1,313", "men account for 31 deaths and women for 17"."""
    chunks, low = row.chunks, row.tokens.low
    for match in _STANDS.finditer(row.tags):
        harm, k = match.start(1), match.start(2)
        words = low[chunks[match.start()].i : chunks[k].i]
        if k not in done and chunks[k].known == "bare" and not _ALL.isdisjoint(words):
            done[k] = Reading(k, chunks[harm].measure, "<harm nouns> are now <count>", harm)
    for match in _SHARED_DEATHS.finditer(row.tags):
        whole, k = match.start(1), match.start(2)
        both = low[chunks[whole - 1].i] == low[chunks[k - 1].i] == "for"
        if both and whole in done and k not in done and chunks[k].known == "bare":
            done[k] = done[whole]._replace(chunk=k, whole=-1, relation="")


    for match in _PUT.finditer(row.tags):
        harm, k = match.start(1), match.start(2)
        if k not in done and low[chunks[match.start()].i] in ("put", "puts") and chunks[harm].measure:
            done[k] = Reading(k, chunks[harm].measure, "put the toll above <count>", harm)
    for match in _RESPECTIVELY.finditer(row.tags) if "respectively" in low else ():
        k, told = match.start(1), match.start(2)
        if k not in done and told in done and chunks[k].known == "bare":
            done[k] = done[told]._replace(chunk=k, whole=-1, relation="")


_ALL = frozenset("total cumulative overall now totals".split())
