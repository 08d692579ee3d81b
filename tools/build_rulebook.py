"""Write docs/rulebook.md: every rule by which reports are read, with an example and the rows that it gives.

    python tools/build_rulebook.py            # writes the page
    python tools/build_rulebook.py --check    # exit 1 where the page is not what the rules say today

Everything on the page comes from the rule files and from reading their own examples; nothing is kept by hand.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from extractors import Figure, explain, extract, tally  # noqa: E402  (needs the path above)
from extractors.explain import describe_range, describe_value  # noqa: E402
from extractors.facts.carried import carries  # noqa: E402
from extractors.facts.cues import cues  # noqa: E402
from extractors.facts.takeback import takebacks  # noqa: E402
from extractors.frames.rules import frames  # noqa: E402
from extractors.frames.senses import senses  # noqa: E402
from extractors.totals.conventions import conventions, read_by  # noqa: E402
from extractors.words.wordings import load_wordings  # noqa: E402

TARGET = ROOT / "docs" / "rulebook.md"
LEXICON = ROOT / "data" / "lexicon"
# what a verb's own helpers say; the status of each is read, not written here
VERBS = (
    "The flood has killed 12 people.",
    "The flood will displace 12,000 people.",
    "The flood could displace 12,000 people.",
    "The flood may have killed 12 people.",
    "The bomb would have killed 12 people.",
    "Twelve people are expected to be released.",
    "Twelve people are believed to have been killed.",
    "Twelve people are feared to have drowned.",
    "The army did not kill 12 people.",
    "Rebels tried to kill 12 people.",
    "The flood forced 12 people to flee.",
    "The union demands that 12 men be arrested.",
    "Were 12 people killed?",
)
UNCOUNTED = (
    "The driver, aged 61, was killed.",
    "On 14 May a bomb killed nine people at 10:30.",
    "In 2014 a bomb killed nine people.",
    "A bomb killed nine people, 12 percent of the village.",
    "The blast killed nine people and destroyed 30 houses.",
    "The strike killed nine people and cost 300 dollars.",
    "Nine people were killed 40 kilometres from the town.",
    "Nine people were killed, and hundreds of IEDs were defused.",
    "The 40 guests had left when nine people were killed.",
)
_WHERE = {
    "ahead": "before the figure",
    "behind": "after the figure",
    "anywhere": "anywhere in the sentence",
    "opening": "at the head of the sentence, a comma before the figure",
}
_ASKED = {
    "before": "before the figure",
    "behind": "after the figure",
    "round": "round the figure",
    "sentence": "in its sentence",
}
_KINDS = {
    "earlier": "an earlier event, told as background",
    "month": "an event of a month, which is background beside news of a weekday",
    "older": "an older count, which the text replaces",
    "corrected": "the right count, after a wrong one",
    "toll": "a count of all so far, which holds what was told before",
    "running": "the sum that the text draws itself, whoever speaks",
    "adding": "people of another event or place, who are added",
    "excluded": "people whom a total does not hold, who are added",
    "also": "people who are added",
    "rival": "another report of the same people",
    "wide": "a sum over a region or a series, which holds the next event told",
    "apart": "people besides those of such a sum",
}
_RULES = {
    "open": "“at least N” is N with nothing above",
    "lowest": "“at least N” is N",
    "range": "“N to M” stays a range",
    "lower": "“N to M” is N",
    "mean": "“N to M” is the mean",
}
_CONFLICTS = {"range": "a range", "lowest": "the lowest", "latest": "the one told last"}


def row_of(figure: Figure) -> str:
    """One figure in a line: "26 (at least) militants: killed, denied"."""
    more = [word for word in (figure.status, figure.scope, figure.relation) if word not in ("reported", "event", "")]
    return f"{describe_value(figure)}: {figure.measure}" + "".join(f", {word}" for word in dict.fromkeys(more))


def rows_of(sentence: str) -> str:
    """The rows of a sentence, or that there is none."""
    return "; ".join(f"**{row_of(figure)}**" for figure in extract(sentence)) or "no row"


def shown(examples: Iterable[str], counterexamples: Iterable[str]) -> Iterator[str]:
    for text in examples:
        yield f"- “{text}” → {rows_of(text)}"
    for text in counterexamples:
        yield f"- not: “{text}” → {rows_of(text)}"


def readable(pattern: str) -> str:
    """A pattern of words as a person would note it: "den(y|ies|ied|ying)", "call(s|ed) … false"."""
    text, previous = pattern, ""
    while text != previous:
        previous = text
        text = re.sub(r"\(\?<?[!=](?:[^()]|\([^()]*\))*\)", "", text)
    text = re.sub(r"\(\?:\s?(?:\\S|\\w|\[\\w'?-?'?\])\+\s?\)(?:\{\d*,?\d*\})?\??", " … ", text)
    text = re.sub(r"(?:\\S|\\w|\[[^\]]*\]|\.)[+*]\??(?:\{\d*,?\d*\})?\??", "…", text)
    text = re.sub(r"\\b|\\W\*|\\d\\d|\[\^[^\]]*\]\*|\[\^[^\]]*\]\{\d+,\d+\}|[\^$]", "", text)
    text = re.sub(r"\{\d*,?\d*\}\??", "", text.replace("(?:", "("))
    text = re.sub(r"\[([a-z]{2,3})\]", lambda match: f"({'|'.join(match[1])})", text)
    return re.sub(r"\s+", " ", text).strip().replace("`", "'")


def words(patterns: Iterable[str]) -> str:
    return "- words: " + " · ".join(f"`{readable(pattern)}`" for pattern in patterns)


def read_toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def what_happened() -> Iterator[str]:
    yield "## What happened to how many"
    yield (
        "Rules over phrases, in order: a word of harm is used once, a count takes one measure "
        "(`extractors/frames/frames.toml`)."
    )
    for frame in frames():
        yield f"### `{frame.id}`"
        yield from shown(frame.examples, frame.counterexamples)


def another_sense() -> Iterator[str]:
    yield "## Words of harm that harm nobody"
    yield "A figure is dropped where its word of harm means something else (`extractors/frames/senses.toml`)."
    for sense in senses():
        yield f"### `{sense.rule.id}`"
        yield words(sense.rule.entry["words"])
        yield from shown(sense.rule.counterexamples, sense.rule.examples)


def how_far_a_fact() -> Iterator[str]:
    yield "## How far a figure is a fact"
    yield "What nothing says otherwise is *reported*. First the verb itself:"
    yield from (f"- “{text}” → {rows_of(text)}" for text in VERBS)
    yield (
        "Then the words that govern it (`extractors/facts/status.toml`). A clause that begins with “after”, “when”, "
        "“which”, “but” and the like is told as a fact, and no word before it governs what stands in it."
    )
    entries = {entry["id"]: entry for entry in read_toml(ROOT / "extractors" / "facts" / "status.toml")["cue"]}
    for cue in cues():
        only = (
            ", over nouns and verbs that are not yet done"
            if cue.governs == "unfinished"
            else ", over verbs in -ing"
            if cue.governs
            else ""
        )
        yield f"### {cue.status}: `{cue.id}`"
        yield f"- stands {_WHERE[cue.where]}{only}"
        yield words(entries[cue.id]["words"])
        yield from shown(cue.examples, cue.counterexamples)


def what_stood_before() -> Iterator[str]:
    yield "## What the sentence before says of a figure"
    yield "A figure that reads as a fact by its own sentence may be none (`extractors/facts/carried.toml`)."
    for carry in carries():
        yield f"### {carry.rule.kind}: `{carry.rule.id}`"
        yield "- the sentence before: " + " · ".join(f"`{readable(one)}`" for one in carry.rule.entry["before"])
        yield words(carry.rule.entry["words"])
        yield from shown(carry.rule.examples, carry.rule.counterexamples)
    yield "## What the sentence behind says of a figure"
    yield "Only a figure told as a claim can be taken back (`extractors/facts/takeback.toml`)."
    for takeback in takebacks():
        yield f"### {takeback.rule.kind}: `{takeback.rule.id}`"
        yield words(takeback.rule.entry["words"])
        yield from shown(takeback.rule.examples, takeback.rule.counterexamples)


def what_it_covers() -> Iterator[str]:
    yield "## What a figure covers"
    yield "One event, unless its clause says otherwise (`extractors/facts/scope.toml`)."
    for rule in load_wordings("facts/scope.toml"):
        yield f"### {rule.kind}: `{rule.id}`"
        yield words(rule.entry["words"])
        yield from shown(rule.examples, rule.counterexamples)


def total_of(text: str) -> str:
    return next((describe_range(total) for total in tally(extract(text)) if total.measure == "killed"), "no number")


def totals() -> Iterator[str]:
    yield "## Totals of a text"
    yield (
        "A part is never added to its whole, the same people are counted once, and what is denied, hypothetical "
        "or projected is left out. How a sentence stands to the ones before it (`extractors/totals/told.toml`):"
    )
    for rule in load_wordings("totals/told.toml"):
        yield f"### `{rule.id}`: {_KINDS[rule.kind]}"
        yield f"- stands {_ASKED[rule.entry['where']]}"
        yield words(rule.entry["words"])
        for text in (*rule.examples, *rule.counterexamples):
            sentence = text.partition(" => ")[0]
            yield f"- “{sentence}” → killed: **{total_of(sentence)}**"


def published_conventions() -> Iterator[str]:
    yield "## Published conventions"
    yield "A figure keeps its own words and range; a convention is applied when totals and downloads are made."
    for key, one in conventions().items():
        yield f"### {one.name} (`{key}`)"
        yield f"- {one.citation}"
        if one.note:
            yield f"- {one.note}"
        yield f"- {_RULES[one.at_least]}; {_RULES[one.between]}; contradicting sources: {_CONFLICTS[one.conflict]}"
        people = f"{one.household} persons" if one.household else "no number of persons"
        yield f"- one household: {people}"
        for word in one.words:
            row = {"text": word, "quantifier": "vague", **one.words[word]._asdict()}
            worth = read_by(row, one)
            yield f"- “{word}”: low {worth.low}, best {worth.best}, high {worth.high}".replace("None", "–")


def who_says_so() -> Iterator[str]:
    yield "## Who says so"
    yield "Words that make their subject or object the source (`data/lexicon/speech.toml`)."
    for name, entry in read_toml(LEXICON / "speech.toml").items():
        if isinstance(entry, list):
            listed = [str(word).split(" ")[0] if name == "verbs" else str(word) for word in entry]
            yield f"- {name.replace('_', ' ')}: {', '.join(listed)}"


def words_of_harm() -> Iterator[str]:
    yield "## Words for what happens to people"
    yield "One list a measure (`data/lexicon/measures.toml`); verbs stand for all their forms."
    for measure, table in read_toml(LEXICON / "measures.toml").items():
        yield f"### {measure}"
        for kind, entry in table.items():
            if isinstance(entry, list) and entry:
                listed = ", ".join(str(word).replace("-", " ").replace("|", "/").replace("+", " … ") for word in entry)
                yield f"- {kind}: {listed}"


def numbers_passed_over() -> Iterator[str]:
    yield "## Numbers that count nobody"
    for sentence in UNCOUNTED:
        lines = [line.strip() for line in explain(sentence).splitlines() if line.strip().startswith("passed over")]
        yield f"- “{sentence}” → {'; '.join(lines) or rows_of(sentence)}"


def build_rulebook() -> str:
    """The whole page."""
    head = [
        "# Rule book",
        "Every rule by which a report is read, with examples and the rows that they give. Written by "
        "`python tools/build_rulebook.py` from the rule files; change a rule there, then write this page anew.",
    ]
    parts = (
        what_happened(),
        another_sense(),
        how_far_a_fact(),
        what_stood_before(),
        what_it_covers(),
        totals(),
        published_conventions(),
        who_says_so(),
        numbers_passed_over(),
        words_of_harm(),
    )
    lines = [*head, *(line for part in parts for line in part)]
    return "\n".join(_spaced(lines)) + "\n"


def _spaced(lines: list[str]) -> Iterator[str]:
    """Blank lines between headings, paragraphs and lists."""
    before = ""
    for line in lines:
        if before and not (before.startswith("- ") and line.startswith("- ")):
            yield ""
        yield line
        before = line


def main() -> int:
    page = build_rulebook()
    if "--check" in sys.argv[1:]:
        same = TARGET.exists() and TARGET.read_text(encoding="utf-8") == page
        if not same:
            print("docs/rulebook.md is out of date: run python tools/build_rulebook.py", file=sys.stderr)
        return 0 if same else 1
    TARGET.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
