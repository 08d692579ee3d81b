"""Parts and restatements: "including", "of them", brackets, lists that add up; then the counts that no frame took.

    "Twelve people, including three children, were killed"  ->  three children: killed, part of the twelve
"""

from __future__ import annotations

import re

from extractors.chunks import Chunk, Row
from extractors.readings import CARRIED, CARRIED_SAME, NOTHING_READ, Reading


def link_parts(row: Row, done: dict[int, Reading], carried: str = "", told: frozenset[str] = frozenset()) -> None:
    """Parts and restatements: "including", "of them", brackets; a part without a measure takes its whole's."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"c[yB]?([nsgm](?:(?:[pe][gzqmst]{1,3}|t|y){0,3}(?:,?[&~]y?|,(?=n))[nsgm]){0,20})", tags):
        inc = match.start()
        whole = _last_before(done, inc, chunks)
        words = {row.tokens.low[t] for t in range(chunks[inc].i, chunks[inc].j)}
        measure = (
            "killed"
            if words & {"dead", "killed", "victims"}
            else "injured"
            if words & {"injured", "wounded"}
            else "missing"
            if "missing" in words
            else ""
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
            own = done[k].measure if k in done else ""
            base = done[whole].measure if whole is not None else ""
            if whole is not None and (not own or own == base):
                done[k] = Reading(k, own or measure or base, "including <count>", inc, whole, "part")
            elif k not in done:
                done[k] = Reading(k, measure or base, "among the dead <count>", inc)
    for match in re.finditer(r"[cG]y?D", tags):
        k = match.end() - 1
        whole = _last_before(done, match.start(), chunks)
        if whole is not None and done[k].measure == "killed" and done[whole].measure == "infected":
            done[k] = done[k]._replace(whole=whole, relation="part")  # "385 cases, with 4 deaths"
    for k, chunk in enumerate(chunks):
        if chunk.tag != "n":
            continue
        if "part" in chunk.flags and not (k and tags[k - 1] == "p"):
            whole = _last_before(done, k, chunks)
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
        elif k and tags[k - 1] == "(" and k not in done and k > 1 and (k - 2) in done and tags[k - 2] in "nD":
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


def _last_before(done: dict[int, Reading], k: int, chunks: list[Chunk]) -> int | None:
    """The last whole before chunk ``k``: a counted one that is itself no part."""
    for m in range(k - 1, -1, -1):
        if m in done and not done[m].relation and chunks[m].tag in "nD":
            return m
    return None


def read_leftovers(row: Row, done: dict[int, Reading]) -> None:
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
            done[k] = Reading(k, chunk.hint, "<count> hostages", k)
