"""The process that makes one request: reads it as JSON on its input, writes a line of JSON, then the page.

Started by readers.fetching as ``python -m readers.fetch_worker``. requests-hardened resolves each name once and
connects to that very address, so that a name cannot mean another server a moment later; the address is checked before
the connection is made, the first one and that of every redirect. No proxy, cookie or password of this computer is used.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from urllib.parse import urljoin

import requests
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.exceptions import HTTPError

from readers.addresses import is_loopback, is_public
from readers.fetching import Fetched, Fetching, check_url
from readers.limits import LIMITS
from readers.values import Refused
from readers.worker import limit_process

_REDIRECTS = (301, 302, 303, 307, 308)
_NO_TEXT = ("image/", "audio/", "video/", "font/")
_PIECE = 16_384  # bytes asked for at a time: what a bomb can unpack at once is bounded with it


class PinnedAdapter(IPFilterAdapter):
    """Connects to the address that was checked; stricter than the library, which lets ::127.0.0.1 and fec0::1 pass."""

    def build_connection_pool_key_attributes(self, request, verify, cert=None):
        """The library's host and settings, once the address in them is known to be public."""
        host, settings = super().build_connection_pool_key_attributes(request, verify, cert)
        address = host["host"].strip("[]")
        if not (is_public(address) or (self._allow_loopback and is_loopback(address))):
            raise InvalidIPAddress(address)
        return host, settings


def main() -> None:
    request = json.loads(sys.stdin.buffer.read())
    url = request.pop("url")
    fetching = Fetching(**{**request, "ports": tuple(request["ports"])})
    limit_process(LIMITS)
    try:
        page = get_page(url, fetching)
    except Refused as refused:
        sys.stdout.buffer.write(json.dumps({"code": refused.code, "message": str(refused)}).encode("ascii") + b"\n")
        return
    sys.stdout.buffer.write(json.dumps({"url": page.url, "encoding": page.encoding}).encode("ascii") + b"\n")
    sys.stdout.buffer.write(page.data)


def get_page(url: str, fetching: Fetching) -> Fetched:
    """Follow an address to its page; raises Refused with one line a person can act on."""
    deadline = time.monotonic() + fetching.seconds
    with open_session(fetching) as session:
        for _ in range(fetching.redirects + 1):
            check_url(url, fetching)
            with _ask(session, url, fetching) as response:
                target = response.headers.get("Location", "")
                if response.status_code not in _REDIRECTS or not target:
                    return _read_page(response, url, fetching, deadline)
            url = urljoin(url, target)
    raise Refused("redirects", f"it leads on more than {fetching.redirects} times: give the address it ends at")


def open_session(fetching: Fetching) -> HTTPSession:
    """A session that resolves, checks and pins, follows nothing by itself and takes no settings from outside."""
    session = HTTPSession(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=fetching.allow_loopback,
            never_redirect=True,
            default_timeout=(fetching.seconds, fetching.seconds),
            user_agent_override=fetching.user_agent,
        )
    )
    session.trust_env = False
    for scheme in ("http", "https"):
        session.mount(
            f"{scheme}://", PinnedAdapter(is_https_proto=scheme == "https", allow_loopback=fetching.allow_loopback)
        )
    return session


def _ask(session: HTTPSession, url: str, fetching: Fetching) -> requests.Response:
    headers = {"Accept": "text/html, application/json, application/pdf, */*;q=0.5", "Accept-Encoding": "gzip"}
    try:
        return session.get(url, headers=headers, stream=True)
    except InvalidIPAddress:
        raise Refused(
            "private_address", "it is an address of this computer or of a private network: only public ones are fetched"
        ) from None
    except requests.exceptions.SSLError:
        raise Refused("unreachable", "the server cannot prove who it is (its certificate is not trusted)") from None
    except requests.Timeout:
        raise Refused("time", f"the server did not answer within {fetching.seconds:g} seconds") from None
    except (requests.exceptions.InvalidURL, UnicodeError, ValueError):
        raise Refused("bad_address", "this is no address of a web page: copy it anew from the browser") from None
    except (requests.RequestException, HTTPError, OSError):
        raise Refused("unreachable", "no server answers there: check the address and the connection") from None


def _read_page(response: requests.Response, url: str, fetching: Fetching, deadline: float) -> Fetched:
    if response.status_code != 200:
        raise Refused("status", f"the server answers {response.status_code} {response.reason or ''}".strip()[:120])
    kind = response.headers.get("Content-Type", "").lower()
    if kind.startswith(_NO_TEXT):
        raise Refused("unsupported", f"the address leads to {kind.partition(';')[0][:40]}, which holds no text")
    if response.headers.get("Content-Encoding", "identity").lower() not in ("identity", "gzip", ""):
        raise Refused("unsupported", "the server packs the page in a way that was not asked for")
    data = bytearray()
    for piece in _pieces(response):
        data += piece
        if len(data) > fetching.max_bytes:
            raise Refused("too_large", f"the page has more than {fetching.max_bytes / 1_048_576:.4g} MB")
        if time.monotonic() > deadline:
            raise Refused("time", f"the page did not come in full within {fetching.seconds:g} seconds")
    stated = requests.utils.get_encoding_from_headers(response.headers) if "charset=" in kind else ""
    return Fetched(bytes(data), url, stated or "")


def _pieces(response: requests.Response) -> Iterator[bytes]:
    try:
        yield from response.iter_content(_PIECE)
    except (requests.RequestException, HTTPError, OSError):
        raise Refused("unreachable", "the connection broke off before the page was whole: try again") from None


if __name__ == "__main__":
    main()
