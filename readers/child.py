"""Parse a document in a process of its own, which can run out of memory or time without harm.

    with Child(LIMITS) as child:
        for item in child.read("pdf", data, {}):
            ...                              # Document, Member or Refusal

One process serves several documents in turn; one that fails is killed, and the next document gets a fresh one. Before
each item a timer is set that kills the process, so neither a hang nor a flood outlives ``wall_seconds``.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from readers.limits import MEGABYTE, Limits
from readers.values import Document, Member, Refusal, Refused

_ROOT = str(Path(__file__).resolve().parent.parent)
_CALM = {  # one thread, one heap: thread pools and arenas eat the address space
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONSAFEPATH": "1",
}
Item = Document | Member | Refusal


class Child:
    """A parser process, started when the first document comes. Not for use by two threads at once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._timed_out = False
        self.seconds = 0.0  # time spent waiting for it so far

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        process.stdout.close()
        try:
            process.stdin.close()
        except OSError:  # it died with a request half written
            pass

    def read(self, kind: str, data: bytes, asked: dict[str, str]) -> Iterator[Item]:
        """Every item of one document; raises Refused where the process says no, dies or takes too long."""
        request = json.dumps({"kind": kind, "size": len(data), "limits": asdict(self._limits), **asked})
        finished = False
        try:
            reply = self._wait_for(request.encode("ascii") + b"\n", data)
            while reply["type"] != "end":
                if reply["type"] == "refused":
                    raise Refused(reply["code"], reply["message"])
                yield _to_item(reply)
                reply = self._wait_for()
            finished = True
        finally:
            if not finished:  # refused, dead, or the caller stopped half way: the pipe is not clean
                self.stop()

    def _wait_for(self, *request: bytes) -> dict:
        """Send the request, if any, and wait for one reply, no longer than allowed."""
        started = time.monotonic()
        process = self._process = self._process or _start()
        timer = threading.Timer(self._limits.wall_seconds, self._give_up, (process,))
        timer.daemon = True
        timer.start()
        try:
            for piece in request:
                process.stdin.write(piece)
            process.stdin.flush()
            reply = _read_reply(process.stdout, self._limits)
        except OSError:  # it died while being written to
            reply = None
        finally:
            timer.cancel()
            self.seconds += time.monotonic() - started
        if reply is None:
            raise self._explain_death(process)
        return reply

    def _give_up(self, process: subprocess.Popen[bytes]) -> None:
        self._timed_out = True
        process.kill()

    def _explain_death(self, process: subprocess.Popen[bytes]) -> Refused:
        process.kill()
        code = process.wait()
        if self._timed_out:
            self._timed_out = False
            return Refused(
                "time", f"reading it took longer than {self._limits.wall_seconds:g} seconds: split it or save it anew"
            )
        if code == -getattr(signal, "SIGXCPU", 999):
            return Refused(
                "time",
                f"reading it took more than {self._limits.cpu_seconds} seconds of processor time: "
                "split it or save it anew",
            )
        return Refused(
            "damaged",
            f"it cannot be read in {self._limits.memory_mb} MB of memory, or it is damaged: split it or save it anew",
        )


def _start() -> subprocess.Popen[bytes]:
    environment = {**os.environ, **_CALM, "PYTHONPATH": _ROOT}
    return subprocess.Popen(
        [sys.executable, "-m", "readers.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        close_fds=True,
    )


def _read_reply(stream, limits: Limits) -> dict | None:
    """One line of JSON and the bytes it announces; None where the process ended or talks nonsense."""
    line = stream.readline(4 * MEGABYTE)
    if not line.endswith(b"\n"):
        return None
    reply = json.loads(line)
    size = reply.pop("size", 0)
    if size > limits.unpacked_bytes + MEGABYTE:
        return None
    reply["payload"] = stream.read(size)
    return reply if len(reply["payload"]) == size else None


def _to_item(reply: dict) -> Item:
    kind = reply.pop("type")
    payload = reply.pop("payload")
    if kind == "member":
        return Member(reply["name"], payload)
    if kind == "refusal":
        return Refusal(reply["name"], reply["reason"], reply["code"])
    return Document(payload.decode("utf-8", "surrogatepass"), **{**reply, "warnings": tuple(reply["warnings"])})
