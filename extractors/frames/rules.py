"""The rules of frames.toml: patterns over the tags of a row, in order of priority.

    n & n B V   is found by "<count> were <harmed>"

No rule looks at characters; which rules can match a row at all is told from its tags.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extractors.chunks.rows import TAGS
from extractors.words.prefilter import required_letters

_FILE = Path(__file__).with_name("frames.toml")


class Frame(NamedTuple):
    """One rule: its id reads like the phrase; ``pattern`` runs over the tags of a row."""

    id: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    needs: tuple[frozenset[str], ...]  # of each a tag must stand in the row: most frames are not searched in most rows


class FrameError(ValueError):
    """A rule that cannot be compiled: the message names the rule and what to mend."""


@cache
def frames() -> tuple[Frame, ...]:
    """The rules of frames.toml in order of priority."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    macros: dict[str, str] = {}
    for name, pattern in table["macros"].items():
        macros[name] = _expand(pattern, macros, name)
    out = []
    for row in table["frame"]:
        text = _expand(row["pattern"], macros, row["id"])
        try:
            compiled = re.compile(text)
        except re.error as error:
            raise FrameError(f"frames.toml: {row['id']}: {error}; check brackets and tag names") from None
        examples, counterexamples = tuple(row["examples"]), tuple(row["counterexamples"])
        out.append(Frame(row["id"], compiled, examples, counterexamples, required_letters(compiled)))
    return tuple(out)


@cache
def _needed() -> tuple[dict[str, int], tuple[tuple[int, Frame], ...]]:
    """Of each tag the needs it meets, a bit for each; the rules in order, each with all its needs."""
    needs = list({need for frame in frames() for need in frame.needs})
    met = {tag: sum(1 << k for k, need in enumerate(needs) if tag in need) for need in needs for tag in need}
    return met, tuple((sum(1 << needs.index(need) for need in frame.needs), frame) for frame in frames())


def possible_frames(tags: str) -> list[Frame]:
    """The rules that can match a row: of each set of tags they need one stands there."""
    met, rules = _needed()
    missing = -1
    for tag in set(tags):
        if tag in met:
            missing &= ~met[tag]
    return [frame for needs, frame in rules if not needs & missing]


def _expand(pattern: str, macros: dict[str, str], owner: str) -> str:
    """Tags and macros by name -> the characters they stand for; blanks are dropped."""

    def put(match: re.Match[str]) -> str:
        word = match.group()
        if word in macros:
            return macros[word] if macros[word].startswith(("(", "[")) else f"(?:{macros[word]})"
        if word in TAGS:
            return TAGS[word]
        if word == "P":
            return word
        raise FrameError(f"frames.toml: {owner}: {word} is no tag and no macro")

    return re.sub(r"[A-Z][A-Z_]*", put, pattern).replace(" ", "")
