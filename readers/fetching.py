"""Fetch one page by its address: off until the user turns it on, and then only from public servers.

    >>> fetch("https://example.org/sitrep")
    Traceback (most recent call last):
    readers.values.Refused: fetching from the web is off: turn it on with --allow-fetch or READERS_ALLOW_FETCH=1

The request is made by ``readers.fetch_worker`` in a process of its own, which is ended when the time is over: neither a
slow name server nor a page that comes a byte at a time holds the caller. What comes back goes through the same door as
a file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from readers.door import read_reports
from readers.limits import LIMITS, MEGABYTE, Limits
from readers.values import Refusal, Refused, show_name

if TYPE_CHECKING:
    from extractors.models import Report

ALLOW = "READERS_ALLOW_FETCH"
_YES = frozenset(("1", "yes", "true", "on"))
_ROOT = str(Path(__file__).resolve().parent.parent)
_START_SECONDS = 5.0  # what starting the process may take on a busy machine


def _setting(default, meaning: str):
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True, slots=True)
class Fetching:
    """Whether and how pages are fetched. ``Fetching(allow=True)`` is what a switch in a page turns on."""

    allow: bool = _setting(False, "whether anything may be fetched at all")
    seconds: float = _setting(10.0, "longest time for one address, redirects included, in seconds")
    max_bytes: int = _setting(10 * MEGABYTE, "largest page, once unpacked, in bytes")
    redirects: int = _setting(3, "most redirects that are followed, each checked like the first address")
    ports: tuple[int, ...] = _setting((80, 443), "ports that may be asked")
    allow_loopback: bool = _setting(False, "also servers on this computer, for a mirror of one's own and for tests")
    user_agent: str = _setting("casualty-figures-dashboard", "how the request names itself")


class Fetched(NamedTuple):
    """What a server sent: the body, the address it came from in the end, and the encoding its header states."""

    data: bytes
    url: str
    encoding: str = ""


OFF = Fetching()


def fetching_by_environment() -> Fetching:
    """The user's setting: on where READERS_ALLOW_FETCH is 1, yes, true or on; else off."""
    return Fetching(allow=os.environ.get(ALLOW, "").strip().lower() in _YES)


def is_address(words: str) -> bool:
    """Whether this is meant as the address of a page and not as a file or a text."""
    return words.strip().lower().startswith(("http://", "https://"))


def fetch(url: str, fetching: Fetching = OFF) -> Fetched:
    """The page at an address. Raises Refused where fetching is off, the address is not public, or the server fails."""
    if not fetching.allow:
        raise Refused("fetch_off", f"fetching from the web is off: turn it on with --allow-fetch or {ALLOW}=1")
    check_url(url, fetching)
    if find_spec("requests_hardened") is None:
        raise Refused("missing_library", "fetching needs requests-hardened: pip install -r requirements.txt")
    request = json.dumps({"url": url.strip(), **asdict(fetching)})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "readers.fetch_worker"],
            input=request.encode("ascii"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=fetching.seconds + _START_SECONDS,
            env={**os.environ, "PYTHONPATH": _ROOT, "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        )
    except subprocess.TimeoutExpired:
        raise Refused("time", f"the server did not answer in full within {fetching.seconds:g} seconds") from None
    return _read_answer(done.stdout)


def read_url(
    url: str, *, name: str = "", fetching: Fetching = OFF, limits: Limits = LIMITS, text_column: str = ""
) -> Iterator[Report | Refusal]:
    """Every report at an address, as ``read_reports`` gives them; never raises ``Refused``."""
    try:
        fetched = fetch(url, fetching)
    except Refused as refused:
        yield Refusal(show_name(name or url), str(refused), refused.code)
        return
    yield from read_reports(
        fetched.data,
        name=name or fetched.url,
        url=fetched.url,
        encoding=fetched.encoding,
        limits=limits,
        text_column=text_column,
    )


def check_url(url: str, fetching: Fetching) -> None:
    """Refuse an address by how it is written; whether its host is public is seen when it is resolved."""
    stripped = url.strip()
    if len(stripped) > 4_000 or not stripped.isprintable() or set(' \\<>"') & set(stripped):
        raise Refused("bad_address", "this is no address of a web page: copy it anew from the browser")
    try:
        parts = urlsplit(stripped)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError:
        raise Refused("bad_address", "this is no address of a web page: copy it anew from the browser") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused("bad_address", "only addresses that begin with http:// or https:// are fetched")
    if "@" in parts.netloc:
        raise Refused("bad_address", "the address holds a user name or password: take it out")
    if port not in fetching.ports:
        raise Refused("bad_address", f"port {port} is not fetched from, only {', '.join(map(str, fetching.ports))}")


def _read_answer(output: bytes) -> Fetched:
    line, ended, body = output.partition(b"\n")
    if not ended:
        raise Refused("unreachable", "the request ended without an answer: try again later")
    answer = json.loads(line)
    if "code" in answer:
        raise Refused(answer["code"], answer["message"])
    return Fetched(body, answer["url"], answer["encoding"])
