"""Many people on the dashboard at once: each a session over the wire that the browser uses, without a browser.

    waits, errors = Crowd("http://127.0.0.1:8501", 10).filter_for(rounds=7)

Each person opens the page with a filter in its address, waits until it has run, thinks for about three seconds, and
sets another filter. A wait is the time from the request to the message that the script has finished.
"""

from __future__ import annotations

import random
import threading
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

CHOICES = ("Killed", "Injured", "Displaced", "Missing", "Affected", "In need of aid")
PATIENCE = 120  # seconds for one run
THINKING = 3.0  # seconds between two filters of one person, more or less


class Crowd:
    """Sessions that stay open until leave(), so that their memory can be looked at."""

    def __init__(self, address: str, people: int) -> None:
        self._people = [_open(address) for _ in range(people)]
        self._waits: list[float] = []
        self._errors = 0

    def filter_for(self, rounds: int) -> tuple[list[float], int]:
        """All at once, ``rounds`` filters each. Seconds of every run but each person's first, and how many failed."""
        threads = [
            threading.Thread(target=self._one, args=(connection, number, rounds))
            for number, connection in enumerate(self._people)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self._waits, self._errors

    def leave(self) -> None:
        for connection in self._people:
            connection.close()

    def _one(self, connection: ClientConnection, number: int, rounds: int) -> None:
        draw = random.Random(number)
        for at in range(rounds + 1):
            time.sleep(THINKING * (0.5 + draw.random()))
            began = time.perf_counter()
            if not _run(connection, f"measure={draw.choice(CHOICES)}&q={draw.choice(('', 'Town', 'said'))}"):
                self._errors += 1
            elif at:
                self._waits.append(time.perf_counter() - began)


def _open(address: str) -> ClientConnection:
    return connect(
        address.replace("http", "ws") + "/_stcore/stream", origin=address, subprotocols=["streamlit"],
        max_size=None, open_timeout=PATIENCE, compression=None,
    )  # fmt: skip


def _run(connection: ClientConnection, query: str) -> bool:
    """Ask for the page with this query; True once it has run without an error on it."""
    message = BackMsg()
    message.rerun_script.query_string = query
    connection.send(message.SerializeToString())
    whole = True
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        told = ForwardMsg.FromString(connection.recv(timeout=PATIENCE))
        if told.WhichOneof("type") == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
            whole = False
        if told.WhichOneof("type") == "script_finished":
            return whole and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    return False
