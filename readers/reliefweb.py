"""Reports from the ReliefWeb API, version 2: one question, one request, each report with its text and its origin.

    >>> reliefweb_url("cholera", appname="my-name", most=2).partition("?")[2][:40]
    'appname=my-name&limit=2&preset=latest&qu'

The API wants an ``appname`` that its makers approved; there is none of ours. Off, like every request, until the user
turns fetching on. The same answer saved to disk is read by ``read_reports``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from readers.fetching import OFF, Fetching, read_url
from readers.limits import LIMITS, Limits
from readers.values import Refusal

if TYPE_CHECKING:
    from extractors.models import Report

API = "https://api.reliefweb.int/v2/reports"
APPNAME = "READERS_RELIEFWEB_APPNAME"
MOST = 1_000  # reports the API gives in one answer
_FIELDS = ("title", "body", "body-html", "date", "source", "url", "url_alias", "primary_country", "language")


def reliefweb_url(
    words: str, *, appname: str, most: int = 20, since: str = "", country: str = "", api: str = API
) -> str:
    """The address that asks for the latest reports with these words; ``since`` is an ISO date, ``country`` ISO 3."""
    asked = [("appname", appname), ("limit", str(max(1, min(most, MOST)))), ("preset", "latest")]
    if words:
        asked += [("query[value]", words), ("query[operator]", "AND")]
    asked += [("fields[include][]", name) for name in _FIELDS]
    conditions = [("language.code", "en")]
    if country:
        conditions.append(("primary_country.iso3", country.lower()))
    asked.append(("filter[operator]", "AND"))
    for number, (name, value) in enumerate(conditions):
        asked += [
            (f"filter[conditions][{number}][field]", name),
            (f"filter[conditions][{number}][value]", value),
        ]
    if since:
        number = len(conditions)
        asked += [
            (f"filter[conditions][{number}][field]", "date.original"),
            (f"filter[conditions][{number}][value][from]", f"{since}T00:00:00+00:00"),
        ]
    return f"{api}?{urlencode(asked)}"


def read_reliefweb(
    words: str,
    *,
    appname: str = "",
    most: int = 20,
    since: str = "",
    country: str = "",
    fetching: Fetching = OFF,
    limits: Limits = LIMITS,
    api: str = API,
) -> Iterator[Report | Refusal]:
    """The reports the API finds; a ``Refusal`` where fetching is off, no appname is set, or the API says no."""
    name = appname or os.environ.get(APPNAME, "")
    if not name:
        said = f"it wants an approved appname: ask its makers for one, then set {APPNAME}"
        yield Refusal("ReliefWeb", said, "appname")
        return
    url = reliefweb_url(words, appname=name, most=most, since=since, country=country, api=api)
    yield from read_url(url, name="ReliefWeb", fetching=fetching, limits=limits)
