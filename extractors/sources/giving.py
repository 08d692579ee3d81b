"""Whether a verb gives a count of people: "put the toll at 19", "raised the death toll to 61", "confirmed by".

    changes_toll("raised the official death toll".split(), 1)       ->  True
    changes_toll("raised the number of checkpoints".split(), 1)     ->  False
"""

from __future__ import annotations

from extractors.sources.wordsets import listed
from extractors.words.lexicon import lexicon

TOLLS = frozenset("toll tally count estimate estimates figure figures number total".split())
COUNTED = frozenset("toll figures figure number count estimate tally total breakdown names".split())
_VICTIMS = frozenset(
    """
    dead deaths killed wounded injured missing victims casualties fatalities displaced people persons cases
    infections homeless detainees arrests families households evacuees refugees civilians children hostages
    """.split()
)
_TOLLED = _VICTIMS | {"cases", "hurt"}
_OF_TOLLS = frozenset(
    """
    its the their his her official overall confirmed provisional preliminary initial earlier previous death casualty
    national own total current latest
    """.split()
)
_PUT = frozenset(
    """
    toll number figure count dead losses total tally missing injured wounded displaced casualties deaths cases
    infections fatalities injuries
    """.split()
)
_DOCUMENTS = frozenset("statement figures data toll report list video names numbers".split())
_COMES = frozenset("figure figures number numbers toll estimate count data total".split())
_BESIDE_FIGURES = frozenset(", ( as toll number figure figures total count".split())


def changes_toll(low: list[str], i: int) -> bool:
    """Whether what is raised or revised at token ``i`` is a count of people: "the official death toll"."""
    k = i
    while k < len(low) and k < i + 5 and low[k] in _OF_TOLLS and low[k] != "total":
        k += 1
    if k >= len(low) or low[k] not in TOLLS:
        return False
    return low[k + 1 : k + 2] != ["of"] or not _VICTIMS.isdisjoint(low[k + 2 : k + 6])  # not "number of checkpoints"


def puts_toll(low: list[str], i: int) -> bool:
    """ "put the toll at 19", "a toll which police put at 12"."""
    if low[i + 1 : i + 3] in (["it", "at"], ["this", "at"]):
        return True
    if low[i + 1 : i + 2] == ["at"] and "which" in low[max(0, i - 4) : i]:
        return True
    return not _PUT.isdisjoint(low[i + 1 : i + 7])


def gives_document(low: list[str], i: int) -> bool:
    """ "issued a statement", "released the figures"."""
    return not _DOCUMENTS.isdisjoint(low[i + 1 : i + 6])


def gives_count(low: list[str], i: int) -> bool:
    """ "gave a toll of 31", "the ministry's bulletin gives 31 dead": what is given is a count of people."""
    if not COUNTED.isdisjoint(low[i + 1 : i + 5]):
        return True
    if not low[i + 1 : i + 2] or not (low[i + 1][0].isdigit() or low[i + 1] in lexicon().units):
        return False
    papers = listed("documents")
    return not _TOLLED.isdisjoint(low[i + 2 : i + 6]) and not papers.isdisjoint(low[max(0, i - 10) : i])


def gives_figures(low: list[str], i: int) -> bool:
    """ "confirmed by" beside a comma or a figure; not so in "the guarantees announced by the government"."""
    if low[i] in ("comes", "came", "come"):
        return not _COMES.isdisjoint(low[:i])
    if not low[i].endswith("d") or "by" not in low[i + 1 : i + 6]:
        return True
    lex = lexicon()
    near = low[max(0, i - 4) : i]
    return not near or any(
        word in _BESIDE_FIGURES or word[0].isdigit() or word in lex.counted or word in lex.harm or word in lex.units
        for word in near
    )
