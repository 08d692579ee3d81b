"""Open a file without being tricked: ordinary files only, no links, no devices, and never more bytes than allowed.

>>> open_file(Path("no such file"), LIMITS)                        # doctest: +IGNORE_EXCEPTION_DETAIL
Traceback (most recent call last):
readers.values.Refused: there is no such file
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from readers.limits import LIMITS, Limits
from readers.values import Refused

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_WHY = {
    errno.ENOENT: ("missing", "there is no such file"),
    errno.ENOTDIR: ("missing", "there is no such file"),
    errno.ELOOP: ("link", "it is a link to another file: give that file"),
    errno.EISDIR: ("not_a_file", "it is a folder, not a file"),
    errno.EACCES: ("no_permission", "you may not read it: change its permissions"),
    errno.EPERM: ("no_permission", "you may not read it: change its permissions"),
    errno.ENAMETOOLONG: ("missing", "its name is too long for this system"),
    errno.ENXIO: ("not_a_file", "it is not an ordinary file"),
}
_LITTER = frozenset((".ds_store", "thumbs.db", "desktop.ini"))


def open_file(path: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of an ordinary file, or Refused."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise Refused(*_WHY.get(error.errno, ("unreadable", f"it cannot be opened ({error.strerror})"))) from None
    except ValueError:  # a NUL in the name
        raise Refused("missing", "there is no such file") from None
    with os.fdopen(descriptor, "rb") as stream:
        return _read_ordinary(stream, limits)


def _read_ordinary(stream, limits: Limits) -> bytes:
    state = os.fstat(stream.fileno())
    if not stat.S_ISREG(state.st_mode):
        raise Refused("not_a_file", "it is not an ordinary file")
    most = max(limits.text_bytes, limits.document_bytes, limits.pdf_bytes, limits.archive_bytes)
    if state.st_size <= most:
        try:
            data = stream.read(most + 1)
        except OSError as error:
            raise Refused("unreadable", f"it cannot be read ({error.strerror})") from None
        if len(data) <= most:
            return data
    raise Refused("too_large", f"it has {state.st_size:,} bytes; the limit is {most / 1_048_576:.4g} MB: split it")


def list_folder(folder: Path, limits: Limits = LIMITS) -> Iterator[tuple[Path, str]]:
    """(path, name below the folder) of every file, sorted; without hidden files and the litter of file managers."""
    found = 0
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__MACOSX")
        for name in sorted(names):
            if is_litter(name):
                continue
            found += 1
            if found > limits.members:
                raise Refused("too_many", f"the folder holds more than {limits.members:,} files: add its parts")
            path = Path(root, name)
            yield path, path.relative_to(folder).as_posix()


def is_litter(name: str) -> bool:
    """What file managers leave behind: not a document, not worth a refusal."""
    return name.startswith(".") or name.lower() in _LITTER or name.lower().startswith("~$")
