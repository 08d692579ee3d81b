"""The speaker before an insertion between commas: a description, an age, a name, a place.

"Raed Saleh, who heads the White Helmets, said"         -> Raed Saleh
"The mayor of Derna, Abdulmenam al-Ghaithi, told ..."   -> Abdulmenam al-Ghaithi, the mayor of Derna
"A hospital in Lagos, Nigeria, said ..."                -> hospital in Lagos
"""

from __future__ import annotations

from extractors.sources.backwards import phrase_before
from extractors.sources.forwards import phrase_behind
from extractors.sources.leads import FAR
from extractors.sources.roles import is_title, role_words
from extractors.sources.runs import Span
from extractors.sources.speaking import Speaker, counts_victims
from extractors.sources.speech import Cue
from extractors.sources.wording import Wording
from extractors.sources.wordsets import listed


def before_insertion(wording: Wording, j: int, cue: Cue) -> Speaker | None:
    """The subject before ", ... ," and the description between the commas."""
    low = wording.low
    end = j - 1
    found: Speaker | None = None
    nearest: Speaker | None = None
    for _ in range(4):
        at = _comma_before(low, end)
        if at <= 0:
            break
        inside = range(at + 1, end)
        if len(inside) == 0 or not _is_insertion(wording, at + 1, end):
            break
        span = phrase_before(wording, at)
        if span is None:
            break
        if found is None and span.i > 1 and low[span.i - 1] == "to":
            end = at  # "an officer, who may not talk to the press, quoted by the agency, said"
            continue
        if low[span.b - 1] == "name" and "who" in low[max(0, span.i - 4) : span.i]:
            who = max(k for k in range(span.i) if low[k] == "who")  # "a survivor who gave her first name, Amina,"
            at, span = who, phrase_before(wording, who) or span
        if wording.can_speak(span.a, span.b, sure=not cue.strong or found is not None) and not counts_victims(
            wording, span, cue
        ):
            beside = phrase_behind(wording, _description_start(low, at + 1, end))
            if beside is not None and beside.j < end - 1 and low[at + 1] not in ("a", "an", "the", "who"):
                beside = beside if beside.j >= end else None
            if (
                found is None
                or low[span.i] in ("the", "a", "an")
                or wording.is_capital(span.a)
                or span.a in wording.named
            ):
                found = Speaker(span, beside=beside, first=span.i)
                nearest = nearest or found
                if span.i and low[span.i - 1] in listed("governs"):
                    found = nearest  # "in Guma, Benue State, the council chairman, ... said"
        if found is not None and _is_named_office(wording, found):
            break
        if found is not None and (span.i == 0 or low[span.i - 1] != ","):
            break
        end = at
    return found and _prefer_person(wording, found)


def name_behind(wording: Wording, span: Span) -> Span | None:
    """ "said the mayor of Derna, Abdulmenam al-Ghaithi.": the name of the one whose office is told first."""
    low = wording.low
    cut = next((k for k in range(span.a, span.b) if low[k] in listed("prepositions")), span.b)
    head = low[cut - 1]
    if low[span.j : span.j + 1] != [","] or head not in role_words().last or head in role_words().plural:
        return None
    name = phrase_behind(wording, span.j + 1)
    if name is None or not 1 < name.b - name.a < 7 or head in listed("bodies") or name.j != name.b:
        return None
    ends = name.j >= wording.n or low[name.j] in _CLOSES
    found = Speaker(span, beside=name, first=span.i)
    return name if ends and low[name.b - 1] not in _REGIONS and _is_named_office(wording, found) else None


_CLOSES = frozenset((",", ".", ";", '"', ")", "who", "as"))
_REGIONS = frozenset("state province region county district governorate department island islands york jersey".split())


def _description_start(low: list[str], i: int, end: int) -> int:
    """Where the body begins in "who speaks for the UN human rights office", else the insertion itself."""
    if low[i] not in ("who", "which"):
        return i
    return next(
        (k + 1 for k in range(i, min(end, i + 5)) if low[k] in ("for", "heads", "leads", "runs", "directs", "at")), i
    )


def _comma_before(low: list[str], end: int) -> int:
    """The comma that opens the insertion closed at ``end``; 0 where it lies too far off or beyond a clause."""
    for k in range(end - 1, max(-1, end - FAR), -1):
        if low[k] in (",", "\u2013", "--"):
            return k
        if low[k] in (";", '"'):
            return 0
    return 0


def _is_insertion(wording: Wording, i: int, end: int) -> bool:
    """Whether tokens ``i:end`` between two commas describe what stands before the first."""
    low = wording.low
    if low[i].isdigit() and end == i + 1:
        return True
    if low[i] == "in" and not listed("settings").isdisjoint(low[i + 1 : min(end, i + 4)]):
        return True  # ", in an interview with the radio,"
    if low[i] in (
        "who",
        "which",
        "whose",
        "citing",
        "quoting",
        "speaking",
        "based",
        "contradicting",
        "headquartered",
        "referring",
        "quoted",
    ):
        return True
    if low[i].endswith(("ing", "ed")) and not wording.is_capital(i):
        return True
    span = phrase_behind(wording, i)
    if span is None:
        return low[i] in listed("inserted") and low[i] not in ("the", "a", "an", "in", "at", "with")
    whole = span.j >= end or low[span.j] in ("who", "which", "whose", "and", "based", "in", "at", "of", "for", "that")
    if not whole:
        return False
    words = low[span.a : span.b]
    if any(word in role_words().last for word in words) or low[i] in ("a", "an"):
        return True
    first = span.a + 1 if low[span.a] == "the" and span.b - span.a > 1 else span.a
    return wording.is_name(first) or first in wording.named or is_title(low, first) > 0


def _prefer_person(wording: Wording, found: Speaker) -> Speaker:
    """ "The mayor of Derna, Abdulmenam al-Ghaithi": the name speaks, the office describes."""
    span, beside = found.span, found.beside
    if beside and (_is_named_office(wording, found) or _is_named_body(wording, found)):
        return Speaker(beside, beside=span, first=span.i)
    return found


def _is_named_body(wording: Wording, found: Speaker) -> bool:
    """ "a Hutu party in exile, FRODEBU, said": what speaks is only described, and its name stands beside it."""
    span, beside = found.span, found.beside
    if beside is None or wording.low[span.i] not in ("a", "an") or beside.b - beside.a > 6:
        return False
    if _sits_in(wording, found):
        return False
    return all(wording.is_name(k) or wording.low[k] in listed("particles") for k in range(beside.a, beside.b))


def _sits_in(wording: Wording, found: Speaker) -> bool:
    """ "a hospital in Lagos, Nigeria, said": where a body sits stands beside it, and nobody's name."""
    span, beside, low = found.span, found.beside, wording.low
    if beside is not None and wording.is_country(beside.a, beside.b):
        return True
    at = next((k for k in range(span.b - 1, span.a, -1) if low[k] in ("in", "at", "near", "from")), 0)
    return bool(at) and wording.is_name(at + 1) and low[at - 1] in listed("bodies")


def _is_named_office(wording: Wording, found: Speaker) -> bool:
    """Whether an office speaks and the name of who holds it stands beside it."""
    span, beside = found.span, found.beside
    if beside is None or beside.b - beside.a > 6 or _sits_in(wording, found):
        return False
    a = beside.a + is_title(wording.low[: beside.b], beside.a)  # "the governor of Ouaddai, General Bachar Ali, said"
    office = any(word in role_words().last for word in wording.low[span.a : span.b])
    small = (".", "'", *listed("particles"))
    named = all(wording.is_name(k) or wording.low[k] in small for k in range(a, beside.b))
    known = any(beside.a <= hit.i and hit.j <= beside.b for hit in wording.hits)
    return (
        office
        and named
        and not known
        and not any(word in role_words().last for word in wording.low[a : beside.b])
    )
