"""What goes with an exported file so that it can be told later what it is and whether it was altered.

    figures.csv.manifest.json: {"sha256": "...", "figures": 120, "profile": "public", "to_review": 40, ...}
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from ledger.aggregates import key_numbers
from ledger.exports.conventions import FILE, find_convention
from ledger.exports.layout import Format
from ledger.exports.profiles import ABOUT
from ledger.filters import Filters
from ledger.versions import lexicon_hash, rules_version


@dataclass(slots=True)
class Written:
    """What went into a file, counted while it was written."""

    size: int = 0
    sha256: str = hashlib.sha256().hexdigest()


def counted(pieces: Iterable[bytes | memoryview], written: Written) -> Iterator[bytes | memoryview]:
    """The pieces as they are; ``written`` knows all of them at the end."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        written.size += len(piece)
        yield piece
    written.sha256 = digest.hexdigest()


def make_manifest(frame: pd.DataFrame, written: Written, format: Format, convention: str, *, profile: str,
                  filters: Filters, rules_versions: Sequence[str], lost: Sequence[str]) -> dict[str, object]:
    """Everything that decided what is in the file; no time, so that the same export has the same manifest."""
    counts = key_numbers(frame)
    return {
        "format": format.key, "about": format.about, "profile": profile, "sharing": ABOUT[profile],
        "bytes": written.size, "sha256": written.sha256,
        "figures": counts["figures"], "reports": counts["reports"], "to_review": counts["to_review"],
        "unreviewed_share": round(counts["to_review"] / counts["figures"], 4) if counts["figures"] else 0.0,
        "filters": {name: value for name, value in asdict(filters).items() if value},
        "convention": convention, "citation": find_convention(convention).citation,
        "conventions_sha256": hashlib.sha256(Path(FILE).read_bytes()).hexdigest(),
        "rules_versions": sorted(rules_versions), "rules_version_here": rules_version(),
        "lexicon_sha256": lexicon_hash(), "lost": list(lost),
    }


def write_manifest(manifest: dict[str, object]) -> bytes:
    """The manifest as indented JSON."""
    return (json.dumps(manifest, ensure_ascii=True, indent=2) + "\n").encode("ascii")
