"""Parts of a whole of the sentence, told by where they stand: after "with", a dash or a share, in a list that goes on.

    "The gale killed at least 93 people, with 71 dead in the hills"   ->  the 71: part of the 93
    "Some 20,000 fled, most - around 15,000 - to Chad"                ->  the 15,000: part of the 20,000
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Chunk, Row, value_of
from extractors.frames.readings import CARRIED, Done, Reading, last_before
from extractors.frames.shares import SHARE_WORDS

_DASHES = frozenset("- -- \u2013 \u2014 (".split())
_WITH = re.compile(r",G(n)([JV]?)")
_BETWEEN_DASHES = re.compile(r"[,(](n)[,)]")
_OF_WHOM_SHARE = re.compile(r"c[qxpyB]{1,5}(?:,?&|\()y?(n)")
_OF_WHOM = re.compile(r"c(n)[yBM]{0,3}([VIJ])")
_GOES_ON = re.compile(r"n(?:[gs],?&(n)(?=[,;p]|$)|By?[gs]((?:(?:,?&|,)n(?:By?[gs])?){1,6})(?=[,;]|$))")
_BEHIND_SOME = re.compile(r"c,?$")  # "of them, 46,120 are men and 27,280 women"
_FOLLOWED = re.compile(r"(?:,?&|,|p)z{1,2}G(n)(?=,|;|&|$|p)")


def link_portions(row: Row, done: Done, carried: str, fresh: int) -> None:
    """Parts of a whole of this sentence; the arguments are those of link_parts."""
    if "n" in row.tags:
        _link_with(row, done)
        _link_between_dashes(row, done)
        _link_shares_of_whom(row, done)
        _continue_kinds(row, done)
        _continue_followed(row, done)
        _link_behind_colon(row, done)
        _link_within_part(row, done)
        _link_attributes(row, done)
        _link_told_of_some(row, done, carried, fresh)
        _continue_shares(row, done)
        _complete_parts(row, done)
        _link_sum_behind(row, done)


def _link_within_part(row: Row, done: Done) -> None:
    """ "Fifty of them were civilians, including 14 children": a part, which holds parts of its own."""
    for match in re.finditer(r"c(n)", row.tags):
        k, at = match.start(1), match.start()
        part = max((m for m in done if m < at and row.tags[m] == "n"), default=None)
        if part is None or k in done or done[part].relation != "part" or set(row.tags[part + 1 : at]) - set("Bygs,zpq"):
            continue
        if _is_fewer(row.chunks[k], row.chunks[part]) and "other" not in row.chunks[k].flags:
            done[k] = Reading(k, done[part].measure, "including <count>", at, part, "part")


_SAID = re.compile(r",[agzqx]{0,3}Q(?=:)")  # "killed 482 people, officials said: 222 in Friburgo"
_BEHIND_COLON = re.compile(r":y?(n)(?=y?[pJeV])")


def _link_behind_colon(row: Row, done: Done) -> None:
    """ "531,000 people remain displaced: 331,000 in 1,180 centres and 200,000 outside": also where one is not read."""
    for match in _BEHIND_COLON.finditer(row.tags):
        k = match.start(1)
        whole = _bare_whole(row, done, k)
        if whole is None or set(_SAID.sub("", row.tags[whole + 1 : k])) & set(";Q") or done.get(k, _NONE).relation:
            continue
        if k in done and done[k].measure != done[whole].measure:
            continue
        mine = done.get(k, Reading(k, done[whole].measure, "<count>: <counts that add up>"))
        done[k] = part = mine._replace(whole=whole, relation="part")
        more = _NEXT_ITEM.match(row.tags, k + 1)
        most = (value_of(row.chunks[whole]) or 0) - (value_of(row.chunks[k]) or 0)
        if more and more.start(1) not in done:
            _read_run(row, done, more.start(1), part._replace(harm=-1), most)


_NEXT_ITEM = re.compile(r"[^n;D]{1,5}?(?:,?&|,)(n)(?=[pe])")


def _link_told_of_some(row: Row, done: Done, carried: str, fresh: int) -> None:
    """ "Soldiers freed 48 captives; nine are schoolgirls"; "Most of the dead were fishermen; nine were boys"."""
    for match in _ARE_SOME.finditer(row.tags):
        k = match.start(1)
        if k in done or row.chunks[k].flags:
            continue
        whole = _bare_whole(row, done, k)
        if whole is not None:
            done[k] = Reading(k, done[whole].measure, "<count> of them", -1, whole, "part")
        elif carried and 0 < (value_of(row.chunks[k]) or 0) < fresh and row.chunks[k].known == "bare":
            parts = all(m in done and done[m].whole == CARRIED for m in range(k) if row.tags[m] in "nD")
            if parts and _SOME_OF_THEM.intersection(row.tokens.low[: row.chunks[k].i]):
                done[k] = Reading(k, carried, "<count> of them", -1, CARRIED, "part")


_SOME_OF_THEM = frozenset("them victims dead deceased casualties wounded injured missing displaced hostages".split())
_ARE_SOME = re.compile(r";(n)B[yt]*[gs](?=[,;p]|$)")


def _is_fewer(part: Chunk, whole: Chunk) -> bool:
    mine, all_of_them = value_of(part), value_of(whole)
    return mine is not None and all_of_them is not None and mine < all_of_them


def _bare_whole(row: Row, done: Done, k: int) -> int | None:
    """The whole before a bare number that is smaller; None where the number counts something of its own."""
    whole = last_before(done, k, row.chunks)
    if whole is None or row.chunks[k].known != "bare" or "more" in row.chunks[k].flags:
        return None
    return whole if _is_fewer(row.chunks[k], row.chunks[whole]) else None


def _link_with(row: Row, done: Done) -> None:
    """ "killed at least 93 people on the island, with 71 dead in the hills"."""
    for match in _WITH.finditer(row.tags):
        k = match.start(1)
        whole = _bare_whole(row, done, k)
        if whole is None or ";" in row.tags[whole:k]:
            continue
        measure = row.chunks[match.start(2)].measure if match.group(2) else ""
        mine = done.get(k, Reading(k, measure, "with <count> <harmed>", match.start(2)))
        if mine.measure == done[whole].measure and not mine.relation:
            done[k] = mine._replace(whole=whole, relation="part")


def _link_between_dashes(row: Row, done: Done) -> None:
    """ "most - around 15,000 - to Chad", "more than half of the 52 dead (30)": the share in persons."""
    for match in _BETWEEN_DASHES.finditer(row.tags):
        k = match.start(1)
        whole = _bare_whole(row, done, k)
        if whole is None or k in done or row.tokens.raw[row.chunks[k - 1].i] not in _DASHES:
            continue
        first = row.chunks[max(0, min(whole - 4, k - 4))].i
        if not SHARE_WORDS.isdisjoint(row.tokens.low[first : row.chunks[k].i]):
            done[k] = Reading(k, done[whole].measure, "most (<count>)", -1, whole, "part")


def _link_shares_of_whom(row: Row, done: Done) -> None:
    """ "of whom 70 per cent, or 28,000 people, are in schools"; "of whom 19 have died"."""
    low = row.tokens.low
    for match in _OF_WHOM_SHARE.finditer(row.tags):
        k, at = match.start(1), match.start()
        whole = last_before(done, at, row.chunks)
        if whole is None or not _is_fewer(row.chunks[k], row.chunks[whole]) or done.get(k, _NONE).relation:
            continue
        if not SHARE_WORDS.isdisjoint(low[row.chunks[at].j : row.chunks[k].i]):
            mine = done.get(k, Reading(k, done[whole].measure, "a share of the <harmed>, or <count>"))
            done[k] = mine._replace(whole=whole, relation="part")
    for match in _OF_WHOM.finditer(row.tags):
        k, at = match.start(1), match.start()
        whole = last_before(done, at, row.chunks)
        if whole is None or k not in done or done[k].relation or low[row.chunks[at].j - 1] not in ("whom", "which"):
            continue
        if _is_fewer(row.chunks[k], row.chunks[whole]):
            done[k] = done[k]._replace(whole=whole, relation="part")


_NONE = Reading(-1, "", "")


def _continue_kinds(row: Row, done: Done) -> None:
    """ "38 of them women and 20 boys", "seventy of those were Danes, six Finns and a Swede"."""
    for match in _GOES_ON.finditer(row.tags):
        part = done.get(match.start(), _NONE)
        some = "part" in row.chunks[match.start()].flags or _BEHIND_SOME.search(row.tags, 0, match.start())
        if part.relation != "part" or not some:
            continue
        whole = value_of(row.chunks[part.whole]) if part.whole >= 0 else None
        together = value_of(row.chunks[part.chunk]) or 0
        for k in (k for k in range(*match.span(1 if match[1] else 2)) if row.tags[k] == "n"):
            together += value_of(row.chunks[k]) or 1
            named = row.chunks[k].known == "head" or row.tags.startswith("B", k + 1)  # "two were Czech climbers"
            if k in done or not named or whole is not None and together > whole:
                break
            done[k] = part._replace(chunk=k)


def _continue_followed(row: Row, done: Done) -> None:
    """ "Ivo is the worst hit with 9,100 people affected, followed by Afikpo with 6,300 and Ohaozara with 5,000"."""
    if "followed" not in row.tokens.low:
        return
    for match in _FOLLOWED.finditer(row.tags):
        k = match.start(1)
        last = max((m for m in done if m < k and row.tags[m] in "nD"), default=None)
        if last is not None and k not in done and row.chunks[k].known == "bare":
            done[k] = done[last]._replace(chunk=k, rule="followed by <place> with <count>")


_ATTRIBUTE = re.compile(r"[,(]y?(n)(?=p)")
_OTHER_ONES = re.compile(r"(?:,?&|,)y?(n)(?=p)")
_AT_PLACE = re.compile(r"[pJ][zqmg]")
_TELLS_WHOSE = frozenset("from under with aged below over above by".split())


def _link_attributes(row: Row, done: Done) -> None:
    """ "killed 36 villagers, 21 from the same clan"; "70 died (31 in air raids, 22 in shelling, 17 by mines)"."""
    for match in _ATTRIBUTE.finditer(row.tags):
        k = match.start(1)
        whole = _bare_whole(row, done, k)
        if whole is None or k in done or row.chunks[k].flags or set(row.tags[whole + 1 : k]) & set(";QnD"):
            continue
        behind = row.tokens.low[row.chunks[k].j]
        placed = _AT_PLACE.search(row.tags[whole:k]) is not None
        if behind not in _TELLS_WHOSE and (placed or behind not in ("in", "on", "at")):
            continue  # "killed 12 people in Homs, seven in Hama"
        part = Reading(k, done[whole].measure, "<count>, <count> from", -1, whole, "part")
        _read_run(row, done, k, part, value_of(row.chunks[whole]) or 0)


def _read_run(row: Row, done: Done, k: int, part: Reading, most: int) -> None:
    """The bare numbers from chunk ``k`` on as parts, as long as they are together no more than the whole."""
    total = 0
    while k not in done and row.chunks[k].known == "bare" and not row.chunks[k].flags:
        total += value_of(row.chunks[k]) or 0
        if total > most:
            return
        done[k] = part._replace(chunk=k)
        more = _OTHER_ONES.search(row.tags, k + 1)
        if more is None or "n" in row.tags[k + 1 : more.start(1)]:
            return
        k = more.start(1)


_ALSO_FOR = re.compile(r"(?:,?&|,)[gzqxm]{1,4}p(n)(?=,|;|&|$)")


def _continue_shares(row: Row, done: Done) -> None:
    """ "The army is to blame for 41 of the deaths, rebels for 18 and bandits for the remaining 30"."""
    low = row.tokens.low
    for match in _ALSO_FOR.finditer(row.tags):
        k = match.start(1)
        last = max((m for m in done if m < k and row.tags[m] in "nD"), default=None)
        if last is None or k in done or not done[last].relation or row.chunks[k].known != "bare":
            continue
        if last and low[row.chunks[last].i - 1] == low[row.chunks[k].i - 1] or _the_rest(low, row.chunks[k]):
            done[k] = done[last]._replace(chunk=k, harm=-1)


def _the_rest(low: list[str], chunk: Chunk) -> bool:
    return low[chunk.i] == "the" and low[chunk.i + 1] in ("remaining", "other", "rest")


_REST_OF_PARTS = re.compile(r"(?:,?&|,)y?(n)(?=[xByJV])")


def _complete_parts(row: Row, done: Done) -> None:
    """ "940 deaths, 802 of them confirmed in the laboratory and 138 probable": two parts that make up the whole."""
    for match in _REST_OF_PARTS.finditer(row.tags):
        k = match.start(1)
        last = max((m for m in done if m < k), default=None)
        if last is None or k in done or done[last].relation != "part" or done[last].whole < 0:
            continue
        whole = value_of(row.chunks[done[last].whole])
        alike = [value_of(row.chunks[m]) or 0 for m in done if done[m][4:6] == done[last][4:6]]
        if row.chunks[k].known == "bare" and sum(alike) + (value_of(row.chunks[k]) or 0) == whole:
            done[k] = done[last]._replace(chunk=k, harm=-1)


_IN_ALL = frozenset(("in all", "altogether", "in total", "all together", "in sum"))


def _link_sum_behind(row: Row, done: Done) -> None:
    """ "410 families were evacuated from A and 190 from B, about 600 families in all"."""
    low = row.tokens.low
    for match in re.finditer(r",(n)(?=[yxp])", row.tags):
        k = match.start(1)
        behind = " ".join(low[row.chunks[k].j : row.chunks[k].j + 2])
        before = [m for m in done if m < k and row.tags[m] in "nD" and not done[m].relation]
        if not before or not behind.startswith(tuple(_IN_ALL)) or len({done[m].measure for m in before}) > 1:
            continue
        if len(before) > 1 and sum(value_of(row.chunks[m]) or 0 for m in before) == value_of(row.chunks[k]):
            done[k] = done[before[0]]._replace(chunk=k, rule="<counts>, <count> in all")
            for m in before:
                done[m] = done[m]._replace(whole=k, relation="part")


def read_cases_of(row: Row, done: Done, told: frozenset[str]) -> None:
    """ "Sixty people were wounded; 11 of the cases were critical": no disease where none is told of."""
    for k, reading in list(done.items()):
        chunk = row.chunks[k]
        if reading.measure != "infected" or chunk.tag != "D" or "part" not in chunk.flags or "infected" in told:
            continue
        whole = last_before({m: one for m, one in done.items() if m < k}, k, row.chunks)
        if whole is not None and done[whole].measure == "injured" and _is_fewer(chunk, row.chunks[whole]):
            done[k] = Reading(k, "injured", "<count> of them", -1, whole, "part")
