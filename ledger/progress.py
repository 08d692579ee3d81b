"""A line on the terminal that says how far adding has come; nothing where standard error is no terminal.

    [#######.............]  14 of 40 files: 12 reports added with 96 figures, 1 already there, 1 refused. sitrep.pdf
"""
from __future__ import annotations

import sys
from collections.abc import Sequence

_WIDTH = 20


class Progress:
    """How many of the files are done, told from the names of the documents that come out of them, in order."""

    def __init__(self, files: Sequence[str]) -> None:
        self._files, self._done = files, 0
        self._shown = sys.stderr.isatty()

    def show(self, name: str, tally: object) -> None:
        """Redraw the line: the document of that name has been dealt with."""
        if not self._shown:
            return
        self._done = next((at for at in range(self._done, len(self._files)) if name.startswith(self._files[at])),
                          self._done)
        done = self._done + 1 if self._files else 0
        filled = _WIDTH * done // max(1, len(self._files))
        sys.stderr.write(f"\r\x1b[K[{'#' * filled}{'.' * (_WIDTH - filled)}] {done:3,} of {len(self._files):,} files: "
                         f"{tally}. {plain(name)[:40]}")
        sys.stderr.flush()


def clear_line() -> None:
    """Make room for a line that stays."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


def plain(text: str) -> str:
    """Text for one line of a terminal: what is not printable, such as escape sequences, is shown as a mark."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
