"""What a share is taken of: those who are something already, though not all of them did what the sentence tells.

    "340 of the 2,900 families who fled have moved back"          ->  340 returned, 2,900 displaced
    "70 per cent of the 12,400 evacuees have gone home"           ->  12,400 evacuated; how many returned has no number
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Row
from extractors.frames.readings import Done, Reading, share_group

_WHO_DID = re.compile(r"(n)e(n)r[yBM]{0,3}([IVJ])")


# "nine soldiers, three of whom had been wounded, were killed"
_OF_WHOM = re.compile(r"(n)(?:[pe][zq]{1,2}){0,2},(n)[^,;n]{1,8},[yB]{1,4}([VJ])(?![yt]{0,2}[nDgsm])")


def read_bases(row: Row, done: Done) -> None:
    """ "340 of the 2,900 families who fled have moved back": those who fled are counted too."""
    for match in _WHO_DID.finditer(row.tags):
        k, m, harm = (match.start(group) for group in (1, 2, 3))
        if "of_count" not in row.chunks[k].flags or m in done or k not in done or done[k].harm == harm:
            continue
        if row.chunks[m].known == "head" and row.chunks[harm].measure:
            done[m] = Reading(m, row.chunks[harm].measure, "of the <count> who <harmed>", harm)
            share_group(row, k, m)
    for match in _OF_WHOM.finditer(row.tags):
        k, m, harm = (match.start(group) for group in (1, 2, 3))
        some = row.tokens.low[row.chunks[m].j - 1] == "whom" and m in done
        if some and k not in done and row.chunks[k].known == "head" and row.chunks[harm].measure:
            done[k] = Reading(k, row.chunks[harm].measure, "<count> were <harmed>", harm)
            done[m] = done[m]._replace(whole=k, relation="part")


_OWN_STATE = re.compile(r"y{0,2}([VJ])")
_OWNER = 5  # words between "of" and the number: "a tenth of the town's 30,000 people"
_PART_WORDS = frozenset(
    "% percent cent pc half third thirds quarter quarters fifth fifths tenth sixth eighth majority most".split()
)


def drop_bases(row: Row, done: Done) -> None:
    """ "70 per cent of the 12,400 evacuees have gone home": not all of them have; they are evacuees still."""
    low = row.tokens.low
    for k in [k for k in done if row.tags[k] == "n"]:
        chunk, reading = row.chunks[k], done[k]
        ahead = low[max(0, chunk.i - _OWNER) : chunk.i]
        at = max(0, chunk.i - _OWNER) + max((m for m, word in enumerate(ahead) if word == "of"), default=-1)
        owned = low[chunk.i - 1] in ("of", "the", "their", "its", "'s") and chunk.i - 1 - at in (0, 1, 2, 3, 4)
        if low[at] != "of" or at < 1 or low[at - 1] not in _PART_WORDS or reading.harm < k or reading.relation:
            continue
        if not owned or low[chunk.i - 1] != "'s" and chunk.i - at > 2:
            continue
        own = _OWN_STATE.match(row.tags, k + 1)
        if own:  # "half of the 300 people hurt", "80 per cent of the 27,000 people now living in camps"
            harm = own.start(1)
            done[k] = reading._replace(measure=row.chunks[harm].measure, harm=harm)
            continue
        if row.tags[k + 1 : reading.harm].strip("yrBM") == "" and "r" in row.tags[k + 1 : reading.harm]:
            continue  # "half of the 300 people who were hurt"
        told = chunk.hint or chunk.measure
        if told:
            done[k] = Reading(k, told, "<count> hostages", k)
        else:
            del done[k]
