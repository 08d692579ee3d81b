"""Forms of verbs of saying that say nothing here: infinitives, passives, refusals, nouns, adjectives, other senses.

    is_no_saying("two reports of looting".split(), 1, "report")    ->  True
    is_no_saying("the army reports 12 dead".split(), 2, "report")  ->  False
"""

from __future__ import annotations

from extractors.sources.giving import changes_toll, gives_count, gives_document, puts_toll
from extractors.sources.owning import claims_deed, is_of_deed, owns_up
from extractors.sources.roles import role_words
from extractors.sources.verbs import speech
from extractors.sources.wordsets import listed
from extractors.words.lexicon import lexicon

BE = frozenset("is are was were be been being 's 're".split())
HELPERS = frozenset(
    "has have had also later then now only already still first since again officially publicly separately so".split()
)
_NEGATIONS = frozenset("not n't never nor cannot declined refused failed unable hesitated".split())
_BELIEVED = frozenset("allege believe say report estimate fear know state".split())
_THOUGHT = frozenset("allege believe estimate fear know".split())  # "men believed to belong to the army"
# "raised the death toll to 61": a figure of one's own, told by how the last one changed
_CHANGES = frozenset("raise revise lower update upgrade downgrade adjust increase reduce".split())
_MEDIA = frozenset(
    """
    telegram facebook twitter x whatsapp instagram weibo vk channel page account blog website threads bluesky truth
    social livejournal
    """.split()
)
_PATIENTS = frozenset(
    "patients patient wounded injured people persons casualties children cases victims women men adults infants".split()
)
_DEED_CLAIMS = ("claim", "deny", "reject", "dispute")
_COSTS = frozenset(("lives", "life", "deaths", "responsibility"))
_AFTER_NOUNS = frozenset("in on of from by to for and or was were is are has have had said says show".split())


def is_no_saying(low: list[str], i: int, base: str) -> bool:
    """Whether the form of ``base`` at token ``i`` is no saying: infinitive, passive, negated, a noun, an adjective."""
    if _is_no_statement(low, i) or _is_of_deed(low, i, base) or _has_other_sense(low, i, base):
        return True
    if base == "give":
        return not gives_count(low, i)
    if base in _CHANGES:
        return not changes_toll(low, i + 1)
    if base in ("put", "place"):
        return not puts_toll(low, i)
    words, word, nxt = speech(), low[i], low[i + 1] if i + 1 < len(low) else ""
    if base in words.with_document:
        return not gives_document(low, i)
    if word == "post" and low[i - 1] not in role_words().plural:
        return True  # "said in a Facebook post that"
    if base in words.with_that:
        return not _has_content(low, i, base, nxt)
    if base == "state" and not word.endswith(("ed", "ing")):
        return nxt != "that"
    if base == "claim" and low[i + 1 : i + 3] == ["to", "have"]:
        return False  # "X claims to have killed 70"
    if base in words.noun_like and (word == base or word.endswith("s")) and not word.endswith("ed"):
        return _is_noun(low, i, base, nxt)
    if base in words.weak and base != "admit" and word.endswith(("ed", "d", "nd", "en", "wn")):
        return _is_participle(low, i, base, nxt)
    return False


def _is_no_statement(low: list[str], i: int) -> bool:
    """ "to say", "did not say", "were reported", "an alleged", "was quoted as saying"."""
    prev = low[i - 1] if i else ""
    if prev in ("to", "not", "n't", "cannot", "never") or is_negated(low, i):
        return True
    return is_passive(low, i) or _is_adjective(low, i) or (low[i] == "saying" and i > 1 and prev == "as")


def _is_of_deed(low: list[str], i: int, base: str) -> bool:
    """ "the raid, which the rebels claimed", "claimed the attack", "claimed three lives"."""
    if base in _DEED_CLAIMS and is_of_deed(low, i) or base in ("say", "claim") and owns_up(low, i):
        return True
    if base in ("claim", "cost") and not _COSTS.isdisjoint(low[i + 1 : i + 7]):
        return True
    return base == "claim" and claims_deed(low, i)


def _has_other_sense(low: list[str], i: int, base: str) -> bool:
    """ "believed to be", "the clinic admitted 31 wounded", "adding to"."""
    nxt = low[i + 1] if i + 1 < len(low) else ""
    if nxt == "to" and base in _BELIEVED:
        return low[i + 2 : i + 3] in (["be"], ["have"], ["belong"]) or base in _THOUGHT and low[i].endswith(("ed", "n"))
    if base == "claim":
        return low[i + 1 : i + 3] == ["to", "be"]
    if base == "admit":
        if nxt == "with" and low[i - 1] in _PATIENTS:
            return True  # "of 30 patients admitted with cholera"
        counted = nxt[:1].isdigit() or nxt in lexicon().units
        return counted and not _PATIENTS.isdisjoint(low[i + 2 : i + 5])
    return base == "add" and nxt in ("to", "up", "another", "further")


def _has_content(low: list[str], i: int, base: str, nxt: str) -> bool:
    """ "warned that", "wrote:", "wrote on Telegram": what was said stands behind the verb, or before a post."""
    marked = {"that", '"', ":"} & set(low[i + 1 : i + 5]) or nxt in (",", ".", "")
    return bool(marked) or (base in ("write", "post") and _is_posted(low, i))


def _is_posted(low: list[str], i: int) -> bool:
    """ "..., the governor wrote on Telegram": what was written stands before."""
    on = next((k for k in range(i + 1, min(i + 7, len(low))) if low[k] in ("on", "in", "via")), 0)
    return bool(on) and not _MEDIA.isdisjoint(low[on + 1 : on + 7])


def _is_noun(low: list[str], i: int, base: str, nxt: str) -> bool:
    """ "two reports of looting", "awakening fears that"; a verb behind several people: "officials report"."""
    word, prev = low[i], low[i - 1] if i else ""
    if prev in ("it", "he", "she", "they"):
        return False
    if prev.endswith("ing"):
        return True  # "awakening fears that"
    several = role_words().plural
    plural = prev != "of" and any(one in several or one == "data" for one in low[max(0, i - 6) : i])
    plural = plural or prev in ("media", "police", "people", "they", "we", "data")
    if word == base and not plural:
        return True
    if word == base and (prev in several or prev == "media") and prev != "police" and nxt.isalpha():
        return nxt in _AFTER_NOUNS
    closes = nxt in ("", ".", ",", '"', "on") and (plural or word.endswith("s")) and "," in low[max(0, i - 10) : i]
    return not (closes or nxt in listed("openings") or nxt[:1].isdigit())


def _is_participle(low: list[str], i: int, base: str, nxt: str) -> bool:
    """ "confirmed among", "feared killed", "estimated to have"."""
    if nxt in ("among", "as", "killed", "missing", "by", "case"):
        return True
    return low[i + 1 : i + 3] in (["to", "be"], ["to", "have"]) and base not in ("claim", "boast", "admit", "deny")


def is_negated(low: list[str], i: int) -> bool:
    """ "did not say", "refused to confirm"."""
    k = i - 1
    while k > 0 and (low[k] in HELPERS or low[k].endswith("ly") or low[k] in ("to", "be", "been", "yet")):
        k -= 1
    return k >= 0 and low[k] in _NEGATIONS or "neither" in low[max(0, i - 8) : i]


def _is_adjective(low: list[str], i: int) -> bool:
    """ "five alleged rebels", "a million confirmed infections": a participle behind a number or an article."""
    prev = low[i - 1] if i else ""
    lex = lexicon()
    if low[i] == "briefing" and not {"the", "a", "an"}.isdisjoint(low[max(0, i - 3) : i]):
        return True  # "told the noon briefing that"
    if low[i].endswith("ing") and (prev in ("the", "a", "an", "his", "her", "their", "its") or prev == "press"):
        return True  # "told a briefing"
    return low[i].endswith("ed") and (
        prev in ("the", "a", "an", "of", "most", "some", "all", "new")
        or prev[:1].isdigit()
        or prev in lex.units
        or prev in lex.scales
    )


def is_passive(low: list[str], i: int) -> bool:
    """Whether a form of "be" governs the verb at ``i``."""
    k = i - 1
    while k >= 0 and (low[k] in HELPERS and low[k] not in ("has", "have", "had") or low[k].endswith("ly")):
        k -= 1
    return k >= 0 and low[k] in BE and not low[i].endswith("ing")
