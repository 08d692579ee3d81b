"""How long reading takes, as ratios in one run.   python -m benchmarks.speed [--rounds 3] [--peers PYTHON]

Interleaves the whole engine, its stages, a bare scan of the same trigger words with `regex` and, where there is an
environment of them, other tools: on conflict text (gold articles where every second sentence gives a figure) and on
mixed news (one such article to six without a word of harm). Best of the rounds, process CPU time. Then what share of
the text each stage sees, how time grows with the text, real and hostile, and what starting costs.
Texts: GOLD=DIR, else ../shared/data, else the samples.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import regex

from benchmarks.score import ROOT, gold_folder
from extractors import extract
from extractors.pipeline import read_sentences
from extractors.text.layout import read_layout
from extractors.text.sentences import find_sentences
from extractors.text.tokens import split_tokens
from extractors.triggers import find_triggers, stands_in, trigger_pattern
from extractors.words.lexicon import lexicon

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
ENGINE = "this engine"
Jobs = dict[str, Callable[[], float]]


def read_texts() -> list[str]:
    """The gold articles, or the samples where there is no gold."""
    folder = gold_folder() / "gold" / "texts"
    paths = sorted(folder.glob("*.txt")) or sorted((ROOT / "data" / "samples").glob("*.txt"))
    print(f"{len(paths)} texts from {'the gold articles' if folder.exists() else 'data/samples'}")
    return [path.read_text("utf-8") for path in paths]


def make_streams(texts: list[str]) -> dict[str, list[str]]:
    """Conflict text and mixed news, of about the same size."""
    rich, plain = [], []
    for text in texts:
        tidied, read = read_layout(text).tidied, read_sentences(text)
        pieces = find_sentences(tidied)
        words = find_triggers(tidied.lower()).words
        plain += [tidied[a:b] for a, b in pieces if not stands_in(words, a, b)]
        if 5 * sum(1 for one in read if one.figures) >= 2 * len(pieces):
            rich.append(text)
    mixed: list[str] = []
    for number, text in enumerate(rich):
        mixed.append(text)
        mixed += [" ".join(plain[(number * 90 + k * 15 + j) % len(plain)] for j in range(15)) for k in range(6)]
    return {"conflict text": rich, "mixed news": mixed}


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process for one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def own_jobs(texts: list[str]) -> Jobs:
    """The engine, its first stages, and a bare scan of the same words."""
    words = sorted({first for first in lexicon().harm} | set(lexicon().counted), key=len, reverse=True)
    scan = regex.compile(rf"(?i)\b(?:{'|'.join(map(regex.escape, words))})\b")
    return {
        ENGINE: lambda: cpu_seconds(lambda: [extract(text) for text in texts]),
        "bare regex scan of its trigger words": lambda: cpu_seconds(lambda: [scan.findall(text) for text in texts]),
        "its own trigger scan": lambda: cpu_seconds(lambda: [trigger_pattern().findall(one.lower()) for one in texts]),
        "its layout and sentences": lambda: cpu_seconds(
            lambda: [find_sentences(read_layout(text).tidied) for text in texts]
        ),
        "its tokens of every sentence": lambda: cpu_seconds(
            lambda: [split_tokens(text, a, b) for text in texts for a, b in find_sentences(text)]
        ),
    }


@contextmanager
def peer_jobs(python: Path, streams: dict[str, list[str]]) -> Iterator[dict[str, Jobs]]:
    """The tools of benchmarks/peers.py, each stream's by name; none where they are not installed."""
    if not python.exists():
        print(f"no peers: {python} is not there (make bench-speed installs them)")
        yield {stream: {} for stream in streams}
        return
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text(json.dumps(streams), "utf-8")
        command = [str(python), str(Path(__file__).with_name("peers.py")), str(texts)]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as child:
            assert child.stdin is not None and child.stdout is not None
            names = json.loads(child.stdout.readline())

            def ask(stream: str, name: str) -> float:
                assert child.stdin is not None and child.stdout is not None
                print(json.dumps([stream, name]), file=child.stdin, flush=True)
                return float(child.stdout.readline())

            yield {
                stream: {name: lambda stream=stream, name=name: ask(stream, name) for name in names}  # type: ignore[misc]
                for stream in streams
            }
            child.stdin.close()


def compare(stream: str, texts: list[str], jobs: Jobs, rounds: int) -> None:
    """Engine, stages and peers in turn, best of ``rounds``."""
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            best[name] = min(best[name], job())
    size = sum(map(len, texts))
    read = [one for text in texts for one in read_sentences(text)]
    figures = sum(1 for one in read if one.figures)
    sentences = sum(len(find_sentences(text)) for text in texts)
    print(f"\n{stream}: {size / 1e6:.2f} MB, {len(texts)} texts, {sentences} sentences, {figures} with a figure")
    for name, seconds in best.items():
        ratio = seconds / best[ENGINE]
        print(f"  {name:38}{size / seconds / 1e6:9.3f} MB/s{'' if name == ENGINE else f'   engine is {ratio:7.2f} x'}")
    print(f"  CPU for each sentence with a figure    {best[ENGINE] / max(1, figures) * 1e6:7.0f} us")


def show_shares(stream: str, texts: list[str]) -> None:
    """What share of the characters each stage sees."""
    size = seen = hinted = chunked = told = 0
    for text in texts:
        tidied = read_layout(text).tidied
        triggers = find_triggers(tidied.lower())
        size += len(tidied)
        for start, end in find_sentences(tidied):
            hinted += (end - start) * stands_in(triggers.words, start, end)
            chunked += (end - start) * stands_in(triggers.phrases, start, end)
        read = read_sentences(text)
        seen += sum(one.row.end - one.row.start for one in read)
        told += sum(one.row.end - one.row.start for one in read if one.figures)
    shares = {"trigger scan": size, "a trigger word": hinted, "a harm phrase": chunked, "read": seen, "figures": told}
    print(f"  share of the text, {stream}: " + ", ".join(f"{name} {part / size:.2f}" for name, part in shares.items()))


def show_growth(texts: list[str]) -> None:
    """Time for ten times the text over time for the text: real (100 kB) and hostile (20 kB).

    The real text is compared with its own ten pieces, as no two pieces tell equally many figures.
    """
    real = "\n\n".join(texts)
    while len(real) < 1_000_000:
        real += "\n\n" + real
    print("\ntime for ten times the text over time for the text")
    pieces = [real[at : at + 100_000] for at in range(0, 1_000_000, 100_000)]
    before = cpu_seconds(lambda: [extract(piece) for piece in pieces]) / 10
    print(f"  {'real, 100 kB':38}{cpu_seconds(lambda: extract(real[:1_000_000])) / before:9.1f}")
    for name, unit in HOSTILE.items():
        small, large = (unit * 20_000)[:20_000], (unit * 200_000)[:200_000]
        before = max(cpu_seconds(lambda text=small: extract(text)), 1e-3)  # type: ignore[misc]
        print(f"  {name:38}{cpu_seconds(lambda text=large: extract(text)) / before:9.1f}")  # type: ignore[misc]


_START = """
import time
from pathlib import Path
before = time.process_time()
import extractors.command
ready = time.process_time()
told = Path("/proc/self/status")  # not the peak: that begins with the size of the process which started this one
held = [line.split()[1] for line in told.read_text().splitlines() if line[:6] == "VmRSS:"] if told.exists() else ["0"]
extractors.extract("At least 26 militants were killed near Falluja, the army said.")
print(ready - before, time.process_time() - before, int(held[0]) / 1024)
"""


def show_start() -> None:
    """What it costs before the first text, and with it, in a fresh process."""
    told = [
        tuple(map(float, subprocess.run(
            [sys.executable, "-c", _START], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()))
        for _ in range(3)
    ]
    ready, first, size = (min(column) for column in zip(*told, strict=True))
    print(f"\nstart: {ready:.2f} s CPU and {size:.0f} MB before the first text, {first:.2f} s with it")


def main() -> None:
    """Print the comparison, the shares, the growth and the start."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="best of so many rounds (default 3)")
    parser.add_argument("--peers", type=Path, default=ROOT / ".venv" / "peers" / "bin" / "python",
                        help="the interpreter of the environment that holds the other tools")
    options = parser.parse_args()
    texts = read_texts()
    streams = make_streams(texts)
    with peer_jobs(options.peers, streams) as peers:
        for stream, chosen in streams.items():
            compare(stream, chosen, own_jobs(chosen) | peers[stream], options.rounds)
            show_shares(stream, chosen)
    show_growth(texts)
    show_start()


if __name__ == "__main__":
    main()
