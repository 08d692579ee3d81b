"""How long reading takes, as ratios in one run.   python -m benchmarks.speed [--rounds 3]

Interleaves the whole engine, its stages and a bare scan of the same trigger words with `regex`, on the gold articles
(GOLD=DIR, else ../shared/data) or, where they are absent, on the samples. Best of the rounds, process CPU time.
Then how time grows: ten times the text, real and hostile, against the text itself.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import regex

from benchmarks.score import ROOT, gold_folder
from extractors import extract
from extractors.lexicon import lexicon
from extractors.pipeline import read_sentences
from extractors.sentences import find_sentences
from extractors.text import tidy
from extractors.triggers import trigger_pattern

HOSTILE = {
    "killed ": "killed ",
    "12 killed ": "12 killed ",
    "quotes": '"',
    "U.S. killed 3. ": "U.S. killed 3. ",
    "1,234,567,": "1,234,567,",
    "one letter": "a",
    "12 people and ": "12 people and ",
    "digits": "7",
    "blanks": " ",
    "two hundred thousand ": "two hundred thousand ",
    "killed 3 a line": "killed 3\n",
    "A. ": "A. ",
    "said X, ": "said X, ",
    "((": "(",
    "Of the 12 killed, ": "Of the 12 killed, ",
}


def read_texts() -> list[str]:
    """The gold articles, or the samples where there is no gold."""
    folder = gold_folder() / "gold" / "texts"
    paths = sorted(folder.glob("*.txt")) or sorted((ROOT / "data" / "samples").glob("*.txt"))
    print(f"{len(paths)} texts from {'the gold articles' if folder.exists() else 'data/samples'}")
    return [path.read_text("utf-8") for path in paths]


def measure(work: Callable[[], object]) -> float:
    """CPU seconds of this process for one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(texts: list[str], rounds: int) -> None:
    """Engine and stages, interleaved, best of ``rounds``; the share of the text that each stage sees."""
    words = sorted({first for first in lexicon().harm} | set(lexicon().counted), key=len, reverse=True)
    scan = regex.compile(rf"(?i)\b(?:{'|'.join(map(regex.escape, words))})\b")
    jobs: dict[str, Callable[[], object]] = {
        "whole engine": lambda: [extract(text) for text in texts],
        "bare regex scan of its trigger words": lambda: [scan.findall(text) for text in texts],
        "its own trigger scan": lambda: [trigger_pattern().findall(text.lower()) for text in texts],
        "sentences": lambda: [find_sentences(tidy(text)) for text in texts],
    }
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            best[name] = min(best[name], measure(job))
    size = sum(map(len, texts))
    for name, seconds in best.items():
        print(
            f"{name:40}{size / seconds / 1e6:8.2f} MB/s   engine takes {best['whole engine'] / seconds:6.1f} times as long"
        )
    read = [one for text in texts for one in read_sentences(text)]
    with_figures = sum(1 for one in read if one.figures)
    print(
        f"sentences with a figure: {with_figures}; {best['whole engine'] / max(1, with_figures) * 1e6:.0f} us CPU for each"
    )
    print(
        f"share of the text in sentences with a trigger: {sum(one.row.end - one.row.start for one in read) / size:.2f}"
    )


def show_growth(texts: list[str]) -> None:
    """Time for ten times the text over time for the text: real (100 kB) and hostile (20 kB)."""
    real = "\n".join(texts)
    while len(real) < 1_000_000:
        real += "\n" + real
    print(
        f"{'real text, 100 kB to 1 MB':40}{measure(lambda: extract(real[:1_000_000])) / measure(lambda: extract(real[:100_000])):8.1f}"
    )
    for name, unit in HOSTILE.items():
        small, large = ((unit * 200_000)[:size] for size in (20_000, 200_000))
        before = max(measure(lambda text=small: extract(text)), 1e-3)  # type: ignore[misc]
        print(f"{name:40}{measure(lambda text=large: extract(text)) / before:8.1f}")  # type: ignore[misc]


def main() -> None:
    """Print the comparison and the growth."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="best of so many rounds (default 3)")
    options = parser.parse_args()
    texts = read_texts()
    compare(texts, options.rounds)
    show_growth(texts)


if __name__ == "__main__":
    main()
