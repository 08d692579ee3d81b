"""Fetching is off until asked for, goes to public servers only and stops at its limits; against a local server."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from made import SECOND, SENTENCE, make_page, make_pdf, make_reliefweb

from extractors.models import Report
from readers import Fetching, Refusal, Refused, read_reliefweb, read_url
from readers.addresses import is_public
from readers.fetch_worker import get_page
from readers.fetching import fetch, fetching_by_environment
from readers.reliefweb import reliefweb_url

TEXT = f"{SENTENCE} {SECOND}"
ROOT = Path(__file__).resolve().parents[2]
ON = Fetching(allow=True, seconds=5.0)

PRIVATE = (  # every way of writing an address that is not of a public server
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "2130706433",
    "0x7f000001",
    "0x7f.0x0.0x0.0x1",
    "0177.0.0.1",
    "017700000001",
    "0x7f.1",
    "127.0.0.1.",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "0.0.0.0",
    "0",
    "10.0.0.1",
    "10.1",
    "167772161",
    "012.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "0xc0a80101",
    "3232235777",
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:169.254.169.254]",
    "[::ffff:0:127.0.0.1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::a00:1]",
    "[2002:7f00:1::]",
    "[2002:c0a8:101::1]",
    "[2001:0:7f00:1::1]",
    "[2001:db8::1]",
    "[3fff::1]",
    "[5f00::1]",
    "[100::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
)


class _Site(BaseHTTPRequestHandler):
    """A small site: each path one thing a server may do."""

    protocol_version = "HTTP/1.1"
    seen: list[tuple[str, dict[str, str]]] = []

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.seen.append((self.path, dict(self.headers)))
        answer = getattr(self, f"answer_{urlsplit(self.path).path.strip('/') or 'page'}")
        answer()

    def send(self, data: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def lead_to(self, target: str) -> None:
        self.send(b"", status=302, Location=target)

    def answer_page(self) -> None:
        self.send(make_page(f"<p>{SENTENCE}</p><p>{SECOND}</p>"))

    def answer_pdf(self) -> None:
        self.send(make_pdf([[SENTENCE, SECOND]]), "application/pdf")

    def answer_cyrillic(self) -> None:
        self.send("26 человек погибли в городе, сообщили власти".encode("cp1251"), "text/plain; charset=windows-1251")

    def answer_api(self) -> None:
        record = {"title": "Cholera", "body": TEXT, "date": {"original": "2024-05-02T00:00:00+00:00"}}
        self.send(make_reliefweb(record, {**record, "body": SENTENCE}), "application/json")

    def answer_moved(self) -> None:
        self.lead_to("/page")

    def answer_metadata(self) -> None:
        self.lead_to("http://169.254.169.254/latest/meta-data/")

    def answer_mapped(self) -> None:
        self.lead_to("http://[::ffff:10.0.0.1]/")

    def answer_file(self) -> None:
        self.lead_to("file:///etc/passwd")

    def answer_port(self) -> None:
        self.lead_to("http://127.0.0.1:22/")

    def answer_loop(self) -> None:
        self.lead_to("/loop")

    def answer_missing(self) -> None:
        self.send(b"gone", status=404)

    def answer_refuses(self) -> None:
        self.send(b'{"status": 403}', "application/json", status=403)

    def answer_picture(self) -> None:
        self.send(b"\x89PNG", "image/png")

    def answer_large(self) -> None:
        self.send(b"killed 26. " * 200_000, "text/plain")

    def answer_bomb(self) -> None:
        self.send(gzip.compress(b"killed 26. " * 5_000_000), "text/plain", Content_Encoding="gzip")

    def answer_packed(self) -> None:
        self.send(gzip.compress(make_page(f"<p>{SENTENCE}</p>")), Content_Encoding="gzip")

    def answer_brotli(self) -> None:
        self.send(b"xx", Content_Encoding="br")

    def answer_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"26 killed")
        self.close_connection = True

    def answer_slow(self) -> None:
        self.drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + b"killed " * 100)

    def drip(self, data: bytes) -> None:
        for at in range(len(data)):
            try:
                self.wfile.write(data[at : at + 1])
            except OSError:  # the other end has given up, as it should
                return
            time.sleep(0.1)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def local(site: str) -> Fetching:
    """Fetching that may also ask this one server of the test."""
    return replace(ON, allow_loopback=True, ports=(80, urlsplit(site).port))


@pytest.fixture
def no_connection(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was connected to; nothing in these tests may be."""
    tried: list[object] = []

    def refuse(_socket: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError("a test must not connect")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return tried


def code_of(url: str, fetching: Fetching) -> str:
    with pytest.raises(Refused) as refused:
        get_page(url, fetching)
    return refused.value.code


def test_nothing_is_fetched_until_the_user_says_so(site: str, monkeypatch) -> None:
    monkeypatch.delenv("READERS_ALLOW_FETCH", raising=False)
    before = len(_Site.seen)
    assert [item.code for item in read_url(f"{site}/page")] == ["fetch_off"]
    assert not fetching_by_environment().allow and len(_Site.seen) == before


@pytest.mark.parametrize(("value", "allowed"), [("1", True), ("yes", True), ("ON", True), ("0", False), ("", False)])
def test_the_setting_of_the_environment_turns_it_on(monkeypatch, value: str, allowed: bool) -> None:
    monkeypatch.setenv("READERS_ALLOW_FETCH", value)
    assert fetching_by_environment().allow is allowed


def test_a_page_becomes_a_report_that_says_where_it_came_from(site: str, local: Fetching) -> None:
    (report,) = read_url(f"{site}/page", fetching=local)
    assert isinstance(report, Report)
    assert (report.text, report.url, report.kind) == (
        f"26 killed near Falluja\n{SENTENCE}\n{SECOND}",
        f"{site}/page",
        "html",
    )


def test_a_document_goes_through_the_same_door(site: str, local: Fetching) -> None:
    (report,) = read_url(f"{site}/pdf", fetching=local)
    assert (report.kind, report.url) == ("pdf", f"{site}/pdf") and SENTENCE in report.text


def test_what_the_server_says_of_the_encoding_is_heard(site: str, local: Fetching) -> None:
    (report,) = read_url(f"{site}/cyrillic", fetching=local)
    assert report.text == "26 человек погибли в городе, сообщили власти" and report.warnings == ()


def test_a_redirect_is_followed_and_the_last_address_kept(site: str, local: Fetching) -> None:
    assert get_page(f"{site}/moved", local).url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("metadata", "private_address"),
        ("mapped", "private_address"),
        ("file", "bad_address"),
        ("port", "bad_address"),
        ("loop", "redirects"),
        ("missing", "status"),
        ("picture", "unsupported"),
        ("brotli", "unsupported"),
        ("short", "unreachable"),
    ],
)
def test_what_a_server_may_not_do_is_refused(site: str, local: Fetching, path: str, code: str) -> None:
    assert code_of(f"{site}/{path}", local) == code


def test_a_large_page_and_a_packed_bomb_are_cut_off(site: str, local: Fetching) -> None:
    small = replace(local, max_bytes=1_000_000)
    assert code_of(f"{site}/large", small) == "too_large"
    assert code_of(f"{site}/bomb", small) == "too_large"
    assert SENTENCE.encode() in get_page(f"{site}/packed", small).data


def test_a_server_that_drips_is_given_up(site: str, local: Fetching, monkeypatch) -> None:
    monkeypatch.setattr("readers.fetching._START_SECONDS", 1.0)
    with pytest.raises(Refused) as refused:
        fetch(f"{site}/slow", replace(local, seconds=1.0))
    assert refused.value.code == "time"


def test_this_computer_s_proxies_cookies_and_passwords_are_left_alone(site: str, local: Fetching, monkeypatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    get_page(f"{site}/page", local)
    _path, headers = _Site.seen[-1]
    assert headers["User-Agent"] == "casualty-figures-dashboard"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize("host", PRIVATE)
def test_no_form_of_a_private_address_is_asked(no_connection, host: str) -> None:
    # with a dot at the end some systems know no such name at all
    assert code_of(f"http://{host}/", ON) in ("private_address", *["unreachable"] * host.endswith("."))
    assert no_connection == []


def test_there_are_more_than_40_forms_of_private_addresses() -> None:
    assert len(set(PRIVATE)) > 40


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "203.0.114.1", "2606:4700:4700::1111", "2a00:1450::1"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["", "example.org", "999.1.1.1", "1.1.1", "fe80::1%eth0", "::ffff:8.8.8.8"])
def test_what_is_no_plain_public_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("found", ["10.0.0.7", "169.254.169.254", "127.0.0.1", "fd00::1", "::1", "64:ff9b::a00:1"])
def test_a_name_that_resolves_to_a_private_address_is_not_asked(no_connection, monkeypatch, found: str) -> None:
    answer_names(monkeypatch, [found])
    assert code_of("http://news.example/", ON) == "private_address"
    assert no_connection == []


def test_a_name_can_not_mean_another_server_a_moment_later(no_connection, monkeypatch) -> None:
    asked = answer_names(monkeypatch, ["8.8.8.8", "127.0.0.1"])
    assert code_of("http://news.example/", ON) == "unreachable"
    assert [address[0] for address in no_connection] == ["8.8.8.8"]
    assert asked[0] == "news.example" and set(asked[1:]) <= {"8.8.8.8"}


def test_the_server_is_told_the_name_that_was_asked_for(site: str, local: Fetching, monkeypatch) -> None:
    answer_names(monkeypatch, ["127.0.0.1"])
    port = urlsplit(site).port
    get_page(f"http://news.example:{port}/page", local)
    assert _Site.seen[-1][1]["Host"] == f"news.example:{port}"


def answer_names(monkeypatch, addresses: list[str]) -> list[str]:
    """Name servers that give these addresses in turn, the last one for good; numeric hosts stay what they are."""
    real, asked, left = socket.getaddrinfo, [], list(addresses)

    def answer(host: str, port: int, *words: object, **named: object) -> list:
        asked.append(host)
        if host != "news.example":
            return real(host, port, *words, **named)
        return real(left.pop(0) if len(left) > 1 else left[0], port, *words, **named)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "gopher://example.org/",
        "javascript:alert(1)",
        "data:text/plain,26",
        "//example.org/",
        "example.org",
        "http://",
        "http:///a",
        "http://user:word@example.org/",
        "http://example.org@10.0.0.1/",
        "http://example.org:22/",
        "http://example.org:99999/",
        "http://example.org:x/",
        "http://example.org\\@10.0.0.1/",
        "http://exam ple.org/",
        "http://example.org/\r\nHost: x",
        "http://[::1",
        "http://example.org/" + "a" * 5_000,
        "http://" + "a" * 70 + ".org/",
    ],
)
def test_an_address_that_is_none_is_refused_by_its_looks(no_connection, url: str) -> None:
    assert code_of(url, ON) == "bad_address"
    assert no_connection == []


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate of this test")
def test_a_server_that_can_not_prove_who_it_is_is_refused(tmp_path) -> None:
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"]
    subprocess.run([*made, "-keyout", tmp_path / "k", "-out", tmp_path / "c"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "c", tmp_path / "k")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        asked = replace(ON, allow_loopback=True, ports=(server.server_port,))
        with pytest.raises(Refused, match="certificate is not trusted"):
            get_page(f"https://localhost:{server.server_port}/page", asked)
    finally:
        server.shutdown()
        server.server_close()


def test_the_answer_of_the_reliefweb_api_becomes_reports(site: str, local: Fetching) -> None:
    items = list(read_reliefweb("cholera", appname="me", most=2, fetching=local, api=f"{site}/api"))
    assert items and all(isinstance(item, Report) and item.kind == "reliefweb" for item in items)
    asked = parse_qs(urlsplit(_Site.seen[-1][0]).query)
    assert (asked["appname"], asked["limit"], asked["query[value]"]) == (["me"], ["2"], ["cholera"])
    assert {"body", "title", "date", "source"} <= set(asked["fields[include][]"])


def test_the_reliefweb_api_says_no(site: str, local: Fetching, monkeypatch) -> None:
    monkeypatch.delenv("READERS_RELIEFWEB_APPNAME", raising=False)
    (none,) = read_reliefweb("cholera", fetching=local, api=f"{site}/api")
    (refused,) = read_reliefweb("cholera", appname="x", fetching=local, api=f"{site}/refuses")
    (off,) = read_reliefweb("cholera", appname="x", api=f"{site}/api")
    assert isinstance(refused, Refusal)
    assert (none.code, refused.code, refused.name, off.code) == ("appname", "status", "ReliefWeb", "fetch_off")
    assert "403" in refused.reason


def test_a_question_to_reliefweb_can_name_a_country_and_a_day() -> None:
    asked = parse_qs(urlsplit(reliefweb_url("flood", appname="x", since="2024-05-01", country="KEN")).query)
    assert asked["filter[conditions][1][value]"] == ["ken"]
    assert asked["filter[conditions][2][value][from]"] == ["2024-05-01T00:00:00+00:00"]


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "readers", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **environment},
    )


def test_the_command_fetches_only_when_told(site: str) -> None:
    off = run("https://example.org/a", READERS_ALLOW_FETCH="")
    assert off.returncode == 2 and "--allow-fetch" in off.stderr and off.stderr.count("\n") == 1
    inside = run("--allow-fetch", "http://169.254.169.254/latest/meta-data/")
    assert inside.returncode == 2 and "private network" in inside.stderr
    assert inside.stdout == ""
