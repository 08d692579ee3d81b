"""One safe door from a file, a page, pasted text or a table to reports.

    >>> from pathlib import Path
    >>> from readers import read_report, read_reports, Refused, LIMITS
    >>> read_report("At least 26 fighters were killed.").text          # a string is pasted text
    'At least 26 fighters were killed.'
    >>> read_report(Path("sitrep.pdf")).kind                           # doctest: +SKIP
    'pdf'

``read_report`` gives one ``extractors.models.Report`` or raises ``Refused`` with one line a person can act on.
``read_reports`` also opens what holds several documents (archives, folders, tables of articles, feeds, mail with
attachments, saved API answers) and yields a ``Refusal`` for each document in it that cannot be read. ``read_url`` and
``read_reliefweb`` do the same for a page and for a question to the ReliefWeb API, once the user allows it.
"""

from readers.door import read_report, read_reports
from readers.fetching import Fetching, read_url
from readers.limits import LIMITS, Limits
from readers.reliefweb import read_reliefweb
from readers.values import Refusal, Refused

__all__ = [
    "LIMITS",
    "Fetching",
    "Limits",
    "Refusal",
    "Refused",
    "read_reliefweb",
    "read_report",
    "read_reports",
    "read_url",
]
