"""Numbers that go on with what was told: the next place of a list, the week before this one, a second toll.

"Six deaths in Punjab, four in Haryana"           ->  four: killed
"412 cases were notified, against 389 in week 33" ->  389: infected
"cases in Kano (112), Bauchi (74)"                ->  112 and 74: infected
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Chunk, Row
from extractors.frames.readings import Done, Reading, share_group
from extractors.numbers.moments import MONTHS
from extractors.words.lexicon import lexicon


def continue_counts(row: Row, done: Done) -> None:
    """Read the numbers that repeat, compare or continue what a number before them counts."""
    if "n" not in row.tags:
        return  # of two sentences with harm one counts nothing
    _continue_lists(row, done)
    _continue_places(row, done)
    _continue_gapped(row, done)
    _restate_shares(row, done)
    _continue_shared_out(row, done)
    _continue_verbs(row, done)
    _continue_gifts(row, done)
    _continue_tolls(row, done)
    _continue_brackets(row, done)
    compare_times(row, done)


def _continue_lists(row: Row, done: Done) -> None:
    """ "Six deaths were reported in Punjab, four in Haryana": bare numbers with their places go on with the verb."""
    chunks, tags = row.chunks, row.tags
    for match in re.finditer(r"(?<=[nD]:)(n)(?=y?p[zqm])", tags):
        k, whole = match.start(1), match.start(1) - 2
        if whole in done and k not in done and chunks[k].known == "bare" and _is_less(chunks[k], chunks[whole]):
            done[k] = done[whole]._replace(chunk=k, rule="<count>: <count> in <place>", whole=whole, relation="part")
    for match in re.finditer(r"(?<=[,&~;])p?y?n(?=(?:,[nsgm],)?y?(?:[pG][gzqmt]|px?t|t))", tags):
        k = match.end() - 1
        by_day = _APPOSED.sub("", tags[k + 1 : k + 8]).lstrip("y")[:2] not in ("pz", "pq", "pm", "Gg", "Gq", "pg")
        if k in done or chunks[k].known == "unknown" or "part" in chunks[k].flags:
            continue
        if tags[match.start()] == "p" and (by_day or row.tokens.low[chunks[match.start()].i] not in _BESIDE):
            continue  # "84 died there, against seven in Nampula"
        if row.tokens.low[chunks[k].j : chunks[k].j + 1] == ["than"]:
            continue  # "400,000 more than last year"
        before = [m for m in done if m < k and tags[m] in "nD"]
        if not before or _ACTS.match(tags, k + 1):
            continue
        last = max(before)
        apart = chunks[k].known == "head" and chunks[k].group != chunks[last].group
        if apart and (by_day or "article" in chunks[k].flags or not _OTHERS_AT.match(tags, k + 1)):
            continue
        between = tags[last + 1 : match.start()]
        if by_day and "more" not in chunks[k].flags and "t" not in between:
            continue
        verb = done[last].harm - last - 1  # "48,000 fled to Adre and 28,000 to Goz Beida": their own verb
        others = between[:verb] + between[verb + 1 :] if 0 <= verb < len(between) else between
        if (
            len(between) <= 14
            and not set(others) & set("nDwKWIQ")
            and (
                "more" in chunks[k].flags
                or tags[match.start()] == "p"
                or re.search(r"[pJ][zqmg]" if not by_day else r"t", between)
                or _died_at_once(row, last, k)
            )
        ):
            done[k] = done[last]._replace(chunk=k, rule="<count> in <place>, <count> in <place>")
            share_group(row, k, last)


def _died_at_once(row: Row, last: int, k: int) -> bool:
    """ "Twenty died at the scene, | and four on the way to hospital"."""
    between = row.tokens.low[row.chunks[last].j : row.chunks[k].i]
    if between[-1:] != ["and"] or _AT_ONCE.isdisjoint(between):
        return False
    return _ON_THE_WAY.match(row.tags, k + 1) is not None


_AT_ONCE = frozenset("scene spot site instantly outright immediately".split())
_ON_THE_WAY = re.compile(r"y?p[qzm]{1,2}(?:pq|S|J)?(?:p[zq])?(?:$|[,;.t])")
_APPOSED = re.compile(r"^,[nsgm],")  # "and one, a firefighter, in Russell"
# "a bomb killed four, another in Tripoli, outside a mosque, claimed 47 lives": no person, another bomb
_ACTS = re.compile(r"(?:[peG][gzqmxt]{1,3}|,|t|y){1,5}(?:[VK]y?n|xy?D)")
# "and ten soldiers in Bela" to the end of the clause: no verb of their own
_OTHERS_AT = re.compile(r"[pe]z{1,2}(?=$|,|;|Q)(?!,?[&,]?[yBMVIJ])")
_PLACE_COUNT = re.compile(r"(?:,?&|,)(z{1,2}|q|qyz)(n)(?=y?(?:,|;|&|$)|[pt])")


def _continue_places(row: Row, done: Done) -> None:
    """ "Germany has confirmed 1,908 cases, France 1,784, and Spain 1,695": countries with a number each."""
    chunks, tags, lex = row.chunks, row.tags, lexicon()
    for match in _PLACE_COUNT.finditer(tags):
        k = match.start(2)
        last = max((m for m in done if m < k and tags[m] in "nD"), default=None)
        if last is None or k in done or k - last > 6 or chunks[k].known != "bare":
            continue
        if k - last > 4 and not _OF_WHAT.fullmatch(tags, last + 1, match.start(1)):
            continue
        first = chunks[match.start(1)]
        named = row.tokens.raw[first.j - 1]
        if first.tag == "q" and not all(word[:1].isupper() for word in row.tokens.raw[first.i : first.j]):
            continue
        if lex.is_place_word(named) or _IS_SUBJECT.search(tags[:last]) and named.lower() not in _NUMBERED:
            done[k] = done[last]._replace(chunk=k, rule="<count> in <place>, <place> <count>", relation="", whole=-1)
            share_group(row, k, last)


_OF_WHAT = re.compile(r"(?:[ep][gqx])?(?:,?&|,)")
# "Jajarkot has recorded | 184 deaths and Rukum West 128"
_IS_SUBJECT = re.compile(r"(?:^|[;,Q&])y?[za]{1,2}y?[xQ]?$")
_NUMBERED = frozenset(
    "route highway flight boeing airbus section article chapter phase level unit sector camp block ward".split()
)


_GAPPED = re.compile(r",?&[pt](?:[zq]{1,2}|t)?(n)(?=,|;|c|$)")


def _continue_gapped(row: Row, done: Done) -> None:
    """ "In Nondin they killed 44 people, ..., and in Soro 179": the verb stands once, before the first count."""
    for match in _GAPPED.finditer(row.tags):
        k = match.start(1)
        wholes = [m for m in done if m < k and not done[m].relation]
        last = max(wholes, default=None)
        if last is None or k in done or not 0 <= done[last].harm < last or row.tags[done[last].harm] not in "KVW":
            continue
        if row.chunks[k].known in ("head", "bare") and not row.chunks[k].flags and ";" not in row.tags[last:k]:
            done[k] = Reading(k, done[last].measure, "<count> in <place>, <count> in <place>", done[last].harm)


_SHARE = re.compile(r"[JVH]y?,?&(n)(?![gszqmVIJ])")


def _restate_shares(row: Row, done: Done) -> None:
    """ "9 per cent of the infected, or 1,700 people": the share in persons."""
    chunks, low = row.chunks, row.tokens.low
    for match in _SHARE.finditer(row.tags):
        k, harm = match.start(1), match.start()
        before = low[max(0, chunks[harm].i - 6) : chunks[harm].i]
        if k not in done and low[chunks[k].i - 1] == "or" and not _PERCENT.isdisjoint(before):
            done[k] = Reading(k, chunks[harm].measure, "a share of the <harmed>, or <count>", harm)


_PERCENT = frozenset("% percent cent pc third quarter half thirds quarters fifth".split())


_SHARED_OUT = re.compile(r"(n)en,?&(n)")


def _continue_shared_out(row: Row, done: Done) -> None:
    """ "has infected 118 of the 1,900 passengers and 14 crew": the list goes on behind the people the 118 are of."""
    for match in _SHARED_OUT.finditer(row.tags):
        k, m = match.start(1), match.start(2)
        if k in done and m not in done and done[k].harm < k and "of_count" in row.chunks[k].flags:
            if row.chunks[m].known == "head" and row.tags[m + 1 : m + 2] not in ("B", "y", "I", "V", "J"):
                done[m] = done[k]._replace(chunk=m, whole=-1, relation="")


def _continue_verbs(row: Row, done: Done) -> None:
    """ "12 died, as did three rescuers"."""
    chunks, tags = row.chunks, row.tags
    for k, chunk in enumerate(chunks):
        if chunk.tag == "n" and k not in done and chunk.i > 1 and row.tokens.low[chunk.i - 2] == "as":
            earlier = [m for m in done if m < k and tags[m] in "nD"]
            if earlier and row.tokens.low[chunk.i - 1] in ("did", "were", "was", "have", "has"):
                done[k] = Reading(k, done[max(earlier)].measure, "as did <count>")
    for match in re.finditer(r"(n)en,?&(?=(n)en)", tags):  # "27 of the 108 residents and 25 of the 180 staff fell ill"
        k, m = match.start(1), match.start(2)
        if k not in done and m in done and "of_count" in chunks[k].flags & chunks[m].flags:
            done[k] = done[m]._replace(chunk=k, whole=-1, relation="")


_GIFT = re.compile(r"(?<=[,&~])[qxmzJVHO]{1,4}p?(n)")  # "and cash grants to 600", "and psychosocial support to 640"


def _continue_gifts(row: Row, done: Done) -> None:
    """ "tents to 3,800 families and cash grants to 600": whoever gets the second thing is assisted too."""
    chunks, tags = row.chunks, row.tags
    for match in _GIFT.finditer(tags):
        k = match.start(1)
        last = max((m for m in done if m < match.start() and tags[m] in "nD"), default=-1)
        between = tags[last + 1 : match.start() - 1]
        given = last >= 0 and done[last].measure == "assisted" and between.strip("pzqtGm") == ""
        if given and k not in done and row.tokens.low[chunks[k].i - 1] in ("to", "for"):
            done[k] = done[last]._replace(chunk=k, relation="", whole=-1)
            share_group(row, k, last)


# "the most confirmed cases, with 85,195"
_STATED = re.compile(r"Rn(?:[pe][zqt]{1,2}|t){0,2},?&[yt]?(H)p(n)")
_CASES_WITH = re.compile(r"(H)(?:[pe][zqmt]{1,2}|t|y){0,3},?Gy?(n)(?![gszqmJV])")
# "deaths to 166", "injuries at 40", "infections had reached 903", "that of the injured to 338"
_SECOND_TOLL = re.compile(r"(?:,?&|,)[ytexw]{0,2}([HV])[yBx]{0,2}[Rp]y?(n)")


def _continue_tolls(row: Row, done: Done) -> None:
    """ "bringing the number of cases to 903 and of deaths to 166", "rose by 168 to 631"."""
    chunks, tags, low = row.chunks, row.tags, row.tokens.low
    tolls = [m for m, reading in done.items() if tags[reading.harm] in "TH" and reading.harm < m]
    for match in _SECOND_TOLL.finditer(tags):
        k, harm = match.start(2), match.start(1)
        first = max((m for m in tolls if m < harm), default=None)
        if k in done or first is None or low[chunks[k].i - 1] not in _REACHING:
            continue
        if chunks[k].known == "bare" and (tags[harm] == "H" or low[chunks[harm].i - 1] == "of"):
            done[k] = done[first]._replace(chunk=k, measure=chunks[harm].measure, harm=harm)
            tolls.append(k)
    for match in _STATED.finditer(tags):  # "Recoveries stand at 2,545 and deaths at 480"
        k, harm = match.start(2), match.start(1)
        if k not in done and low[chunks[k].i - 1] == "at" and chunks[k].known == "bare":
            done[k] = Reading(k, chunks[harm].measure, "<harm nouns> stand at <count>", harm)
    for match in _CASES_WITH.finditer(tags):
        k, harm = match.start(2), match.start(1)
        if k not in done and chunks[k].known == "bare":
            done[k] = Reading(k, chunks[harm].measure, "<harm nouns>, with <count>", harm)
    for m in tolls:
        k = m - 2
        if k > 0 and tags[k - 1 : m] == "pnp" and k not in done and low[chunks[k].i - 1] == "by":
            if low[chunks[m].i - 1] == "to" and not _FALLING.intersection(low[chunks[done[m].harm].j : chunks[k].i]):
                done[k] = done[m]._replace(chunk=k, relation="increment")


_REACHING = frozenset("to at past above over beyond reached passed exceeded topped".split())
_FALLING = frozenset(
    """fell falls fall falling fallen down dropped drops drop dropping declined declines decreased decreases
lowered shrank slipped""".split()
)


def _continue_brackets(row: Row, done: Done) -> None:
    """ "cases were reported in Kano (112), Bauchi (74) and Jigawa (31)": a place and, in brackets, how many of them."""
    chunks, tags = row.chunks, row.tags
    items: list[int] = []
    for match in re.finditer(r"[zqxtyTs]\((?:(n)\)|xx(n)[),])", tags):
        k = match.start(1) if match.group(1) else match.start(2)
        if match.group(2) and row.tokens.low[chunks[k].i - 2 : chunks[k].i] != ["n", "="]:
            continue
        if k in done or chunks[k].number is None or not _may_be_placed(chunks[k]):
            continue
        if tags[k - 2] == "s" and not (_opens_list(row, k) and row.tokens.raw[chunks[k - 2].i][:1].isupper()):
            continue  # "Amhara (1,944)": a people's name, and a region's
        before = max((m for m in done if m < k and tags[m] in "nD"), default=None)
        before = items[-1] if items and match.group(2) else before
        if before is None and not items:
            before = next((m for m in range(k - 1, -1, -1) if tags[m] in "HTV" and chunks[m].measure), None)
            if before is not None:
                done[k] = Reading(k, chunks[before].measure, "<place> (<count>)", before)
        elif before is not None and _opens_list(row, match.start() + 2):
            whole = before if done[before].whole < 0 and tags[before - 1 : before] != "(" else -1
            whole = done[before].whole if before in items else whole
            if before not in items and (tags[k - 3 : k - 2] in (",", "&") or _is_behind_another(row, k - 2)):
                whole = -1  # Peru's, not all
            part = "part" if whole >= 0 and _is_less(chunks[k], chunks[whole]) else ""
            done[k] = Reading(k, done[before].measure, "<place> (<count>)", -1, whole if part else -1, part)
            share_group(row, k, before)
        if k in done:
            items.append(k)


def _may_be_placed(chunk: Chunk) -> bool:
    """ "Tawila (1,212 households)": a number alone, or people of any kind."""
    plain = chunk.known == "head" and chunk.group in ("households", "people") and not chunk.hint and not chunk.measure
    return chunk.known == "bare" or plain


_ITEM_BEFORE = re.compile(r"[zqxs]\((?:xx)?[nD](?:,[^()]{1,4})?\)(?:,|,?&)$")

def _is_behind_another(row: Row, k: int) -> bool:
    """ "ahead of Kara (8)", "followed by Kara (8)"."""
    at = row.chunks[k].i
    return row.tokens.low[at - 2 : at] in (["ahead", "of"], ["followed", "by"])


_ITEM_BEHIND = re.compile(r"[,&]z\(n\)(?:,|,?&)z{1,2}\(n\)")


def _opens_list(row: Row, k: int) -> bool:
    """Whether the bracket stands in a list of places: behind "in", or behind another place with its bracket."""
    tags = row.tags
    if tags[k - 3 : k - 2] in ("p", "e", "G") or _ITEM_BEFORE.search(tags, 0, k - 2) is not None:
        return True
    return _ITEM_BEHIND.match(tags, k - 3) is not None  # ", Bolivia (133,779) and Argentina (126,430)"


def _is_less(part: Chunk, whole: Chunk) -> bool:
    a, b = part.number, whole.number
    return bool(a and b and a.best and b.best and a.best < b.best)


_BESIDE = frozenset("against versus vs".split())
_BESIDE_TWO = (("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("comparison", "with"))
_CHANGE = frozenset("decline decrease increase drop fall rise jump up down fell rose dropped declined".split())
_WHEN = frozenset(
    """week weeks month months year years day days fortnight period season quarter previous prior previously earlier
last before ago yesterday yesterday's weekend""".split()
)


def compare_times(row: Row, done: Done) -> None:
    """ "412 cases were notified, against 389 in week 33": the same people at another time."""
    chunks, low = row.chunks, row.tokens.low
    for k, chunk in enumerate(chunks):
        if chunk.tag != "n" or k in done or chunk.known != "bare" or not _is_compared(low, chunk):
            continue
        behind = low[chunk.j : chunk.j + 7]
        before = max((m for m in done if m < k and row.tags[m] in "nD"), default=None)
        if before is not None and done[before].relation == "part" and done[before].measure == "killed":
            before = done[before].whole if done[before].whole >= 0 else before  # "18 cases, including three deaths"
        if before is not None and any(one.tag == "n" and one.known == "head" for one in chunks[before + 1 : k]):
            continue  # "killed 3, with 96 patients seen against 61 the week before"
        dated = any(word in _WHEN or word in MONTHS or _is_year(word) for word in behind)
        if before != k - 2 and not dated and not (before is not None and _is_dated_change(row, done, before, k)):
            continue
        if before is not None and k - before < 16:
            done[k] = Reading(k, done[before].measure, "against <count> in <another time>")


def _is_dated_change(row: Row, done: Done, before: int, k: int) -> bool:
    """ "Nine are unaccounted for, down from 22 on Sunday": nothing else that could go down is told between."""
    between = row.tags[max(before, done[before].harm) + 1 : k]
    return re.fullmatch(r"[yptx]{0,3},p{1,3}", between) is not None and row.tags.startswith(("pt", "t"), k + 1)


_EXTREMES = frozenset("peak high low maximum minimum record".split())


def _is_compared(low: list[str], chunk: Chunk) -> bool:
    at = chunk.i
    prev = low[at - 1] if at else ""
    if prev == "of" and low[at - 2 : at - 1] and low[at - 2] in _EXTREMES:
        return low[max(0, at - 5) : at - 3] in (["down", "from"], ["up", "from"])  # "down from a peak of 1.2 million"
    if prev in _BESIDE or tuple(low[max(0, at - 2) : at]) in _BESIDE_TWO:
        return True
    return prev in ("from", "on", "over") and low[at] == "the" and not _CHANGE.isdisjoint(low[max(0, at - 8) : at - 1])


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")
