"""Bytes to text, whatever they were written in, saying what was guessed and what could not be decoded.

    >>> decode_text("26 tués à Falloujah".encode("cp1252"))
    ('26 tués à Falloujah', ('encoding not stated: read as cp1252 (a guess)',))

In this order: a byte order mark; UTF-16 or UTF-32 without one; UTF-8; UTF-8 with some bytes of Windows-1252 among
it; the encoding the document states; the likeliest of the old single-byte encodings (readers.legacy).
"""

from __future__ import annotations

import codecs
import re

from readers.legacy import guess_legacy

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_ESCAPED = re.compile("[\udc80-\udcff]+")
_NOT_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
# iso-8859-1 on the label means cp1252 in practice (WHATWG Encoding standard)
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}


def decode_text(data: bytes, *, stated: str = "") -> tuple[str, tuple[str, ...]]:
    """The text and the warnings; never raises. ``stated`` is the encoding a header or tag claims."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    wide = guess_wide(data)
    if wide:
        text, warnings = _decode_marked(data, wide)
        return text, (f"encoding not stated: read as {wide} (a guess)", *warnings)
    if data.isascii():
        return data.decode("ascii"), ()
    text = data.decode("utf-8", "surrogateescape")
    runs = _ESCAPED.findall(text)
    if not runs:
        return text, ()
    strays = sum(len(run) for run in runs if not _is_broken_off(run))
    if len(_NOT_ASCII.findall(text)) >= max(1, strays):
        return _mend_mixed(text, sum(map(len, runs)))
    return _decode_legacy(data, stated)


def guess_wide(data: bytes) -> str:
    """ "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be" or "": by where the zero bytes of plain letters fall."""
    sample = data[:_SAMPLE]
    quarter = len(sample) // 4
    if quarter >= 2:
        zeros = [sample[i::4].count(0) / quarter for i in range(4)]
        if zeros[3] > 0.99 and zeros[2] > 0.9 and zeros[0] < 0.1:
            return "utf-32-le"
        if zeros[0] > 0.99 and zeros[1] > 0.9 and zeros[3] < 0.1:
            return "utf-32-be"
    half = len(sample) // 2
    if half < 4 or sample.count(0) < 4:  # one stray NUL is no sign of anything
        return ""
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.1 and even < odd / 20:
        return "utf-16-le"
    if even > 0.1 and odd < even / 20:
        return "utf-16-be"
    return ""


def _decode_marked(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    return text, _say_lost(lost)


def _mend_mixed(text: str, bad: int) -> tuple[str, tuple[str, ...]]:
    """UTF-8 with strays: a lone byte is read as Windows-1252, a broken-off sequence becomes U+FFFD."""
    mended = _ESCAPED.sub(lambda match: _mend_run(match.group()), text)
    lost = mended.count("\ufffd") - text.count("\ufffd")
    read = bad - lost
    said = (f"{read} bytes in another encoding were read as cp1252 (a guess)",) if read > 0 else ()
    return mended, said + _say_lost(lost)


def _mend_run(run: str) -> str:
    if _is_broken_off(run):
        return "\ufffd" * len(run)
    return run.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _is_broken_off(run: str) -> bool:
    """Whether these bytes begin a UTF-8 sequence that never ends."""
    data = run.encode("utf-8", "surrogateescape")
    return 0xC2 <= data[0] <= 0xF4 and len(data) > 1 and all(byte & 0xC0 == 0x80 for byte in data[1:])


def _decode_legacy(data: bytes, stated: str) -> tuple[str, tuple[str, ...]]:
    encoding = _known(stated)
    if encoding and encoding not in ("utf-8", "utf-16", "utf-32"):
        text = data.decode(encoding, "replace")
        lost = text.count("\ufffd")
        if lost * 20 <= len(text):
            return text, _say_lost(lost)
    encoding, sure = guess_legacy(data)
    text = data.decode(encoding, "replace")
    how = "a guess" if sure else "an unsure guess: check names and quotation marks"
    return text, (f"encoding not stated: read as {encoding} ({how})", *_say_lost(text.count("\ufffd")))


def _known(label: str) -> str:
    """The codec behind a label such as "windows-1256", or "" where there is none that makes text."""
    cleaned = label.strip().strip("'\"")
    if not re.fullmatch(r"[A-Za-z0-9._:-]{1,40}", cleaned):
        return ""
    try:
        codec = codecs.lookup(cleaned)
        "a".encode(codec.name)  # "hex", "zip" and other non-text codecs raise LookupError here
    except (LookupError, UnicodeError, ValueError):
        return ""
    if codec.name in ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined", "mbcs", "oem"):
        return ""
    return _SUPERSETS.get(codec.name, codec.name)


def _say_lost(lost: int) -> tuple[str, ...]:
    return (f"{lost} bytes could not be decoded and show as \ufffd",) if lost > 0 else ()
