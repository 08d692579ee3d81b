"""Parts and restatements of one sentence: "including", "of them", brackets, lists that add up.

    "Twelve people, including three children, were killed"  ->  three children: killed, part of the twelve

Which of some are told ("of them", "of the dead") is read in shares.py, lists of counts in sums.py; what adds up over
several sentences in breakdown.py.
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Row, value_of
from extractors.frames.bases import drop_bases, read_bases
from extractors.frames.continued import compare_times, continue_counts
from extractors.frames.earlier_wholes import link_earlier, link_subjects
from extractors.frames.of_them import continue_outcomes, link_of_them
from extractors.frames.persons import TOLD_OF_PERSONS, is_definite
from extractors.frames.portions import link_portions, read_cases_of
from extractors.frames.readings import CARRIED, CARRIED_SAME, Done, Reading, is_one_of, last_before
from extractors.frames.shares import link_shares
from extractors.frames.sums import link_grave, link_members, link_outcomes, link_sums


def link_parts(row: Row, done: Done, carried: str = "", told: frozenset[str] = frozenset(), fresh: int = 0) -> None:
    """Parts and restatements, in the order of how plainly they are said; a part without a measure takes its whole's.

    ``carried``, ``told``: as in read_frames; ``fresh``: how many the sentence just before counted.
    """
    counted = "n" in row.tags or "D" in row.tags  # of three sentences with harm two count nobody
    if counted:
        _link_deaths_among_cases(row, done)
    _link_included(row, done, carried, told)
    if counted:
        _link_set_behind(row, done)
        link_shares(row, done, carried, told, fresh)
        link_of_them(row, done, carried, told, fresh)
        _link_brackets(row, done)
        _link_restatements(row, done)
        _link_households(row, done)
        link_outcomes(row, done)
        link_sums(row, done)
        link_members(row, done)
        continue_counts(row, done)
        link_grave(row, done, carried, fresh)
        link_subjects(row, done, carried, fresh)
    link_portions(row, done, carried, fresh)
    continue_outcomes(row, done)
    link_earlier(row, done, carried, told, fresh)
    read_cases_of(row, done, told)
    for k, reading in done.items():
        among = reading.rule in _AMONG_THE_DEAD or _is_among(row, reading)
        if among and reading.measure in told and not reading.relation:
            whole = _dead_before(row, done, k)
            if whole is not None:
                done[k] = reading._replace(whole=whole, relation="part")
            elif last_before(done, k, row.chunks) is None or reading.rule == "<count> were among the dead":
                done[k] = reading._replace(whole=CARRIED_SAME, relation="part")


def _is_among(row: Row, reading: Reading) -> bool:
    """ "Among those slain was a village head", "among the passengers killed were two Turks"."""
    if reading.rule != "<harmed> were <count>":
        return False
    return row.tags[max(0, reading.harm - 1)] in "cd" or "d" in row.tags[max(0, reading.harm - 4) : reading.harm]


def _dead_before(row: Row, done: Done, k: int) -> int | None:
    """The dead told among the cases of the sentence: "35 cases including 16 deaths; four nurses are among the dead"."""
    for m in range(k - 1, -1, -1):
        if m in done and done[m].measure == done[k].measure and row.tags[m] == "D" and done[m].relation == "part":
            return m if (value_of(row.chunks[m]) or 0) > (value_of(row.chunks[k]) or 1) else None
    return None


_AMONG_THE_DEAD = ("<count> were among the dead", "among the dead <count>")


_ITEM = r"q?[nsgmD]"  # "the factory's owner": a thing and one person
_MORE = r"(?:[pe][gzqmst]{1,3}|t|y){0,3}(?:r[^;,nDVKI]{1,4})?"  # "whose boarding school collapsed"
_WERE = r"(?:,?y?B?|(?:[pe][zqmx]{1,3}|p?t{1,2}){1,3}B|\()"  # "among the dead | in Gao were"
_INCLUDED = re.compile(rf"c{_WERE}(?:xe)?({_ITEM}J?(?:{_MORE}(?:,?[&~]y?|,(?=q?[nDs])){_ITEM}){{0,20}})")
_TOLD_OF = (
    ({"dead", "killed", "victims"}, "killed"),
    ({"injured", "wounded"}, "injured"),
    ({"missing"}, "missing"),
)


_THE_DEAD = re.compile(r"x?([JVH])(?:[pe][zqm]{1,2}|t){0,3}")
_OWN_VERB = re.compile(r"[yBM]{0,3}([VIJ])(?![gszqmn])")


def _part_just_before(row: Row, done: Done, k: int) -> int | None:
    """ "Of these, 512 lost their lives, including | 201 girls": the 512, who are part of what was told before."""
    last = max((m for m in done if m < k and row.tags[m] in "nD"), default=-1)
    if last < 0 or done[last].relation != "part" or _TOLD_WHAT.isdisjoint(row.tags[last + 1 : k]):
        return None
    return last


_TOLD_WHAT = frozenset("VIJ")


def _link_included(row: Row, done: Done, carried: str, told: frozenset[str]) -> None:
    """ "including nine children", "among them two nurses", "this includes 30 soldiers"."""
    chunks, tags = row.chunks, row.tags
    for match in _INCLUDED.finditer(tags):
        inc = match.start()
        whole = last_before(done, inc, chunks)
        words = {row.tokens.low[t] for t in range(chunks[inc].i, chunks[inc].j)}
        measure = next((measure for cues, measure in _TOLD_OF if words & cues), chunks[inc].measure)
        if whole is None and inc and tags[inc - 1] == "n" and chunks[inc - 1].hint and chunks[inc - 1].known == "head":
            whole = inc - 1  # "1,911,370 returnees, of whom 571,900 from abroad"
            done[whole] = Reading(whole, chunks[whole].hint, "<count> hostages", whole)
        if whole is None and not measure and inc and tags[inc - 1] == "H":
            measure = chunks[inc - 1].measure
        if whole is None and not measure and (of := _THE_DEAD.match(tags)) and of.end() == inc:
            measure = chunks[of.start(1)].measure  # "the dead in Hilla included a councillor"
        if whole is None and not measure and inc > 2:
            whole = _part_just_before(row, done, inc)
        for k in range(match.start(1), match.end(1)):
            if tags[k] == "D" and k in done and not done[k].relation:
                _link_deaths_included(done, k, whole, carried if inc <= 2 else "", told)
            if tags[k] == "s" and k not in done and is_definite(row, k, match.start(1)):
                _link_person(done, k, inc, whole, measure)
            if tags[k] != "n" or k in done and done[k].relation:
                continue
            if k > match.start(1) and "part" in chunks[k].flags and "them" in row.tokens.low[chunks[k].i : chunks[k].j]:
                continue  # "among the dead were two children, one of them a baby"
            if "other" in chunks[k].flags:
                if whole is not None and k not in done:
                    done[k] = Reading(k, done[whole].measure, "including <count>", inc, whole, "part")
                continue
            if whole is None and carried and not measure and carried in _GRAVE and _does_else(row, inc, match.end()):
                continue  # "Eleven people, including two policemen, ...": of whom nothing is read
            if whole is None and carried and not measure and (inc <= 2 or _is_told_of(row, inc)):
                own = done[k].measure if k in done else _own_end(row, k) or carried
                done[k] = Reading(k, own, "this includes <count>", inc, CARRIED, "part")
                continue
            if whole is None and not measure:
                continue
            if whole is None and measure in told and inc <= 2:
                done[k] = Reading(k, measure, "including <count>", inc, CARRIED_SAME, "part")
                continue
            own = done[k].measure if k in done else ""
            verb = _OWN_VERB.match(tags, k + 1) if whole is not None and chunks[k].known == "bare" and not own else None
            if verb and whole is not None and row.tokens.low[chunks[inc].i] == "of":
                harm = verb.start(1)  # "114 cases, of whom 37 died"
                done[k] = Reading(k, chunks[harm].measure, "of whom <count> <harmed>", harm, whole, "part")
                continue
            if own and whole is not None and "r" in tags[k : max(k, done[k].harm)]:
                own = ""  # "killed 13, including four miners who were pulled out": the clause tells more of the dead
            if own and whole is not None and tags[k + 1 : k + 3] == "en":
                own = ""  # "killed 38 captives, including 35 of the 56 taken": where the 35 come from
            if whole is not None and own in _HOW and done[k].harm == k + 1 and tags[k + 1] in "VJ":
                own = ""  # "left 25 dead, among them a clerk hit by a stray bullet": how one of the dead died
            base = done[whole].measure if whole is not None else ""
            if whole is not None and (not own or own == base):
                done[k] = Reading(k, own or measure or base, "including <count>", inc, whole, "part")
            elif k not in done:
                done[k] = Reading(k, measure or base, "among the dead <count>", inc)
            elif whole is not None and own in _HELD_IN.get(base, ()) and base == "casualties":
                done[k] = done[k]._replace(whole=whole, relation="part")  # "98 casualties, including 70 dead"


_GRAVE = frozenset("killed injured casualties missing infected".split())


def _does_else(row: Row, inc: int, end: int) -> bool:
    """ "Eleven brewers, including two policemen, have paid fines": of people who do something harmless."""
    return "n" in row.tags[:inc] and _ELSE.match(row.tags, end) is not None


_ELSE = re.compile(r",[yBMt]{0,3}[xQ]")


def _is_told_of(row: Row, inc: int) -> bool:
    """ "Most of the victims, who included nine girls": the people told before, as the subject."""
    return _SUBJECT.fullmatch(row.tags, 0, inc) is not None and row.tokens.low[row.chunks[inc - 3].j - 1] in _VICTIMS


_SUBJECT = re.compile(r"[zxgy]?e?[gx],r")
_VICTIMS = frozenset("victims dead deceased casualties wounded injured hostages captives detainees".split())


def _own_end(row: Row, k: int) -> str:
    """ "The figure includes a toddler who died in surgery": what the clause tells of them."""
    end = _WHO_DIED.match(row.tags, k)
    return row.chunks[end.start(1)].measure if end else ""


_WHO_DIED = re.compile(r"nr[yBM]{0,3}([VI])(?![nszm])")


def _link_person(done: Done, k: int, inc: int, whole: int | None, measure: str) -> None:
    """ "including the bride and her mother", "among the dead was the town's mayor": one known person each."""
    told = done[whole].measure if whole is not None else measure
    if told in TOLD_OF_PERSONS and (not measure or measure == told):
        rule, part = ("including <count>", "part") if whole is not None else ("among the dead <count>", "")
        done[k] = Reading(k, told, rule, inc, whole if whole is not None else -1, part)


# "nine people, three soldiers among them, lost ..."; "16 others, two of the gang and a boy included, were hurt"
_SET_BEHIND = re.compile(r"([nD])J?(?:[pe][gzqmtM]|[zqt]){0,2},(n(?:(?:,?&|,)n){0,5})c(?=[,;]|$)")


def _link_set_behind(row: Row, done: Done) -> None:
    """Parts told before the word of inclusion, between the commas behind their whole."""
    for match in _SET_BEHIND.finditer(row.tags):
        whole, inc = match.start(1), match.end() - 1
        if whole not in done or done[whole].relation:
            continue
        if row.tokens.low[row.chunks[inc].j - 1] not in ("them", "included"):
            continue
        for k in range(*match.span(2)):
            if row.tags[k] == "n" and (value_of(row.chunks[k]) or 1) < (value_of(row.chunks[whole]) or _ANY):
                done[k] = Reading(k, done[whole].measure, "including <count>", inc, whole, "part")


_ANY = 10**12


def _link_deaths_included(done: Done, k: int, whole: int | None, carried: str, told: frozenset[str]) -> None:
    """ "nine deaths, including four murders"; "This included four murders": deaths among deaths or among cases."""
    own = done[k]
    if whole is not None and own.measure in (done[whole].measure, *_HELD_IN.get(done[whole].measure, ())):
        done[k] = own._replace(whole=whole, relation="part")
    elif whole is None and carried and own.measure in (carried, *_HELD_IN.get(carried, ())):
        done[k] = own._replace(whole=CARRIED_SAME, relation="part", of=carried)


_HOW = frozenset("affected casualties".split())
_HELD_IN = {"infected": ("killed",), "casualties": ("killed", "injured")}  # whose dead are counted in it as well


def _link_deaths_among_cases(row: Row, done: Done) -> None:
    """ "385 cases, with 4 deaths"."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"[cG]y?D", tags):
        k = match.end() - 1
        whole = last_before(done, match.start(), chunks)
        if whole is not None and done[k].measure == "killed" and done[whole].measure == "infected":
            done[k] = done[k]._replace(whole=whole, relation="part")  # "385 cases, with 4 deaths"


def _link_brackets(row: Row, done: Done) -> None:
    """ "1,000 families (6,000 people)", "12 dead (5 women, 7 men)"."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"([nD])[VJ]?\((n)", tags):
        whole, k = match.span(1)[0], match.start(2)
        chunk = chunks[k]
        if whole not in done or k in done or k - whole > 2 and done[whole].harm != k - 2:
            continue
        close = tags.find(")", k)
        if close < 0 or close - k > 8:
            continue
        base = chunks[whole]
        restated = (base.group == "households") != (chunk.group == "households") and "households" in (
            base.group,
            chunk.group,
        )
        if not restated and (chunk.known == "bare" and close == k + 1 or k - whole > 2):
            continue
        for m in range(k, close):
            if tags[m] == "n" and m not in done and (restated or chunks[m].known == "head"):
                relation = "restatement" if restated else "part"
                done[m] = Reading(m, done[whole].measure, "<count> (<count>)", -1, whole, relation)


def _link_restatements(row: Row, done: Done) -> None:
    """ "12,400 households, or 62,000 people", "1,203 families / 4,611 persons": the same people twice."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"n(,?&|,)n", tags):
        k, m = match.start(), match.end() - 1
        joint = row.tokens.low[chunks[match.end(1) - 1].i]
        households = (chunks[k].group == "households") + (chunks[m].group == "households")
        number = chunks[m].number
        if joint == "," and (number is None or number.quantifier != "about"):
            continue  # "2,800 families, approximately 14,000 people"
        if joint not in ("or", "/", ",") or households != 1 or not (k in done or m in done):
            continue
        first = done.get(k) or done[m]._replace(chunk=k, relation="", whole=-1)
        done[k] = first
        done[m] = first._replace(chunk=m, whole=k, relation="restatement")


# what whole households suffer: nobody kills "three families" who kills "twelve people from three families"
_OF_HOUSEHOLDS = frozenset("displaced evacuated returned homeless affected in_need assisted food_insecure".split())


def _link_households(row: Row, done: Done) -> None:
    """ "2,196,550 displaced people in 412,030 households": the same people once more."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"[nD](?=,?[pe](n))", tags):
        k, m = match.start(), match.start(1)
        joint = row.tokens.low[chunks[m - 1].i]
        housed = joint in ("from", "of", "in") and chunks[m].group == "households" and value_of(chunks[m]) != 1
        housed = housed and chunks[k].group == "people" and chunks[k].known == "head"
        if housed and m in done and k not in done and not done[m].relation:
            done[k] = done.pop(m)._replace(chunk=k)  # "1,166 persons from 217 households are sheltering"
        if (
            (joint == "in" or joint in ("from", "of") and value_of(chunks[m]) != 1)
            and k in done
            and m not in done
            and chunks[m].group == "households"
            and done[k].measure in _OF_HOUSEHOLDS
        ):
            if chunks[k].group != "households" and "of_count" not in chunks[k].flags:
                done[m] = done[k]._replace(chunk=m, whole=k, relation="restatement")


def read_leftovers(row: Row, done: Done, told: frozenset[str] = frozenset()) -> None:
    """Counts that no frame took: "12 wounded soldiers", "40 hostages"; and numbers that repeat a verb."""
    if "n" not in row.tags:
        return
    chunks, tags = row.chunks, row.tags
    for k, chunk in enumerate(chunks):
        if chunk.tag != "n" or k in done or is_one_of(row, k):
            continue
        widow = "article" in chunk.flags and tags[k - 2 : k] in ("ne", "se")  # "the widow of a slain officer"
        if chunk.measure and not widow:
            done[k] = Reading(k, chunk.measure, "<count> <harmed> people", k)
        elif (
            chunk.hint
            and chunk.known == "head"
            and not ("part" in chunk.flags and chunk.number and chunk.number.best == 1)
            and not (k and tags[k - 1] == "x" and tags[k + 1 : k + 2] == "x")
        ):
            hint = chunk.hint
            if hint == "casualties":  # "victims" alone tells nothing; after deaths, or left by a blast, it does
                zero = "zero" in chunk.flags  # "there were no victims"
                hint = "killed" if "killed" in told and not zero else hint if "L" in tags[:k] or told or zero else ""
            if not hint:
                continue
            done[k] = Reading(k, hint, "<count> hostages", k)
    _link_brackets(row, done)
    compare_times(row, done)
    read_bases(row, done)
    drop_bases(row, done)
