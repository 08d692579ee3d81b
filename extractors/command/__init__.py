"""The command line of the extractors: text files in, figures out as CSV or JSON lines.

    python -m extractors report.txt                                   figures as CSV
    python -m extractors reports/ --format jsonl --out figures.jsonl --workers 2
    python -m extractors - --tally --convention acled < report.txt    totals per measure
    python -m extractors corpus.jsonl --out parts/ --workers 2        Parquet parts, a few MB of text each

Reads plain text (UTF-8, else Windows-1252). For PDF, Word and web pages let `python -m readers` print the text first.
Exit code 0: done. 2: something was refused; one line each on standard error says what and why. 130: stopped.
"""
from extractors.command.documents import MOST_BYTES, Refused, find_documents, read_text
from extractors.command.run import Stopped, main

__all__ = ["MOST_BYTES", "Refused", "Stopped", "find_documents", "main", "read_text"]
