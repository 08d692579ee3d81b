"""People told without a number: who is one person by name, role or pronoun.

    "killing the mayor and his son"  ->  the mayor: one, his son: one
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Chunk, Row
from extractors.chunks.sentence import is_name
from extractors.frames.readings import Reading

_STATES = frozenset("killed injured missing abducted detained trapped".split())
_BODILY = frozenset("killed injured abducted detained".split())
TOLD_OF_PERSONS = _STATES | {"casualties"}
DIRECT = frozenset(
    (
        "<count> were <harmed>",
        "<count> died",
        "killing <count>",
        "the killing of <count>",
        "killing <first of a list>",
        "and <person> <harmed>",
        "<count> were among those <harmed>",
        "shot <count> dead",
        "<person> is <state>",
        "<count> were among the dead",
        "the deaths on <day> of <count>",
    )
)


def is_person(row: Row, k: int, first: int, last: int, rule: str, harm: int) -> bool:
    """Whether an item without a number is one person: a role or title, or a personal name straight at the verb."""
    chunk, tags = row.chunks[k], row.tags
    if chunk.tag == "n":
        # "Malaq Arbow, one of the chiefs,": the person just named
        return not (
            k > first
            and tags[k - 1] == ","
            and tags[k - 2] in "zs"
            and row.tokens.low[chunk.i : chunk.i + 2] == ["one", "of"]
        )
    if chunk.tag in "szm" and row.tokens.low[chunk.j : chunk.j + 1] == ["'s"]:
        return False  # "the mayor's wife": the wife
    governed = k > first and (tags[k - 1] == "p" or tags[k - 1] == "e" and tags[k - 2] not in "&~")
    if chunk.tag in "szm" and governed:
        return False  # "the lawyer who blew the whistle in a case of the Speaker"
    if chunk.known == "pronoun" and row.tokens.low[chunk.i] in ("he", "she", "they"):
        return False  # "killed X while he prayed": the subject of the next clause
    after = k + 1 + len(tags[k + 1 :]) - len(tags[k + 1 :].lstrip("z"))
    if (
        after + 1 < last
        and k == first
        and tags[after] == ","
        and "article" in row.chunks[after + 1].flags
        and tags[after + 1] in "nm"
        and row.tokens.low[row.chunks[after + 1].i] != "another"
    ):
        return False  # "Sheikh Omar, a cleric": counted once, at the article
    if rule not in DIRECT:
        return False
    measure = row.chunks[harm].measure
    if rule == "<person> is <state>" and measure not in _STATES:
        return False
    if (
        k > first
        and tags[k - 1] == ","
        and "&" not in tags[k - 2 : k]
        and chunk.tag in "sm"
        and "possessive" not in chunk.flags
    ):
        return False  # "Ali Khan, a farmer": the same person
    if chunk.tag == "s" and rule == "killing <count>" and k == first and k and tags[k - 1] in "q)g":
        # "killed the Council of Imams (CIK) chairman Omar Idris", "killed the capital's mayor"
        return tags[k + 1 : k + 2] == "z" or row.tokens.low[chunk.i - 1] == "'s"
    if chunk.tag == "s":
        return is_definite(row, k, first)
    if measure not in _BODILY:
        return False
    if chunk.tag == "m":
        return chunk.number is not None and (tags[k - 1] in "&~" if k > first else not (k and tags[k - 1] in "pw"))
    if k > first and tags[k - 1] in "nsgmz":
        return False  # "police chief Omar Said": the name belongs to the role before it
    end = row.chunks[k + 1].j if tags[k + 1 : k + 2] == "z" else chunk.j
    words = [row.tokens.raw[t] for t in range(chunk.i, end) if row.tokens.raw[t][0].isalpha()]
    if words[:1] == ["the"] and row.tokens.low[chunk.i + 1].endswith("-old"):
        words = words[1:]  # "the 55-year-old Omar Kochi"
    if _in_capitals(row, chunk, harm):
        return k == first and (_is_name_in_capitals(row, k, harm) if k < harm else k == harm + 1 and len(words) > 1)
    aged = re.match(r"z,q[,)]", tags[k : k + 4]) and row.tokens.low[row.chunks[k + 2].i].isdecimal()
    if (
        (len(words) < 2 and not aged)
        or not all(is_name(word) for word in words)
        or any(word.isupper() and len(word) > 2 for word in words)
    ):
        return False
    low = {word.lower() for word in words}
    if low & _NO_PERSON or (
        k
        and tags[k - 1] in "pe"
        and row.tokens.low[row.chunks[k - 1].i] != "by"
        and row.chunks[k - 1].tag == "p"
        and k == first
    ):
        return False
    return k == first and (harm < k or harm - last < 9)


def _in_capitals(row: Row, chunk: Chunk, harm: int) -> bool:
    """Whether the text is set in capitals, so that a name is a word of no list."""
    verb, name = row.tokens.raw[row.chunks[harm].i], row.tokens.raw[chunk.i]
    return verb.isupper() and len(verb) > 3 and name.isupper()


def _is_name_in_capitals(row: Row, k: int, harm: int) -> bool:
    """ "GALAN WAS ASSASSINATED", "RODRIGUEZ PORTH, 65, WAS KILLED": unknown words that one person's verb follows."""
    chunk = row.chunks[k]
    named = re.match(r"z{1,2}(?:,[^,BVWKI]{1,8},)?B[yt]*V", row.tags[k:]) and row.tags[k : harm + 1][-1:] == "V"
    be = row.chunks[row.tags.find("B", k)]
    single = row.tokens.low[be.i] in ("was", "is", "has", "had")
    words = set(row.tokens.low[chunk.i : chunk.j])
    return bool(named) and single and not words & _NO_PERSON and not (k and row.tags[k - 1] in "pe")


_HIS_DEATH = re.compile(r"[yt,]{0,3}(s)[yBMt]{0,4}([VI])(?![yt]*[nsgmz])")


def read_own_death(row: Row, done: dict[int, Reading]) -> None:
    """ "He died in hospital on Friday.": the one person told of just before."""
    match = _HIS_DEATH.match(row.tags)
    if not match or match.start(1) in done:
        return
    k, harm = match.start(1), match.start(2)
    if row.tokens.low[row.chunks[k].i] in ("he", "she") and row.chunks[harm].measure == "killed":
        done[k] = Reading(k, "killed", "he <died>", harm)


def is_definite(row: Row, k: int, first: int) -> bool:
    """ "the mayor", "his wife", "Chairman Musa": one known person; not the second role of a person just named."""
    chunk, tags = row.chunks[k], row.tags
    word, raw = row.tokens.low[chunk.i], row.tokens.raw[chunk.i]
    if chunk.i and row.tokens.low[chunk.i - 1] == "'s":
        return True  # "the town's midwife"
    if word in ("the", "a", "his", "her", "their", "its", "him", "he", "she", "this", "that"):
        return True
    if k > first and tags[k - 1] in "&~":
        shared = tags[k - 2] == "s" and "possessive" in row.chunks[k - 2].flags  # "his son and driver"
        return shared or tags[k + 1 : k + 2] == "z"
    if k == first and k and tags[k - 1] in "VWK":
        return True  # "killed top legal official": headlines drop the article
    return raw[0].isupper() or tags[k + 1 : k + 2] == "z" or k == 0


def find_antecedent(row: Row, done: dict[int, Reading], pronoun: int, measure: str) -> int | None:
    """ "waylaid a judge and stabbed him", "seized two teachers and killed them": the people named last before."""
    plural = row.tokens.low[row.chunks[pronoun].i] in ("them", "they")
    singles = [
        k
        for k in range(pronoun)
        if row.tags[k] == "n"
        and (k not in done or measure == "killed" and done[k].measure in _BEFORE_DEATH)
        and row.chunks[k].known == "head"
        and row.tags[k + 1 : k + 2] != "Q"  # "a policeman said he was killed": somebody else
        and (number := row.chunks[k].number) is not None
        and (number.best == 1) != plural
    ]
    if singles:
        return singles[-1]
    # "Dr Omar was driving when gunmen raked his jeep, killing him": he whom the sentence begins with
    subject = re.match(r"sz{0,2}(?:,[^,V]{1,14},)?B[^wVWK]{0,6}w[^VWK]{0,3}g[^s]*$", row.tags[:pronoun])
    if subject and not plural and 0 not in done and is_definite(row, 0, 0):
        return 0
    known = [k for k in range(pronoun) if row.tags[k] == "s" and row.chunks[k].known == "head"]
    alone = len(known) == 1 and not plural and known[0] not in done and "g" in row.tags[: known[0]]
    return known[0] if alone and row.tags[known[0] + 1 : known[0] + 2] == "&" else None  # "the chief and shot him dead"


# "pulled five people from their houses and shot them dead"
_BEFORE_DEATH = frozenset("displaced evacuated abducted detained trapped injured casualties".split())
_NO_PERSON = frozenset(
    """islamic state front army forces party police united nations states north south east west province city
street road district ministry hospital university group movement brigade liberation republic democratic government
hamas taliban
boko haram al-shabaab council committee force guard coalition union saudi arabia new york qaida qaeda al-qaeda state
media syria iraq
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october
november december""".split()
)
