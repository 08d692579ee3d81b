"""Parts and restatements: "including", "of them", brackets, lists that add up; then the counts that no frame took.

    "Twelve people, including three children, were killed"  ->  three children: killed, part of the twelve
"""

from __future__ import annotations

import re

from extractors.continued import continue_counts, last_before
from extractors.readings import CARRIED, CARRIED_SAME, NOTHING_READ, Reading
from extractors.rows import Chunk, Row

Done = dict[int, Reading]


def link_parts(row: Row, done: Done, carried: str = "", told: frozenset[str] = frozenset(), fresh: int = 0) -> None:
    """Parts and restatements, in the order of how plainly they are said; a part without a measure takes its whole's.

    ``carried``, ``told``: as in read_frames; ``fresh``: how many the sentence just before counted.
    """
    _link_included(row, done, carried, told)
    _link_deaths_among_cases(row, done)
    _link_shares(row, done, carried, told)
    _link_of_them(row, done, carried, told)
    _link_brackets(row, done)
    _link_restatements(row, done)
    _link_households(row, done)
    _link_sums(row, done)
    _link_members(row, done)
    continue_counts(row, done)
    _link_subjects(row, done, carried, fresh)
    for k, reading in done.items():
        if reading.rule in _AMONG_THE_DEAD and reading.measure in told and not reading.relation:
            if last_before(done, k, row.chunks) is None or reading.rule == "<count> were among the dead":
                done[k] = reading._replace(whole=CARRIED_SAME, relation="part")


_AMONG_THE_DEAD = ("<count> were among the dead", "among the dead <count>")


def _link_included(row: Row, done: Done, carried: str, told: frozenset[str]) -> None:
    """ "including nine children", "among them two nurses", "this includes 30 soldiers"."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"c,?[yB]?([nsgm](?:(?:[pe][gzqmst]{1,3}|t|y){0,3}(?:,?[&~]y?|,(?=n))[nsgm]){0,20})", tags):
        inc = match.start()
        whole = last_before(done, inc, chunks)
        words = {row.tokens.low[t] for t in range(chunks[inc].i, chunks[inc].j)}
        measure = (
            "killed"
            if words & {"dead", "killed", "victims"}
            else "injured"
            if words & {"injured", "wounded"}
            else "missing"
            if "missing" in words
            else chunks[inc].measure
        )
        for k in range(match.start(1), match.end(1)):
            if tags[k] != "n" or "other" in chunks[k].flags:
                if tags[k] == "n" and whole is not None and k not in done:
                    done[k] = Reading(k, done[whole].measure, "including <count>", inc, whole, "part")
                continue
            if k in done and done[k].relation:
                continue
            if whole is None and not measure and inc and tags[inc - 1] == "H":
                measure = chunks[inc - 1].measure
            if whole is None and carried and inc <= 2 and not measure:
                done[k] = Reading(
                    k, done[k].measure if k in done else carried, "this includes <count>", inc, CARRIED, "part"
                )
                continue
            if whole is None and not measure:
                continue
            if whole is None and measure in told and inc <= 2:
                done[k] = Reading(k, measure, "including <count>", inc, CARRIED_SAME, "part")
                continue
            own = done[k].measure if k in done else ""
            if own and whole is not None and "r" in tags[k : max(k, done[k].harm)]:
                own = ""  # "killed 13, including four miners who were pulled out": the clause tells more of the dead
            base = done[whole].measure if whole is not None else ""
            if whole is not None and (not own or own == base):
                done[k] = Reading(k, own or measure or base, "including <count>", inc, whole, "part")
            elif k not in done:
                done[k] = Reading(k, measure or base, "among the dead <count>", inc)


def _link_deaths_among_cases(row: Row, done: Done) -> None:
    """ "385 cases, with 4 deaths"."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"[cG]y?D", tags):
        k = match.end() - 1
        whole = last_before(done, match.start(), chunks)
        if whole is not None and done[k].measure == "killed" and done[whole].measure == "infected":
            done[k] = done[k]._replace(whole=whole, relation="part")  # "385 cases, with 4 deaths"


def _link_of_them(row: Row, done: Done, carried: str, told: frozenset[str]) -> None:
    """ "five of them", "twelve of the dead", "1,000 families (3,000 people)"."""
    chunks, tags = row.chunks, row.tags
    for k, chunk in enumerate(chunks):
        if chunk.tag != "n":
            continue
        if "part" in chunk.flags and not (k and tags[k - 1] == "p"):
            whole = last_before(done, k, chunks)
            if chunk.known == "head" and _value_of(chunk) == 1 and k not in done:
                continue  # "one of the farmers is Amina": nothing happened to her
            if whole is not None and _other_people(chunks[whole], chunk):
                continue  # "killed 17 soldiers; eight of the attackers were killed": others
            of = chunk.measure
            if of and (whole is None or done[whole].measure != of):
                if k not in done and of in told:
                    done[k] = Reading(k, of, "<count> of them", -1, CARRIED_SAME, "part")
                if k not in done or of != carried:
                    continue
            if done.get(k, NOTHING_READ).whole == CARRIED_SAME:
                continue
            if (
                whole is None
                and carried
                and "n" not in tags[:k]
                and (k not in done or done[k].measure == carried or k <= 1)
            ):
                done[k] = Reading(
                    k,
                    done[k].measure if k in done else carried,
                    "<count> of them",
                    done[k].harm if k in done else -1,
                    CARRIED,
                    "part",
                )
            elif whole is not None:
                own = done[k].measure if k in done else done[whole].measure
                done[k] = Reading(k, own, "<count> of them", done[k].harm if k in done else -1, whole, "part")


def _link_brackets(row: Row, done: Done) -> None:
    """ "1,000 families (6,000 people)", "12 dead (5 women, 7 men)"."""
    chunks, tags = row.chunks, row.tags
    for k, chunk in enumerate(chunks):
        if chunk.tag == "n" and k and tags[k - 1] == "(" and k not in done and k > 1 and (k - 2) in done and tags[k - 2] in "nD":
            close = tags.find(")", k)
            if close < 0 or close - k > 8:
                continue
            base = chunks[k - 2]
            restated = (base.group == "households") != (chunk.group == "households") and "households" in (
                base.group,
                chunk.group,
            )
            if chunk.known == "bare" and not restated and close == k + 1:
                continue
            for m in range(k, close):
                if tags[m] == "n" and m not in done and (restated or chunks[m].known == "head"):
                    done[m] = Reading(
                        m, done[k - 2].measure, "<count> (<count>)", -1, k - 2, "restatement" if restated else "part"
                    )


def _link_shares(row: Row, done: Done, carried: str, told: frozenset[str]) -> None:
    """ "Of the 24 wounded, seven ...", "among the 19 dead were six women", "two of the 11 injured"."""
    chunks, tags = row.chunks, row.tags
    match = re.match(r"y?[ed]([nD])([JV]?)", tags)
    if match:
        whole = match.start(1)
        chunk = chunks[whole]
        if whole not in done and chunk.number is not None and chunk.number.best != 1:
            measure = chunks[match.start(2)].measure if match.group(2) else chunk.measure or chunk.hint or carried
            if measure:
                done[whole] = Reading(whole, measure, "of the <count>", match.start(2) if match.group(2) else -1)
        if whole in done:
            for k in range(whole + 1, len(tags)):
                if tags[k] == "n" and (k not in done or done[k].measure == done[whole].measure):
                    if k not in done or not done[k].relation:
                        harm = done[k].harm if k in done else -1
                        done[k] = Reading(k, done[whole].measure, "of the <count>", harm, whole, "part")
    _link_shares_of_told(row, done, told)
    for match in re.finditer(r"n(?:z|[pe][zqm]){0,3}By?d([nD])", tags):
        k, whole = match.start(), match.start(1)
        if whole in done and (k not in done or done[k].measure == done[whole].measure):
            done[k] = Reading(k, done[whole].measure, "<count> were among <count>", -1, whole, "part")
    for match in re.finditer(r"n(?=e([nD]))", tags):
        k, whole = match.start(), match.start(1)
        if "of_count" in chunks[k].flags and whole in done and not done[whole].relation:
            own = done[k] if k in done else Reading(k, done[whole].measure, "<count> of the <count>")
            if own.measure == done[whole].measure:
                done[k] = own._replace(whole=whole, relation="part")


_OF_TOLD = re.compile(r"y?[edc]x?([JVH]),yB?(n)|y?[edc]x?([JVH]),(n)")
_ALSO_OF_TOLD = re.compile(r"[;&,]y?(n)(?=[Byxpt])")


def _link_shares_of_told(row: Row, done: Done, told: frozenset[str]) -> None:
    """ "Of the dead, 12 were children and five had come from Syria": parts of a whole that stands in another sentence."""
    chunks, tags = row.chunks, row.tags
    match = _OF_TOLD.match(tags)
    if not match:
        return
    at = match.start(1) if match.group(1) else match.start(3)
    measure = chunks[at].measure
    for k in (match.end() - 1, *(also.start(1) for also in _ALSO_OF_TOLD.finditer(tags, match.end()))):
        if k in done or not measure or chunks[k].known != "bare":
            return
        told_of = "part" if measure in told else ""
        done[k] = Reading(k, measure, "of the dead <count>", at, CARRIED_SAME if told_of else -1, told_of)


def _link_restatements(row: Row, done: Done) -> None:
    """ "12,400 households, or 62,000 people", "1,203 families / 4,611 persons": the same people twice."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"n(,?&)n", tags):
        k, m = match.start(), match.end() - 1
        joint = row.tokens.low[chunks[match.end(1) - 1].i]
        households = (chunks[k].group == "households") + (chunks[m].group == "households")
        if joint not in ("or", "/") or households != 1 or not (k in done or m in done):
            continue
        first = done.get(k) or done[m]._replace(chunk=k, relation="", whole=-1)
        done[k] = first
        done[m] = first._replace(chunk=m, whole=k, relation="restatement")


def _link_households(row: Row, done: Done) -> None:
    """ "2,196,550 displaced people in 412,030 households": the same people once more."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"[nD](?=p(n))", tags):
        k, m = match.start(), match.start(1)
        joint = row.tokens.low[chunks[k + 1].i]
        if (joint == "in" or joint == "from" and _value_of(chunks[m]) != 1) and k in done and m not in done and chunks[m].group == "households":
            if chunks[k].group != "households":
                done[m] = done[k]._replace(chunk=m, whole=k, relation="restatement")


_SUM_STOPS = frozenset("VWKIOTJ;")


def _link_sums(row: Row, done: Done) -> None:
    """ "522 people: 476 in Malawi, 29 in Mozambique and 17 in Madagascar": items that add up to the number before."""
    chunks, tags = row.chunks, row.tags
    for whole in sorted(done):
        number = chunks[whole].number
        if done[whole].relation or number is None or not number.best or number.best < 2 or tags[whole] not in "nD":
            continue
        items, total, at, marked = [], 0, whole + 1, False
        while at < len(tags) and at - (items[-1] if items else whole) <= 9:
            tag = tags[at]
            if tag in _SUM_STOPS and (items or tag not in "VJ;"):
                break
            marked = marked or tag in ":,(;"
            value = _value_of(chunks[at])
            if tag in "nD" and value is not None:
                mine = done.get(at)
                same = mine is None or mine.measure == done[whole].measure or done[whole].measure == "casualties"
                if not marked or not same or (mine is not None and mine.relation):
                    break
                items.append(at)
                total += value
                if total >= number.best:
                    break
            at += 1
        if total == number.best and len(items) > 1:
            for k in items:
                own = done[k].measure if k in done else done[whole].measure
                harm = done[k].harm if k in done else -1
                done[k] = Reading(k, own, "<count>: <counts that add up>", harm, whole, "part")


def _value_of(chunk: Chunk) -> int | None:
    return chunk.number.best if chunk.number is not None else None


def _link_members(row: Row, done: Done) -> None:
    """ "Two officials, Kassim Omar and a clerk, were shot dead": as many persons as the number says are its members."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"n[z]{0,2},((?:[szmn][^,&BVKWI;]{0,5}(?:,&?|&)){1,6}[szmn][^,&BVKWI;]{0,5}),?(?=[BVI])", tags):
        whole = match.start()
        number = chunks[whole].number
        if whole not in done or done[whole].relation or number is None:
            continue
        starts = [match.start(1) + part.start() for part in re.finditer(r"(?:^|(?<=[,&]))[szmn]", match.group(1))]
        ones = [k for k in starts if tags[k] != "n" or _value_of(chunks[k]) == 1]
        if len(ones) != len(starts) or len(ones) != number.best:
            continue
        for k in range(*match.span(1)):
            if k in done and not done[k].relation:
                done[k] = done[k]._replace(whole=whole, relation="part")


def _link_subjects(row: Row, done: Done, carried: str, fresh: int) -> None:
    """ "Three are still teenagers." after "14 men were arrested": the number alone stands for some of those just told."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r";n(?=[ByMxI])", tags):
        k = match.end() - 1
        whole = last_before(done, k, chunks)
        if k in done and whole is not None and chunks[k].known == "bare" and not done[k].relation and not chunks[k].flags:
            total, value = _value_of(chunks[whole]), _value_of(chunks[k])
            if done[k].measure == done[whole].measure and total and value and value < total:
                done[k] = done[k]._replace(whole=whole, relation="part")
    if not carried or not fresh or 0 in done or not re.match(r"n[By]", tags):
        return
    chunk = chunks[0]
    value = _value_of(chunk)
    if chunk.known == "bare" and not chunk.flags and value and value < fresh:
        done[0] = Reading(0, carried, "<count> of them", -1, CARRIED, "part")


def _other_people(whole: Chunk, chunk: Chunk) -> bool:
    """Whether "eight of the attackers" names a group that the people told before are not."""
    return chunk.known == "head" and chunk.group in _SIDES and whole.group in _SIDES and chunk.group != whole.group


_SIDES = frozenset("combatants security_forces police civilians aid_workers journalists".split())


def read_leftovers(row: Row, done: Done, told: frozenset[str] = frozenset()) -> None:
    """Counts that no frame took: "12 wounded soldiers", "40 hostages"; and numbers that repeat a verb."""
    chunks, tags = row.chunks, row.tags
    for k, chunk in enumerate(chunks):
        if chunk.tag != "n" or k in done:
            continue
        if chunk.measure:
            done[k] = Reading(k, chunk.measure, "<count> <harmed> people", k)
        elif (
            chunk.hint
            and chunk.known == "head"
            and not ("part" in chunk.flags and chunk.number and chunk.number.best == 1)
            and not (k and tags[k - 1] == "x" and tags[k + 1 : k + 2] == "x")
        ):
            hint = chunk.hint
            if hint == "casualties":  # "victims" alone tells nothing; after deaths, or left by a blast, it does
                hint = "killed" if "killed" in told else hint if "L" in tags[:k] or told else ""
            if not hint:
                continue
            done[k] = Reading(k, hint, "<count> hostages", k)
    _link_brackets(row, done)
