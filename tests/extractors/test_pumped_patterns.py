"""No pattern of the engine can be made to work for ever: each is searched in strings pumped up against it.

A search gives up early where a literal it needs is missing, so each string is made from the pattern itself: words that
it nearly takes, with a stretch that it may take again and again said a thousand times. A pattern whose work grows with
the square of the text (or worse) uses up the processor time allowed, which a straight one needs a thousandth of; no
clock on the wall is looked at.
"""
from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from re import _parser as sre_parse  # the only place where a pattern's own structure can be asked for
from types import FrameType
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import extractors  # noqa: E402
from extractors import extract  # noqa: E402
from extractors.frames.rules import frames  # noqa: E402
from extractors.text import layout  # noqa: E402
from extractors.text.layout import read_layout  # noqa: E402

SECONDS = 3.0                     # of processor time for all strings of one length against one pattern ...
SHORT, LONG = 4_000, 40_000       # ... the longest sentence read in one piece, and ten times that
TAGS = 200                        # no row has more chunks, and rules over tags see no more than a row
FEW = ("a", "1", "a ", "A ")
UNITS = (*FEW, "A", ".", ",", "-", '"', "'", "(", "1,", "1 ", "a-", "A. ", "of the ", "and ", "12 killed ", "10-",
         "'s ", "a, ", "A, ", "the A ", "a\n", "A\n")
CANDIDATES = "aA1 .,-'\"()\n:;/%$" + "".join(map(chr, range(33, 127))) + "\u00ad\u2022\u2013\ufb01\u00b9\u00e9"
WARM = "At least 26 militants were killed in Kunduz, Afghanistan, on Friday, 3 June 2011, the UN said. Nobody was hurt."


def find_patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern that the modules of the engine hold, by where it stands."""
    extract(WARM)                                            # what is built on first use is built
    found: dict[int, tuple[str, re.Pattern[str]]] = {}
    for info in pkgutil.walk_packages(extractors.__path__, "extractors."):
        if info.name == "extractors.__main__":
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for where, pattern in walk(value, f"{info.name.removeprefix('extractors.')}.{name}", 0):
                found.setdefault(id(pattern), (where, pattern))
    return {where: pattern for where, pattern in found.values() if isinstance(pattern.pattern, str)}


def walk(value: object, where: str, depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Patterns in a value, in what it holds, and in what a function without arguments has built and kept."""
    if isinstance(value, re.Pattern):
        yield where, value
    elif depth > 4:
        return
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from walk(one, f"{where}[{key!r}]", depth + 1)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for k, one in enumerate(value):
            yield from walk(one, f"{where}[{k}]", depth + 1)
    elif hasattr(value, "cache_info") and value.cache_info().currsize == 1 and value.cache_info().maxsize is None:
        if not value.__wrapped__.__code__.co_argcount:
            yield from walk(value(), f"{where}()", depth + 1)
    elif hasattr(type(value), "__slots__") and type(value).__module__.startswith("extractors."):
        for name in type(value).__slots__:
            yield from walk(getattr(value, name, None), f"{where}.{name}", depth + 1)


def parse(pattern: re.Pattern[str]) -> Any:
    return sre_parse.parse(pattern.pattern, pattern.flags & ~re.DEBUG)


def inner_of(name: str, arg: Any) -> list[Any]:
    """The patterns inside one step of a parsed pattern; of alternatives the first, the middle and the last."""
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return [arg[2]]
    if name == "SUBPATTERN":
        return [arg[-1]]
    if name == "BRANCH":
        ways = list(arg[1])
        return list({id(way): way for way in (ways[0], ways[len(ways) // 2], ways[-1])}.values())
    return [arg] if name == "ATOMIC_GROUP" else []


class Sketch(NamedTuple):
    """Words that a pattern nearly takes, and the stretches of them that it takes again and again: (start, end)."""

    text: str
    repeats: list[tuple[int, int]]


def sketch(parsed: Any, way: int) -> Sketch:
    """The shortest words for a pattern; ``way`` picks among alternatives."""
    text, repeats = "", []
    for op, arg in parsed:
        name = str(op)
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            text += a_character(name, arg)
            continue
        inner = inner_of(name, arg)
        if not inner:
            continue
        part = sketch(inner[way % len(inner)], way)
        repeats += [(len(text) + start, len(text) + end) for start, end in part.repeats]
        if name.endswith("REPEAT") and arg[1] > 8 and part.text:
            repeats.append((len(text), len(text) + len(part.text)))
        text += part.text * max(arg[0], 1 if arg[1] else 0) if name.endswith("REPEAT") else part.text
    return Sketch(text, repeats)


def a_character(name: str, arg: Any) -> str:
    """One character that a step of a pattern takes."""
    if name == "LITERAL":
        return chr(arg)
    if name == "NOT_LITERAL":
        return "a" if arg != ord("a") else "b"
    if name == "ANY":
        return "a"
    return next((char for char in CANDIDATES if is_in(arg, char)), "a")


def is_in(items: Any, char: str) -> bool:
    """Whether a character class holds a character."""
    negated, found = False, False
    for op, arg in items:
        name = str(op)
        if name == "NEGATE":
            negated = True
        elif name == "LITERAL":
            found |= ord(char) == arg
        elif name == "RANGE":
            found |= arg[0] <= ord(char) <= arg[1]
        elif name == "CATEGORY":
            kind = str(arg).rpartition("_")[2]
            is_kind = {"DIGIT": char.isdecimal(), "SPACE": char.isspace(), "WORD": char.isalnum() or char == "_"}[kind]
            found |= is_kind != ("NOT" in str(arg))
    return found != negated


def pumped(pattern: re.Pattern[str], size: int, units: tuple[str, ...]) -> Iterator[str]:
    """Strings of about ``size`` characters that nearly match a pattern all along, as the engine would see them."""
    for text in pump(pattern, size, units):
        yield read_layout(text).tidied if pattern not in OF_LAYOUT else text


def pump(pattern: re.Pattern[str], size: int, units: tuple[str, ...]) -> Iterator[str]:
    for way in range(3):
        text, repeats = sketch(parse(pattern), way)
        for start, end in repeats[:12]:
            again = text[start:end] * (size // (end - start))
            yield f"{text[:start]}{again}\x00"
            yield f"{text[:start]}{again}{text[end:-1]}\x00"
        if text:
            yield text * (size // len(text))
            yield f"{text[:-1]}\x00" * (size // (len(text) + 1))
            for unit in units:
                yield f"{text[:len(text) // 2]}{unit * (size // len(unit))}{text[len(text) // 2:-1]}\x00"


class TooMuchWork(Exception):
    """The processor time allowed is used up."""


@contextmanager
def work_allowed(seconds: float) -> Iterator[None]:
    """Stops what runs inside once this process itself has worked for so long; waiting for others costs nothing."""
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooMuchWork

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def works_too_long(pattern: re.Pattern[str], size: int, units: tuple[str, ...] = FEW) -> str:
    """The beginning of the first string that uses up the work allowed, or ""."""
    text = ""
    size = TAGS if pattern in OVER_TAGS else size
    try:
        with work_allowed(SECONDS):
            for text in pumped(pattern, size, units):
                for _ in pattern.finditer(text):
                    pass
    except TooMuchWork:
        return f"{text[:12]!r} ... {text[-24:]!r}"
    return ""


OF_LAYOUT = {value for value in vars(layout).values() if isinstance(value, re.Pattern)}   # they see texts as they come
OVER_TAGS = {pattern for _, pattern in walk(frames(), "", 0)}
PATTERNS = find_patterns() if hasattr(signal, "setitimer") else {}


def test_patterns_of_most_modules_are_found() -> None:
    if not PATTERNS:
        pytest.skip("this system has no timer of processor time")
    assert len(PATTERNS) > 60 and len({where.partition(".")[0] for where in PATTERNS}) > 12


def test_no_pattern_matches_nothing_at_all() -> None:
    """A pattern that is searched for and matches "" would match everywhere."""
    anchored = re.compile(r"\\Z|\$|\^|\(\?[=!<]")
    empty = [where for where, pattern in PATTERNS.items() if pattern.search("")]
    assert [where for where in empty if not anchored.search(PATTERNS[where].pattern)] == []


@pytest.mark.parametrize("where", sorted(PATTERNS))
def test_a_pattern_is_done_with_a_pumped_sentence(where: str) -> None:
    assert works_too_long(PATTERNS[where], SHORT) == ""


@pytest.mark.prove
@pytest.mark.parametrize("where", sorted(PATTERNS))
def test_a_pattern_is_done_with_a_pumped_text(where: str) -> None:
    assert works_too_long(PATTERNS[where], LONG, UNITS) == ""


@pytest.mark.parametrize("bad", [r"(?:\d+,?)+ killed", r'"[^"]*" (\w+)+ said', r"(?:[\w-]+\s?)+ killed in \d"])
def test_a_pattern_known_to_be_bad_is_caught(bad: str) -> None:
    if not PATTERNS:
        pytest.skip("this system has no timer of processor time")
    assert works_too_long(re.compile(bad), SHORT) != ""
