"""Which rules read a report: a short name that changes whenever the rules or the words they know change.

    rules_version() == "3f9c0a41d2b7"
"""
from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from ledger.database import PROJECT

_READ_BY = ("extractors/**/*.py", "extractors/**/*.toml", "data/lexicon/**/*")


@cache
def rules_version(project: Path = PROJECT) -> str:
    """The first twelve hex digits of the sha256 over the engine's code, rules and lexicon."""
    return _hash_files(project, _READ_BY)[:12]


@cache
def lexicon_hash(project: Path = PROJECT) -> str:
    """The sha256 over the words alone: data/lexicon."""
    return _hash_files(project, _READ_BY[-1:])


def _hash_files(project: Path, patterns: tuple[str, ...]) -> str:
    files = sorted(file.relative_to(project).as_posix() for pattern in patterns for file in project.glob(pattern)
                   if file.is_file() and "__pycache__" not in file.parts)
    digest = hashlib.sha256()
    for name in files:
        content = (project / name).read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
