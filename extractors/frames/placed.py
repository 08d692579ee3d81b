"""Places with a count each, where the verb is told once: what the sentence, or the one before, tells of the first.

    "Feni has 28 dead, followed by Cumilla with 19"                      ->  19: killed
    "fled to Chad. Most came from Geneina (612 HHs) and Zalingei (388)"  ->  both: displaced, parts of those told before
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Chunk, Row, value_of
from extractors.frames.readings import CARRIED, Done, Reading, share_group

_MEASURES = frozenset("displaced evacuated returned affected homeless in_need assisted food_insecure".split())
_FOLLOWED = frozenset("followed trailed then ahead".split())
# "followed by Saptari (1,204), Siraha with 655 and Bara"
_NEXT = re.compile(r"(?:,?[&~]?|;)(?:[tp]?z{1,2}q?)(?:,?Gy?(n)|\(y?(n)\)|,?(n)(?=[,;)&]|$))")
_FOLLOWED_BY = re.compile(r"x[pQ](?=[zq])|xp(?=[yn])")
_THEN = re.compile(r"y?(n)p[zq]")  # "followed by 19 in Cumilla"
# "Ninewa hosts 263,000 IDPs, Dahuk 245,000 and Erbil 230,000": subject and count, the verb left out
_SUBJECT = re.compile(r"(?:^|(?<=[;,&:]))[z]{1,2}(?:[pe]z)?[ymBtx]{0,3}[KWVQRx]{1,2}p?y?$")
_GAPPED = re.compile(r"(?:,?&|,|;)z{1,2}p?y?(n)(?=[,;&p]|$)")
# "; in Habiganj 8,700 and in Moulvibazar 5,100"
_IN_PLACE = re.compile(r"(?:[,;]?[&~]|[,;])p[zq]{1,2},?y?(n)(?=[,;&p]|$)")
# "Beni is the worst hit, with 4,210 families"
_WORST = re.compile(r"(?:[KVJ]|x)[pt]?[qz]?,?Gy?(n)(?![qzBVJ])")
_MOST = frozenset("worst hardest most worst-hit hardest-hit worst-affected".split())
# "Al Jarrahi (612 HHs)"
_BRACKET = re.compile(r"[zqtga]\(y?(n)\)")
_LEADS = re.compile(
    r"\b(?:majority|most|main|largest|highest|biggest|mainly|primarily|mostly|destinations?|origins?|came from"
    r"|come from|arrived from|followed by|by (?:district|province|region|state|county|governorate|location)"
    r"|host(?:ed|ing)?|these|they|displacements?|arrivals?)\b"
)


def lists_places(text_low: str, start: int, end: int) -> bool:
    """Whether a sentence without a harm word may list places with their counts."""
    if _RECEIVES.match(text_low, start, end):
        return True
    return _LISTS.search(text_low, start, end) is not None and _LEADS.search(text_low, start, end) is not None


_RECEIVES = re.compile(
    r"(?:(?:as of|by|on) [\w ]{3,16}?,? )?"
    r"[^\W\d][\w'-]{1,30}(?: [\w'-]{1,30}){0,3}? (?:received|receives|hosts|hosted|has|had|saw|took|recorded|accounted"
    r" for) (?:about |some |over |nearly |around )?[0-9]"
)


_LISTS = re.compile(
    r"[a-z]\)?,? \((?:an estimated |about |some |over |nearly |around )?[0-9][0-9,.]*+(?! ?%| per| percent)"
    r"[^()%]{0,30}\)"
    r"|with [0-9][0-9,.]*+ (?:families|households|hhs?|people|persons|individuals)\b"
)


def read_placed(row: Row, done: Done, carried: str, fresh: int) -> None:
    """The counts of places that no rule took."""
    if "n" not in row.tags:
        return
    _read_worst(row, done, carried if fresh else "")
    _read_received(row, done, carried, fresh)
    _read_most(row, done)
    _read_pairs(row, done)
    _read_listed(row, done, carried, fresh)
    _read_followed(row, done)
    _read_gapped(row, done)


def _read_worst(row: Row, done: Done, carried: str) -> None:
    """ "Beni is the worst hit, with 4,210 families": as those told before, else affected."""
    for match in _WORST.finditer(row.tags):
        k, harm = match.start(1), match.start()
        words = row.tokens.low[max(0, row.chunks[harm].i - 1) : row.chunks[harm].j + 1]
        if k in done or _MOST.isdisjoint(words) or not _are_people(row, k):
            continue
        if row.chunks[harm].measure not in ("affected", "") or row.chunks[harm].tag == "x" and "-" not in words[1]:
            continue
        done[k] = Reading(k, carried if carried in _MEASURES else "affected", "worst hit with <count>", harm)


_RECEIVED = re.compile(r"^[wpet,]{0,6}(?:[za]{1,2}q?[xyQKBRV]{1,3}|q)p?y?(n)(?=$|[;,&pc])")
_TAKING = frozenset(
    "received receives hosts hosted has had saw took sheltered recorded registered counts counted".split()
)


def _read_received(row: Row, done: Done, carried: str, fresh: int) -> None:
    """ "Baidoa received 14,900; Banadir 6,100", after people who were displaced: the share of a place.

    "Bihar accounts for 40, Assam for 30", after any count.
    """
    match = _RECEIVED.match(row.tags)
    if not match or not fresh:
        return
    k = match.start(1)
    chunk, value = row.chunks[k], value_of(row.chunks[k])
    words = row.tokens.low[max(0, chunk.i - 3) : chunk.i]
    share = words[-2:-1] in (["accounted"], ["accounts"], ["account"]) and words[-1:] == ["for"]
    if not share and carried not in _MEASURES:
        return
    if k not in done and chunk.known == "bare" and value and (share or value >= _MANY) and value < fresh:
        if share or not _TAKING.isdisjoint(words[-2:]):
            done[k] = Reading(k, carried, "<place> received <count>", -1, CARRIED, "part")
            told = set(done)
            _go_on(row, done, k, _GAPPED, k + 1)
            for m in set(done) - told:
                done[m] = done[m]._replace(whole=CARRIED, relation="part")


# "Rautahat recorded the most displaced families, with 1,870", "the highest number of evacuees (12,000)"
_MOST_OF = re.compile(r"[VJ]g,?G?\(?y?(n)(?![gszqmJVB])|[HT](?:[pe][zq])?(?:,?G|\()y?(n)(?![gszqmJVB])")


def _read_most(row: Row, done: Done) -> None:
    """ "the most displaced families with 1,870": the count of the place that has most of them."""
    for match in _MOST_OF.finditer(row.tags):
        k, harm = match.end() - 1, match.start()
        words = row.tokens.low[max(0, row.chunks[harm].i - 3) : row.chunks[harm].j]
        if k in done or row.chunks[k].known != "bare" or _MOST_WORDS.isdisjoint(words):
            continue
        done[k] = Reading(k, row.chunks[harm].measure, "the most <harmed> people, with <count>", harm)
        if row.tags[harm + 1] == "g":
            row.chunks[k] = row.chunks[k]._replace(group=row.chunks[harm + 1].group)


_MOST_WORDS = frozenset("most highest largest biggest greatest".split())
# "and 1,145 families / 5,010 persons outside evacuation centres"
_PAIR = re.compile(r"(?:,?&|,|;)(n)[&(](n)\)?(?=p[zq])")


_ONE_VERB = re.compile(r"\)?[yB]{0,3}[VJI]?[pqnzety]{0,6}\Z")


def _read_pairs(row: Row, done: Done) -> None:
    """Households and the people in them, in another place, the verb being told before."""
    for match in _PAIR.finditer(row.tags):
        k, m = match.start(1), match.start(2)
        last = max((one for one in done if one < k), default=None)
        groups = {row.chunks[k].group, row.chunks[m].group}
        if last is None or k in done or m in done or groups != {"households", "people"} or "w" in row.tags[last:k]:
            continue
        if _ONE_VERB.fullmatch(row.tags, last + 1, match.start()):
            done[k] = Reading(k, done[last].measure, "<count> in <place>, <count> in <place>")
            done[m] = Reading(m, done[last].measure, "<count> (<count>)", -1, k, "restatement")


def _are_people(row: Row, k: int) -> bool:
    chunk = row.chunks[k]
    return chunk.known == "head" and chunk.group in ("people", "households", "civilians", "children")


def _read_listed(row: Row, done: Done, carried: str, fresh: int) -> None:
    """ "Most came from Geneina (612 HHs) and Zalingei (388)", after people who were displaced."""
    if not fresh or carried not in _MEASURES or done or not _HARMS.isdisjoint(row.tags):
        return
    items = [match.start(1) for match in _BRACKET.finditer(row.tags) if _may_be_share(row, match.start(1), fresh)]
    if not items or len(items) == 1 and row.chunks[items[0]].known != "head":
        return
    families = next((k for k in items if row.chunks[k].group == "households"), -1)
    for k in items:
        if families >= 0:
            share_group(row, k, families)
        part = (value_of(row.chunks[k]) or fresh) < fresh
        done[k] = Reading(k, carried, "<place> (<count>)", -1, CARRIED if part else -1, "part" if part else "")


_HARMS = frozenset("VWKJTHODA")


def _may_be_share(row: Row, k: int, fresh: int) -> bool:
    chunk = row.chunks[k]
    value = value_of(chunk)
    if value is None or "," not in row.tokens.raw[chunk.number.core] and 1900 <= value <= 2100:  # type: ignore[union-attr]
        return False
    return chunk.known == "bare" or _are_people(row, k)


def _read_followed(row: Row, done: Done) -> None:
    """ "followed by Cumilla with 19 and Feni (12)"."""
    for match in _FOLLOWED_BY.finditer(row.tags):
        last = max((m for m in done if m < match.start() and row.tags[m] in "nD"), default=None)
        words = row.tokens.low[row.chunks[match.start()].i : row.chunks[match.end() - 1].j]
        if last is None or words[0] not in _FOLLOWED or match.start() - last > _REACH:
            continue
        at = match.end()
        while (item := _NEXT.match(row.tags, at) or _THEN.match(row.tags, at)) is not None:
            k = next(item.start(g) for g in range(1, item.re.groups + 1) if item.group(g))
            if k in done and done[k].relation != "" or not _take(row, done, k, last):
                break
            at = item.end()


_REACH = 10  # chunks between a count and "followed by"


def _take(row: Row, done: Done, k: int, last: int) -> bool:
    """Read chunk ``k`` as the count of another place: the measure and, where it is a bare number, the people."""
    chunk, like = row.chunks[k], row.chunks[last]
    if chunk.known == "head" and (chunk.group == "households") != (like.group == "households"):
        return False
    if chunk.known not in ("bare", "head") or chunk.number is None or "part" in chunk.flags:
        return False
    if k not in done:
        done[k] = Reading(k, done[last].measure, "<place>, followed by <place> with <count>")
    share_group(row, k, last)
    return True


def _read_gapped(row: Row, done: Done) -> None:
    """ "Ninewa hosts 263,000 IDPs, Dahuk 245,000"; "32,000 fled in Sunamganj; in Habiganj 8,700"."""
    for last in sorted(done):
        if row.tags[last] not in "nD" or done[last].relation == "part":
            continue
        at = max(last, done[last].harm) + 1
        if _SUBJECT.search(row.tags, 0, last) and _alike(row.chunks[last]):
            _go_on(row, done, last, _GAPPED, last + 1)
        tail = _TAIL.match(row.tags, at)
        _go_on(row, done, last, _IN_PLACE, tail.end() if tail else at)


_TAIL = re.compile(r"(?:[pe][zqtm]{1,2}|t|y){1,3}")


def _alike(chunk: Chunk) -> bool:
    return (value_of(chunk) or 0) >= _MANY


_MANY = 20  # fewer may be the score of a team


def _go_on(row: Row, done: Done, last: int, pattern: re.Pattern[str], at: int) -> None:
    while (match := pattern.match(row.tags, at)) is not None:
        k = match.start(1)
        if k in done or row.chunks[k].known != "bare" or not _take(row, done, k, last):
            return
        at = match.end()
