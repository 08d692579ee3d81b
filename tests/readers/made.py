"""Documents made for the tests: small, of every kind, with words of our own. Nothing is stored."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

SENTENCE = "At least 26 fighters were killed near Falluja on Saturday, a monitoring group said."
SECOND = "Nine soldiers died in the same attack, according to the provincial health directorate."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def make_zip(files: Mapping[str, bytes | str], *, stored: bool = False) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def make_page(body: str, *, head: str = "") -> bytes:
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>26 killed near Falluja</title>{head}</head>'
        f"<body><article><h1>26 killed near Falluja</h1>{body}</article></body></html>"
    ).encode()


def make_docx(body: str, **parts: str) -> bytes:
    """``body`` is WordprocessingML; further parts by name, "." written as "__"."""
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    return make_zip({**files, **{f"word/{name}.xml": xml for name, xml in parts.items()}})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def make_pdf(
    pages: Sequence[Sequence[str]], *, extra: Mapping[int, bytes] | None = None, info: str = "", leading: int = 14
) -> bytes:
    """A PDF with one text line for each string; an empty page shows a picture, as a scan does."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\nstream\n\x80\nendstream",
    ]
    kids = []
    for lines in pages:
        drawn = "BT /F1 11 Tf 60 740 Td " + " ".join(f"({_escape(line)}) Tj 0 -{leading} Td" for line in lines) + " ET"
        stream = drawn.encode("cp1252") if lines else b"500 0 0 700 50 50 cm /Im Do"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> "
            b"/XObject << /Im 4 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(f"<< {info} >>".encode())
    return write_pdf(objects, info=len(objects))


def write_pdf(objects: Sequence[bytes], *, info: int = 0) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, data in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, data))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    about = b" /Info %d 0 R" % info if info else b""
    out.write(b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, about, start))
    return out.getvalue()


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def make_bomb_pdf(size: int) -> bytes:
    """A page whose stream unpacks, twice over, to ``size`` bytes of drawing."""
    packed = zlib.compress(zlib.compress(b"(killed 26) Tj " * (size // 15), 9), 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R "
        b"/Resources << /Font << /F1 << /Type /Font "
        b"/Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
    ]
    return write_pdf(objects)


def make_feed(entries: Sequence[str], *, title: str = "The Example Post") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{title}</title>{''.join(f'<item>{entry}</item>' for entry in entries)}</channel></rss>"
    ).encode()


def make_reliefweb(*fields: Mapping[str, object]) -> bytes:
    data = [{"id": str(number), "score": 1, "fields": dict(field)} for number, field in enumerate(fields, start=1)]
    return json.dumps({"href": "https://api.example.org/v2/reports", "totalCount": len(data), "data": data}).encode()


def make_sheet(rows: Sequence[Sequence[object]], *, name: str = "Articles") -> bytes:
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    return target.getvalue()


def make_parquet(columns: Mapping[str, Sequence[object]]) -> bytes:
    import pyarrow
    import pyarrow.parquet

    target = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(dict(columns)), target)
    return target.getvalue()


def make_msg(*, subject: str, body: str, sender: str, attachments: Mapping[str, bytes]) -> bytes:
    """A small Outlook message: the streams oxmsg looks for, in a container of its own making."""

    def stream(tag: int, text: str) -> tuple[str, bytes]:
        return f"__substg1.0_{tag:04X}001F", text.encode("utf-16-le")

    def property_row(tag: int, kind: int, value: bytes) -> bytes:
        return struct.pack("<HHI", kind, tag, 6) + value.ljust(8, b"\0")[:8]

    texts = {0x001A: "IPM.Note", 0x0037: subject, 0x1000: body, 0x0C1A: sender, 0x0C1F: "desk@example.org"}
    rows = b"".join(property_row(tag, 0x1F, struct.pack("<I", 2 * len(text) + 2)) for tag, text in texts.items())
    rows += property_row(0x3FDE, 3, struct.pack("<I", 65001)) + property_row(0x340D, 3, struct.pack("<I", 0x40000))
    rows += property_row(
        0x0039, 0x40, struct.pack("<Q", (1_465_120_800 + 11_644_473_600) * 10_000_000)
    )  # 5 June 2016, 10:00 UTC
    root: dict = dict(stream(tag, text) for tag, text in texts.items())
    root["__properties_version1.0"] = struct.pack("<8xIIII8x", 0, len(attachments), 0, len(attachments)) + rows
    for number, (name, data) in enumerate(attachments.items()):
        inner = b"\0" * 8 + property_row(0x3707, 0x1F, struct.pack("<I", 2 * len(name) + 2))
        inner += property_row(0x3701, 0x102, struct.pack("<I", len(data))) + property_row(
            0x3705, 3, struct.pack("<I", 1)
        )
        root[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": inner,
            stream(0x3707, name)[0]: stream(0x3707, name)[1],
            "__substg1.0_37010102": data,
        }
    return make_container(root)


def make_container(root: Mapping[str, bytes | Mapping]) -> bytes:
    """A compound file (OLE2): short streams in the mini stream, long ones in sectors of their own."""
    entries: list[list] = [["Root Entry", 5, b"", -1, -1, -1]]  # name, kind, data, left, right, child

    def add(folder: Mapping, parent: int) -> None:
        previous = -1
        for name, value in sorted(folder.items(), key=lambda item: (len(item[0]), item[0].upper())):
            at = len(entries)
            entries.append(
                [name, 1 if isinstance(value, Mapping) else 2, b"" if isinstance(value, Mapping) else value, -1, -1, -1]
            )
            if previous < 0:
                entries[parent][5] = at
            else:
                entries[previous][4] = at
            previous = at
            if isinstance(value, Mapping):
                add(value, at)

    add(root, 0)
    sectors: list[bytes] = []
    table: list[int] = []

    def place(data: bytes) -> int:
        first, count = len(sectors), -(-len(data) // 512)
        for number in range(count):
            sectors.append(data[number * 512 : (number + 1) * 512].ljust(512, b"\0"))
            table.append(first + number + 1 if number < count - 1 else 0xFFFFFFFE)
        return first

    mini = bytearray()
    mini_table: list[int] = []
    starts = []
    for entry in entries:
        data = entry[2]
        if not data:
            starts.append(0xFFFFFFFE)
        elif len(data) >= 4096:
            starts.append(place(data))
        else:
            first, count = len(mini) // 64, -(-len(data) // 64)
            mini += data.ljust(count * 64, b"\0")
            mini_table += [first + number + 1 for number in range(count - 1)] + [0xFFFFFFFE]
            starts.append(first)
    starts[0] = place(bytes(mini)) if mini else 0xFFFFFFFE
    directory = b"".join(
        _directory_entry(entry, start, len(mini) if number == 0 else len(entry[2]))
        for number, (entry, start) in enumerate(zip(entries, starts, strict=True))
    )
    directory_at = place(directory.ljust(-(-len(directory) // 512) * 512, b"\0"))
    mini_bytes = struct.pack(f"<{len(mini_table)}I", *mini_table)
    mini_count = -(-len(mini_bytes) // 512)
    mini_at = place(mini_bytes.ljust(mini_count * 512, b"\xff")) if mini_table else 0xFFFFFFFE
    table_count = 1
    while (len(table) + table_count) > table_count * 128:
        table_count += 1
    table_at = len(table)
    table += [0xFFFFFFFD] * table_count
    packed = struct.pack(f"<{len(table)}I", *table).ljust(table_count * 512, b"\xff")
    heads = [table_at + number for number in range(table_count)] + [0xFFFFFFFF] * (109 - table_count)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        table_count,
        directory_at,
        0,
        4096,
        mini_at,
        mini_count,
        0xFFFFFFFE,
        0,
        *heads,
    )
    return header + b"".join(sectors) + packed


def _directory_entry(entry: list, start: int, size: int) -> bytes:
    name = (entry[0] + "\0").encode("utf-16-le")
    links = [value & 0xFFFFFFFF for value in entry[3:6]]
    return struct.pack("<64sHBB3I16xI16xIQ", name, len(name), entry[1], 1, *links, 0, start, size)
