"""What goes with an exported file so that it can be told later what it is and whether it was altered.

    figures.csv.manifest.json: {"sha256": "...", "figures": 120, "to_review": 40, "rules_versions": ["3f9c..."], ...}
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from ledger.aggregates import key_numbers
from ledger.exports.conventions import FILE, find_convention
from ledger.exports.layout import Format
from ledger.filters import Filters


def make_manifest(frame: pd.DataFrame, data: bytes, format: Format, convention: str, *, filters: Filters,
                  rules_versions: Sequence[str], lost: Sequence[str]) -> dict[str, object]:
    """Everything that decided what is in the file; no time, so that the same export has the same manifest."""
    counts = key_numbers(frame)
    return {
        "format": format.key, "about": format.about, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(),
        "figures": counts["figures"], "reports": counts["reports"], "to_review": counts["to_review"],
        "filters": {name: value for name, value in asdict(filters).items() if value},
        "convention": convention, "citation": find_convention(convention).citation,
        "conventions_sha256": hashlib.sha256(Path(FILE).read_bytes()).hexdigest(),
        "rules_versions": sorted(rules_versions), "lost": list(lost),
    }


def write_manifest(manifest: dict[str, object]) -> bytes:
    """The manifest as indented JSON."""
    return (json.dumps(manifest, ensure_ascii=True, indent=2) + "\n").encode("ascii")
