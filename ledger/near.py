"""Which reports tell the same story: the same wire copy under another headline is linked, never dropped.

    find_near(connection, report, smallest_runs(report.text)) -> {"<report_id>": 97.3}

Candidates share a few of the smallest hashes of their five-word runs, from an index; rapidfuzz then compares the words
of each candidate with the new text. Of a run that many reports share (a standing paragraph, a motto) only the latest
few are looked at, so that finding candidates costs the same in a ledger of a hundred reports or a hundred thousand.
"""
from __future__ import annotations

import hashlib
import heapq
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from rapidfuzz.fuzz import token_set_ratio
from sqlalchemy import Connection, TextClause, select
from sqlalchemy import text as sql

from extractors.models import Report
from ledger import schema
from ledger.exact_text import from_database

NEAR_SCORE = 90.0                     # of 100; on 350 pairs of news pages it found all 169 copies and nothing else
RUN = 5                               # words in a run
KEPT = 48                             # hashes kept of a report
SHARED = 3                            # hashes two reports must share before their words are compared
LOOKED_AT = 64                        # reports looked at of those that share a run, the latest first
COMPARED = 20                         # candidates compared, those with most in common first
WORDS_READ = 3_000                    # of a long report: a copy starts alike
_LONGEST_START = 20 * WORDS_READ      # characters in which that many words are looked for
_WORD = re.compile(r"\w+")


def smallest_runs(text: str) -> list[int]:
    """The smallest hashes of the text's five-word runs, as numbers an index can hold."""
    words = _first_words(text)
    runs = {" ".join(words[at:at + RUN]) for at in range(max(1, len(words) - RUN + 1))} if words else set()
    return sorted(heapq.nsmallest(KEPT, map(_hash, runs)))


def find_near(connection: Connection, report: Report, runs: Sequence[int]) -> dict[str, float]:
    """Reports already kept that tell the same story, with how alike they are (0 to 100)."""
    candidates = _candidates(connection, runs)
    table = schema.reports
    texts = connection.execute(select(table.c.report_id, table.c.text)
                               .where(table.c.number.in_(candidates))).all() if candidates else []
    words = " ".join(_first_words(report.text))
    scores = {other: token_set_ratio(words, " ".join(_first_words(from_database(stored))), score_cutoff=NEAR_SCORE)
              for other, stored in texts}
    return {other: score for other, score in sorted(scores.items()) if score >= NEAR_SCORE}


def _candidates(connection: Connection, runs: Sequence[int]) -> list[int]:
    """Numbers of the reports that share enough runs, those with most in common first, then the latest."""
    if not runs:
        return []
    found = connection.execute(_question(len(runs)), {f"run{at}": run for at, run in enumerate(runs)})
    shared = Counter(row[0] for row in found)
    enough = [(-count, -number) for number, count in shared.items() if count >= min(SHARED, len(runs))]
    return [-number for _count, number in heapq.nsmallest(COMPARED, enough)]


@cache
def _question(runs: int) -> TextClause:
    """One question for all runs, each of its parts answered from the index and cut off by itself."""
    parts = (f"SELECT number FROM (SELECT number FROM runs WHERE run = :run{at} ORDER BY number DESC "
             f"LIMIT {LOOKED_AT}) AS part{at}" for at in range(runs))
    return sql(" UNION ALL ".join(parts))


def _first_words(text: str) -> list[str]:
    return _WORD.findall(text[:_LONGEST_START].lower())[:WORDS_READ]


def _hash(run: str) -> int:
    digest = hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
