"""Which of the people that a rule found it counts: no ages, no bases of a share, no subjects of another clause.

"Out of 54 workers, 13 were killed"   ->  the 13
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Chunk, Row, value_of
from extractors.frames.fitness import fits
from extractors.frames.found import Found
from extractors.frames.persons import is_person
from extractors.frames.readings import Reading
from extractors.words.lexicon import lexicon


def people_of(row: Row, found: Found) -> list[int]:
    """The chunks of the people found, those named along with them included."""
    people = list(range(found.first, found.last))
    if row.chunks[found.harm].tag not in "VI":
        return people
    tail = _ALONG.match(row.tags, found.match.end())
    if tail and (row.tags[tail.start(1) - 1] != "G" or row.tokens.low[row.chunks[tail.start(1)].i] in _OWN):
        people += range(*tail.span(1))
    return people


_ALONG = re.compile(
    r"(?:,z{1,2},?)?(?:[pe][gzqmst]{1,3}|t|y|\([^)]{0,4}\)){0,5},?(?:~y?|G(?=[ns]))((?:[nsgm]z{0,2}|z)(?:,?[&~]y?(?:[nsgm]z{0,2}|z)){0,8})"
)
_OWN = frozenset("his her their".split())


def counted_items(
    row: Row, found: Found, people: list[int], done: dict[int, Reading], told: frozenset[str]
) -> list[int]:
    """Of the people found, the counts and persons that take the measure."""
    _, _, first, last, harm = found
    return [
        k
        for k in people
        if row.tags[k] in "nszm"
        and k not in done
        and not _is_age_or_both(row, k)
        and not (k and row.tags[k - 1] == "z" and k + 1 < last and _is_in_a_name(row, k))
        and not _is_base(row, k, harm)
        and not (k == first and k + 1 < last and _is_of_another_clause(row, k, last, harm))
        and not _is_whole(row, k, harm)
        and not (harm >= last and _is_included(row, done, k, last))
        and fits(row, k, harm, first, told)
        and (is_person(row, k, first, last, found.frame.id, harm) or _is_he_too(row, k, found, told))
    ]


def _is_he_too(row: Row, k: int, found: Found, told: frozenset[str]) -> bool:
    """ "He and three of his guards were killed": who was told of before, but not yet as dead."""
    chunk = row.chunks[k]
    listed = k == found.first and row.tags[k + 1 : k + 2] == "&" and found.harm >= found.last
    return listed and chunk.known == "pronoun" and row.tokens.low[chunk.i] in ("he", "she") and "killed" not in told


def is_worth_a_rule(chunks: list[Chunk], k: int, rule: str) -> bool:
    """Whether this item makes the rule worth applying: a count, or one definite person."""
    chunk = chunks[k]
    return chunk.tag == "n" or (chunk.tag in "szm" and chunk.known != "pronoun" and rule != "<count> <harmed>")


def _is_age_or_both(row: Row, k: int) -> bool:
    """ "Yusuf, nine, and Sami": an age; "two victims, both Spaniards", "one of them, a clerk": the same people."""
    chunk, tags = row.chunks[k], row.tags
    if k > 1 and chunk.known == "bare" and _is_digits(row, chunk) and _is_age_of(row, k):
        return True
    if "article" in chunk.flags and row.tokens.low[max(0, chunk.i - 2) : chunk.i] == ["that", "of"]:
        return True  # "a second body, that of a woman of 40, was brought ashore"
    if re.match("rBn,", tags[max(0, k - 2) :]) and chunk.known == "bare" and _is_digits(row, chunk):
        return True  # "the accused, who is 58, has been in custody"
    if k < 2 or tags[k - 1] != ",":
        return False
    if tags[k + 1 : k + 2] in (",", "p", "e") and "article" in chunk.flags and value_of(row.chunks[k - 2]) == 1:
        if row.chunks[k - 2].known == "bare" and tags[k - 2] == "n":
            return True  # "where one, a man of 22, died"
    if "article" in chunk.flags and tags[k - 2] == "n" and "part" in row.chunks[k - 2].flags:
        return value_of(row.chunks[k - 2]) == 1 and re.match(r"[tpezq]{0,4},", tags[k + 1 :]) is not None
    if chunk.known == "bare" and tags[k - 2] == "z" and tags[k + 1 : k + 2] in (",", ")") and chunk.number is not None:
        return (chunk.number.best or 200) < 110
    if chunk.known == "bare" and tags[k - 2] in "smx" and tags[k + 1 : k + 2] == "," and _is_digits(row, chunk):
        return tags[k - 2] != "x" or row.tokens.low[row.chunks[k - 2].j - 1] in _ORDINALS  # "The second, 31, is in ..."
    if tags[k + 1 : k + 3] in (",B", ",V", ",I") and _repeats(row, k):
        return True
    before = row.chunks[k - 2].number
    return row.tokens.low[chunk.i] == "both" and before is not None and before.best == 2


def _is_digits(row: Row, chunk: Chunk) -> bool:
    return chunk.number is not None and row.tokens.low[chunk.i].isdecimal() and (chunk.number.best or 200) < 110


def _is_in_a_name(row: Row, k: int) -> bool:
    """ "in cabins of the Lady Mary 3, and seven drowned": a ship's or a flight's number."""
    chunk, name = row.chunks[k], row.chunks[k - 1]
    plain = chunk.known == "bare" and _is_digits(row, chunk) and row.tags[k + 1] in ",&"
    return plain and not lexicon().is_place_word(row.tokens.raw[name.j - 1])


def _is_age_of(row: Row, k: int) -> bool:
    """ "another, 25, was wounded", "two others, 20 and 30, were": as many ages as people."""
    ages = _AGES.match(row.tags, k - 2) or _AGES.match(row.tags, k - 4)
    return ages is not None and value_of(row.chunks[ages.start()]) == ages.group(1).count("n")


_AGES = re.compile(r"n,(n(?:&n)?)(?=[,)])")


def _repeats(row: Row, k: int) -> bool:
    """ "a passenger, a 44-year-old woman, died", "the two tenants, a married couple, were": the same people."""
    before = k - 2
    while before > 0 and row.tags[before] in "pezqmt":
        before -= 1
    if row.tags[before] != "n" or row.chunks[before].known != "head" or row.chunks[k].known != "head":
        return False
    value = value_of(row.chunks[k])
    couple = "pair" in row.chunks[k].flags or row.tokens.low[row.chunks[k].head] in _PAIRS
    return value == value_of(row.chunks[before]) and (value == 1 or couple) and "," not in row.tags[before : k - 1]


_PAIRS = frozenset("couple brothers sisters twins siblings".split())
_ORDINALS = frozenset("second third fourth fifth sixth other".split())


def _is_base(row: Row, k: int, harm: int) -> bool:
    """ "Out of 54 workers, 13 were killed": the number that a share is taken of."""
    if row.tags[max(0, k - 2) : k] == "n&":
        k -= 2  # "of the 312 passengers and | nine crew aboard, 57 died"
    before = row.tokens.low[row.chunks[k].i - 1] if row.chunks[k].i else ""
    return (
        before in ("of", "among")
        and _OPENS.search(row.tags, 0, k) is not None
        and (end := _TO_COMMA.match(row.tags, k + 1)) is not None
        and harm >= end.end()
    )


# "of | the 86 households", "of a population of | 11.4 million"
_OPENS = re.compile(r"(?:^|[:;]|,&?)y?(?:[pedx]{1,2}|eq?e)$")
_TO_COMMA = re.compile(r"(?:&n)?(?:[pe][gzqmst]{1,3}|[pe]n|t|y){0,3},")


def _is_of_another_clause(row: Row, k: int, last: int, harm: int) -> bool:
    """ "from one family, and two were hurt", "to 320 homes, and four people died": governed words are no subject."""
    if k and row.tags[k - 1] == "Q" and row.tokens.low[row.chunks[k - 1].j - 1] in _TALLIES and harm >= last:
        return ",&" in row.tags[k:last]  # "the office counts 640 patients in hospitals, and four people have died"
    if k > 1 and row.tags[k - 1] == "x" and row.tags[k - 2] in "qz" and harm >= last:
        return ",&" in row.tags[k:last]  # "a dog bit 14 people, and one child has died"
    some = row.tags[k + 1 : k + 2] == "G" or "part" in row.chunks[k].flags
    if k > 2 and row.tags[k - 1] == "," and some and row.chunks[k].known == "bare":
        return ",&" in row.tags[k:last] and harm >= last  # "34 fell ill, four of them badly, and one man has died"
    if k and row.tags[k - 1] == "B" and ",&" in row.tags[k:last] and harm >= last:
        return True  # "the latest victim was a woman of 23, and 93 people have fallen ill"
    if k > 1 and row.tags[k - 2 : k] == "qe" and harm >= last and not row.chunks[k - 2].measure:
        return ",&" in row.tags[k:last]  # "the offices of a lawyer, and a watchman lost an eye"
    if not k or row.tags[k - 1] not in "pR" or row.tokens.low[row.chunks[k - 1].i : row.chunks[k - 1].j] in _BESIDES:
        return False
    return harm > last or harm == last and row.tags[harm] in "IK"


_TALLIES = frozenset("counts counted records recorded registers registered logged lists listed treats treated".split())
_BESIDES = (["in", "addition", "to"], ["apart", "from"])  # "in addition to the eight soldiers, two civilians died"


def _is_whole(row: Row, k: int, harm: int) -> bool:
    """ "nine of the 16 crew were rescued": not the 16, but "12 of the 30 people injured" tells of the 30."""
    if row.tags[k - 2 : k] != "ne" or "of_count" not in row.chunks[k - 2].flags:
        return False
    between = row.tags[k + 1 : harm]
    ends = row.tags[harm + 1 : harm + 2] in ("", ";")  # "and 118 of the 173 passengers rescued."
    return ("B" in between or row.tags[harm] == "I" or ends and harm > k) and "r" not in between


def _is_included(row: Row, done: dict[int, Reading], k: int, last: int) -> bool:
    """ "five were killed, including a clerk, and 15 others wounded": the clerk is one of the five."""
    inc = row.tags.rfind("c", 0, k)
    if inc == k - 1 >= 0 and row.chunks[k].known == "bare" and row.tags[k + 1 : k + 3] == "y,":
        return True  # "15 wounded, including 3 seriously, 2 missing"
    listed = k == inc + 1 or _LISTED.fullmatch(row.tags, inc + 1, k) is not None
    if inc < 0 or not listed or not any(m < inc for m in done):
        return False
    return ",&" in row.tags[k:last]


_LISTED = re.compile(r"(?:[nszm][zqpet]{0,3}(?:,?&|,))+")
