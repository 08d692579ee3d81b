"""The parser process: reads requests on its input, writes what it found on its output, can do nothing else.

Started by readers.child as ``python -m readers.worker``. It limits its own memory and time, may write no file, open no
connection and start no program, and imports only the parser that is asked for. What a parser does not foresee ends the
process with one last line; the parent turns that into a refusal.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

from readers.limits import MEGABYTE, Limits
from readers.values import Document, Member, Refusal, Refused

PARSERS = {  # kind: module and function; each takes (data, limits, asked)
    "html": "readers.html:read_html",
    "xml": "readers.feed:read_xml",
    "json": "readers.articles:read_json",
    "table": "readers.articles:read_csv",
    "parquet": "readers.articles:read_parquet",
    "sheet": "readers.sheets:read_sheets",
    "pdf": "readers.pdf:read_pdf",
    "docx": "readers.word:read_word",
    "mail": "readers.mail:read_mail",
    "msg": "readers.outlook:read_outlook",
    "zip": "readers.archive:read_zip",
    "ole": "readers.outlook:read_ole",
}
Parser = Callable[[bytes, Limits, dict], Iterator[Document | Member | Refusal]]


def main() -> None:
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)  # a library that prints must not talk into the replies
    sys.excepthook = lambda kind, error, _: _say_last(replies, kind, error)
    while line := requests.readline():
        request = json.loads(line)
        limits = Limits(**request.pop("limits"))
        limit_process(limits)
        answer(request, requests.read(request.pop("size")), limits, replies)


def answer(request: dict, data: bytes, limits: Limits, replies: BinaryIO) -> None:
    """Run the parser and write a reply for each item, then an end."""
    parse = find_parser(request.pop("kind"))
    lock_down()
    try:
        for item in parse(data, limits, request):
            _write(replies, *_to_reply(item))
            allow_time(limits)
    except Refused as refused:
        _write(replies, {"type": "refused", "code": refused.code, "message": str(refused)})
        return
    _write(replies, {"type": "end"})


def find_parser(kind: str) -> Parser:
    module, function = PARSERS[kind].split(":")
    return getattr(importlib.import_module(module), function)


def limit_process(limits: Limits) -> None:
    """Limits the system keeps; where it has none (Windows), the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    _lower(resource, resource.RLIMIT_AS, limits.memory_mb * MEGABYTE)
    _lower(resource, resource.RLIMIT_FSIZE, 0)
    _lower(resource, resource.RLIMIT_CORE, 0)
    allow_time(limits)


def allow_time(limits: Limits) -> None:
    """Give the next item its processor time, counted from now."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    allowed = int(used.ru_utime + used.ru_stime) + 1 + int(limits.cpu_seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed if hard < 0 else min(allowed, hard), hard))


def lock_down() -> None:
    """From now on no socket, no program, no file opened for writing. Once set, it stays."""
    if not _LOCKED:
        _LOCKED.append(True)
        sys.addaudithook(_forbid)


_LOCKED: list[bool] = []
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "shutil.",
    "ftplib.",
    "urllib.",
)


def _forbid(event: str, arguments: tuple) -> None:
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes or (isinstance(mode, str) and set(mode) & set("wax+")):
            raise PermissionError("the parser may not write files")
    elif event.startswith(_FORBIDDEN):
        raise PermissionError(f"the parser may not use {event}")


def _lower(resource, which: int, value: int) -> None:
    _, hard = resource.getrlimit(which)
    wanted = value if hard < 0 else min(value, hard)
    resource.setrlimit(which, (wanted, wanted))


def _to_reply(item: Document | Member | Refusal) -> tuple[dict, bytes]:
    if isinstance(item, Member):
        return {"type": "member", "name": item.name}, item.data
    if isinstance(item, Refusal):
        return {"type": "refusal", **item._asdict()}, b""
    fields = item._asdict()
    text = fields.pop("text")
    return {"type": "document", **fields}, text.encode("utf-8", "surrogatepass")


def _write(replies: BinaryIO, head: dict, payload: bytes = b"") -> None:
    replies.write(json.dumps({**head, "size": len(payload)}).encode("ascii") + b"\n" + payload)
    replies.flush()


def _say_last(replies: BinaryIO, kind: type[BaseException], error: BaseException) -> None:
    if issubclass(kind, MemoryError):
        code, message = "memory", "it needs more memory than allowed: split it or save it anew"
    elif issubclass(kind, RecursionError):
        code, message = "too_deep", "its parts are nested too deeply to be read"
    elif issubclass(kind, ImportError):
        code, message = "missing_library", f"a library is missing ({error.name}): pip install -r requirements.txt"
    else:
        code, message = "damaged", f"it is damaged or not what it seems ({kind.__name__}): save it anew"
    _write(replies, {"type": "refused", "code": code, "message": message})


if __name__ == "__main__":
    main()
