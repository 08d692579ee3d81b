"""Further hostile files, by kinds: invisible and look-alike letters, old encodings, pages, archives, mails and tables.

The same shape as in hostile.py: name, bytes, what must come of it.
"""

from __future__ import annotations

import base64
import io
import json
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator

from made import (
    SECOND,
    SENTENCE,
    W,
    make_container,
    make_docx,
    make_feed,
    make_page,
    make_parquet,
    make_pdf,
    make_sheet,
    make_zip,
    paragraph,
    write_pdf,
)

Case = tuple[str, bytes, object]
TEXT = f"{SENTENCE} {SECOND}"
READ, EITHER = "read", "either"

MUST_SAY = {  # words that the report or its warnings must hold
    "line_ends_of_old_macs": "Goma\n9 injured",
    "sep_line": SECOND,
    "mail_stub_for_the_page": SENTENCE,
    "mbox_of_three": SECOND,
    "csv_from_excel_in_utf16": SENTENCE,
    "docx_strict": SENTENCE,
    "docx_text_box_twice": SENTENCE,
    "docx_moved": "1 insertions",
    "docx_inserted_page": "inserted documents",
    "docx_comments": "comments",
    "pdf_with_attachment": "1 attached files",
    "pdf_form": "it is a form",
    "cdata_page": SENTENCE,
    "conditional_comment": SENTENCE,
    "atom_in_xhtml": SENTENCE,
    "json_of_an_api": SENTENCE,
    "json_with_mark": SENTENCE,
    "html_in_utf16": SENTENCE,
    "tag_characters": "invisible",
    "xlsx_errors": SENTENCE,
    "look_alikes": "alike",
}


def letters() -> Iterator[Case]:
    yield "tag_characters", "26\U000e0031\U000e0032 people were killed in Goma.".encode(), READ
    yield "soft_hyphens", "At least 26 fight\u00aders were kil\u00adled in Goma.".encode(), READ
    yield "look_alikes", "At least 26 fighters were k\u0456ll\u0435d in G\u043ema.".encode(), READ
    yield "private_use", "\uf0b7 26 killed in Goma \ue000\uf8ff".encode(), READ
    yield "no_characters", "26 killed \ufffe\uffff\U0001fffe in Goma".encode(), READ
    yield "annotations", "\ufff926\ufffa62\ufffb people were killed".encode(), READ
    yield "joined_emoji", "26 killed \U0001f468\u200d\U0001f469\u200d\U0001f467 in Goma \ufe0f".encode(), READ
    yield "line_ends_of_old_macs", b"26 killed in Goma\r9 injured in Bunia\r", READ
    yield "one_word_of_1mb", b"a" * 1_000_000 + b" 26 killed", READ
    yield "blank_lines", b"\n" * 200_000 + b"26 killed in Goma", READ
    yield "cesu_surrogates", b"26 killed \xed\xa0\xbd\xed\xb8\x80 in Goma", READ
    yield "utf7", b"+ADw-script+AD4- 26 killed in Goma", READ
    yield "ebcdic", SENTENCE.encode("cp037"), EITHER
    yield "koi8", "26 человек погибли в городе, сообщили власти".encode("koi8-r"), READ
    yield "iso_2022", "死者は26人に上る。けが人は9人。".encode("iso2022_jp"), EITHER
    yield "big5", "至少二十六人死亡，九人受傷。".encode("big5"), EITHER
    yield "utf16_tail", SENTENCE.encode("utf-16") + b"plain tail", READ
    yield "base64_text", base64.encodebytes(TEXT.encode() * 20), READ


def pages() -> Iterator[Case]:
    yield "frames", b"<html><frameset cols='50%,50%'><frame src='a.html'><frame src='b.html'></frameset></html>", EITHER
    yield (
        "refresh",
        b"<html><meta http-equiv=refresh content='0;url=http://203.0.113.1/'><p>26 killed in Goma</p>",
        READ,
    )
    yield "conditional_comment", make_page(f"<!--[if IE]><p>99 killed</p><![endif]--><p>{TEXT}</p>"), READ
    yield (
        "foreign_objects",
        make_page(
            f"<object data='file:///etc/passwd'></object><embed src='http://203.0.113.1/'><base href='javascript:x'>"
            f"<iframe srcdoc='&lt;script&gt;x&lt;/script&gt;'></iframe><p>{TEXT}</p>"
        ),
        READ,
    )
    yield "data_address", make_page(f"<img src='data:image/png;base64,{'A' * 3_000_000}'><p>{TEXT}</p>"), READ
    yield "pre_of_many_lines", make_page(f"<p>{TEXT}</p><pre>{'26 killed' * 2}\n" + "line\n" * 50_000 + "</pre>"), READ
    yield "wide_table", make_page(f"<p>{TEXT}</p><table><tr>{'<td>1</td>' * 10_000}</tr></table>"), READ
    yield "deep_lists", make_page("<ul><li>" * 150 + SENTENCE + "</ul>" * 150), READ
    yield "cdata_page", make_page(f"<p>{TEXT}</p><![CDATA[ <b>99</b> ]]>"), READ
    yield "html_in_utf16", make_page(f"<p>{TEXT}</p>").decode().encode("utf-16"), READ
    yield (
        "story_in_script",
        make_page("", head=f'<script type="application/ld+json">{json.dumps({"articleBody": TEXT})}</script>'),
        EITHER,
    )
    yield (
        "template_and_noscript",
        make_page(f"<template><p>99 killed</p></template><noscript><p>{TEXT}</p></noscript>"),
        READ,
    )


def feeds() -> Iterator[Case]:
    yield (
        "atom_in_xhtml",
        (
            '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>A</title>'
            f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content></entry></feed>'
        ).encode(),
        READ,
    )
    enclosed = f'<title>A</title><enclosure url="file:///etc/passwd"/><description>{TEXT}</description>'
    yield "enclosed_file", make_feed([enclosed]), READ
    yield (
        "xinclude",
        (
            b'<?xml version="1.0"?><a xmlns:xi="http://www.w3.org/2001/XInclude">26 killed'
            b'<xi:include href="file:///etc/passwd" parse="text"/></a>'
        ),
        READ,
    )
    yield (
        "style_sheet",
        b'<?xml version="1.0"?><?xml-stylesheet href="file:///etc/passwd"?><a>26 killed in Goma</a>',
        READ,
    )
    yield (
        "many_xml_attributes",
        (b"<?xml version='1.0'?><a " + b" ".join(b"a%d='1'" % number for number in range(100_000)) + b">26 killed</a>"),
        READ,
    )
    yield (
        "many_namespaces",
        (
            b"<?xml version='1.0'?><a "
            + b" ".join(b"xmlns:n%d='u%d'" % (number, number) for number in range(5_000))
            + b">26 killed in Goma</a>"
        ),
        READ,
    )
    yield "many_instructions", b"<?xml version='1.0'?><a>" + b"<?p x?>" * 100_000 + b"26 killed in Goma</a>", READ


def archives() -> Iterator[Case]:
    yield "tar", _tar("w"), ("unsupported",)
    yield "tar_gz", _tar("w:gz"), ("unsupported",)
    yield "zstd", b"\x28\xb5\x2f\xfd" + bytes(range(256)) * 4, ("unsupported", "binary")
    yield "cabinet", b"MSCF\0\0\0\0" + bytes(range(256)) * 4, ("unsupported", "binary")
    yield "zip_of_folders", _folders_only(), ("empty",)
    yield "zip_comment", _commented(), EITHER
    yield "zip_bzip2", _packed(zipfile.ZIP_BZIP2), ("unsupported",)
    yield "zip_overlapping", _overlapping(), EITHER
    yield "zip_after_junk", b"junk" * 300 + make_zip({"a.txt": TEXT}), ("unsupported", "binary")
    mail = f"From: a@b.example\r\nTo: c\r\nSubject: s\r\n\r\n{TEXT}".encode()
    yield "zip_of_mail_in_zip", make_zip({"a.zip": make_zip({"a.eml": mail})}), READ
    yield (
        "iwork",
        make_zip({"Index/Document.iwa": bytes(range(256)) * 8, "Metadata/x.plist": b"bplist00\0\1"}),
        (
            "binary",
            "unsupported",
        ),
    )


def office() -> Iterator[Case]:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    yield "docx_strict", _docx(f"<w:document {strict}><w:body>{paragraph(SENTENCE)}</w:body></w:document>"), READ
    box = f"<w:txbxContent>{paragraph(SENTENCE)}</w:txbxContent>"
    compat = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    yield (
        "docx_text_box_twice",
        _docx(
            f"<w:document {W} {compat}><w:body><w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>"
        ),
        READ,
    )
    moved = (
        f"<w:moveFrom><w:r><w:t>{SECOND}</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>{SENTENCE}</w:t></w:r></w:moveTo>"
    )
    yield "docx_moved", make_docx(f"<w:p>{moved}</w:p>"), READ
    yield (
        "docx_field",
        make_docx(
            '<w:p><w:r><w:instrText>INCLUDETEXT "file:///etc/passwd"</w:instrText></w:r>'
            f'<w:r><w:instrText>DDEAUTO cmd "/c calc"</w:instrText></w:r><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>'
        ),
        READ,
    )
    yield "docx_inserted_page", make_docx(paragraph(SENTENCE), afchunk="<html><p>99 killed</p></html>"), READ
    yield (
        "docx_comments",
        make_docx(paragraph(SENTENCE), comments=f"<w:comments {W}>{paragraph('99 killed')}</w:comments>"),
        READ,
    )
    notes = f"<w:footnotes {W}>" + f"<w:footnote>{paragraph(SECOND)}</w:footnote>" * 5_000 + "</w:footnotes>"
    yield "docx_many_footnotes", make_docx(paragraph(SENTENCE), footnotes=notes), READ
    yield "xlsx_errors", make_sheet([["id", "text"], ["#REF!", TEXT], [-1e308, TEXT], [True, TEXT]]), READ
    yield "xlsx_shared_bomb", _shared_strings(20_000, 200_000), ("bomb", "memory", "time", "damaged", "too_large")
    yield "old_powerpoint", make_container({"PowerPoint Document": b"x" * 5000}), ("unsupported",)


def pdfs() -> Iterator[Case]:
    good = make_pdf([[SENTENCE, SECOND]])
    yield "pdf_with_attachment", _with_attachment(), READ
    yield "pdf_form", good.replace(b"/Type /Catalog", b"/Type /Catalog /AcroForm << /Fields [] >>"), READ
    yield (
        "pdf_launch",
        good.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (calc) >>"),
        EITHER,
    )
    yield "pdf_own_table", good.replace(b"/Root", b"/Prev 9 /Root"), EITHER
    yield "pdf_no_size", good.replace(b"/MediaBox [0 0 612 792]", b"/MediaBox [0 0 0 0]     "), EITHER
    yield "pdf_giant_page", good.replace(b"/MediaBox [0 0 612 792]", b"/MediaBox [0 0 9e30 1]   "), EITHER
    yield "pdf_3000_pages", _pages(3_000), ("too_many",)


def mails() -> Iterator[Case]:
    head = "From: a <a@b.example>\r\nTo: c\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
    parts = "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
    yield (
        "mail_stub_for_the_page",
        (
            f"{head}{parts}--b\r\nContent-Type: text/plain\r\n\r\nPlease view this mail in a browser.\r\n"
            f"--b\r\nContent-Type: text/html\r\n\r\n<p>{TEXT}</p><p>{TEXT}</p>\r\n--b--"
        ).encode(),
        READ,
    )
    one = "From {n}@b.example Sun Jun  5 10:00:00 2016\nFrom: {n}@b.example\nTo: c\nSubject: {n}\n\n{text}\n\n"
    box = one.format(n="a", text=SENTENCE) + one.format(n="b", text=SECOND) + one.format(n="c", text="Nobody was hurt.")
    yield "mbox_of_three", box.encode(), READ
    yield (
        "mail_of_tnef",
        (
            f"{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n{TEXT}\r\n--b\r\n"
            "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            f"{base64.b64encode(bytes.fromhex('789f3e22') + bytes(200)).decode()}\r\n--b--"
        ).encode(),
        READ,
    )
    yield (
        "mail_encrypted",
        (
            f"{head}Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            f"{base64.b64encode(bytes(range(256)) * 4).decode()}"
        ).encode(),
        ("binary", "unsupported", "empty"),
    )
    yield (
        "mail_broken_quoted",
        (
            f"{head}Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=4 {TEXT} =E"
        ).encode(),
        READ,
    )
    yield "mail_of_5000_headers", (head + "X-A: b\r\n" * 5_000 + f"\r\n{TEXT}").encode(), READ
    yield "mail_odd_date", (head + f"Date: Mon, 99 Foo 99999 99:99:99 +9999\r\n\r\n{TEXT}").encode(), READ


def tables() -> Iterator[Case]:
    yield "sep_line", f"sep=;\ntitle;text\nA;{SENTENCE}\nB;{SECOND}\n".encode(), READ
    yield "csv_from_excel_in_utf16", f"title\ttext\r\nA\t{SENTENCE}\r\nB\t{SECOND}\r\n".encode("utf-16"), READ
    yield "csv_with_nul", f'title,text\nA\0,"{TEXT}"\nB,"{TEXT}"\n'.encode(), READ
    yield "csv_old_mac", f'title,text\rA,"{TEXT}"\rB,"{TEXT}"\r'.encode(), READ
    yield "csv_same_headers", f'text,text\nA,"{TEXT}"\nB,"{TEXT}"\n'.encode(), READ
    yield "json_with_mark", b"\xef\xbb\xbf" + json.dumps([{"text": TEXT}]).encode(), READ
    yield "json_glued", (json.dumps({"text": TEXT}) * 3).encode(), READ
    yield "json_commented", f'// a note\n[{{"text": "{TEXT}",}},]'.encode(), READ
    yield (
        "json_of_an_api",
        json.dumps({"response": {"status": "ok", "results": [{"body": TEXT}, {"body": TEXT}]}}).encode(),
        READ,
    )
    yield "json_same_keys", f'[{{"text": "x", "text": "{TEXT}"}}]'.encode(), READ
    yield "json_bare_string", json.dumps(TEXT).encode(), READ
    yield "parquet_nested", make_parquet({"text": [TEXT], "more": [{"a": [{"b": "c"}]}]}), READ
    yield "arrow_file", b"ARROW1\0\0" + bytes(range(256)) * 8, ("binary", "unsupported")


def other_files() -> Iterator[Case]:
    yield "bitmap", b"BM" + struct.pack("<IHHI", 500, 0, 0, 54) + bytes(range(256)) * 2, ("binary", "unsupported")
    yield "sound", b"fLaC" + bytes(range(256)) * 4, ("binary", "unsupported")
    yield "web_assembly", b"\0asm\1\0\0\0" + bytes(range(256)) * 4, ("binary", "unsupported")
    yield "font", b"wOF2" + bytes(range(256)) * 4, ("binary", "unsupported")
    yield "packed_web", zlib.compress(TEXT.encode() * 50), ("binary", "unsupported")
    yield (
        "subtitles",
        f"1\n00:00:01,000 --> 00:00:04,000\n{SENTENCE}\n\n2\n00:00:05,000 --> 00:00:08,000\n{SECOND}\n".encode(),
        READ,
    )
    yield (
        "calendar",
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:{TEXT}\r\nEND:VEVENT\r\nEND:VCALENDAR".encode(),
        READ,
    )
    yield (
        "latex",
        f"\\documentclass{{article}}\\input{{/etc/passwd}}\\begin{{document}}{TEXT}\\end{{document}}".encode(),
        READ,
    )


# --- parts of the cases above


def _tar(mode: str) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as archive:
        info = tarfile.TarInfo("../../a.txt")
        info.size = len(TEXT.encode())
        archive.addfile(info, io.BytesIO(TEXT.encode()))
    return target.getvalue()


def _folders_only() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a/", b"")
        archive.writestr("a/b/", b"")
    return target.getvalue()


def _commented() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.comment = b"PK\x05\x06" * 16_000
        archive.writestr("a.txt", TEXT)
    return target.getvalue()


def _packed(method: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("a.txt", TEXT)
    return target.getvalue()


def _overlapping() -> bytes:
    """Many names for one packed stream: small as a file, large once unpacked."""
    packed = make_zip({"a.txt": b"killed 26. " * 400_000})
    at, end = packed.rindex(b"PK\x01\x02"), packed.rindex(b"PK\x05\x06")
    entry, many = packed[at:end], 300
    directory = b"".join(entry.replace(b"a.txt", b"%05d" % number) for number in range(many))
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, many, many, len(directory), at, 0)
    return packed[:at] + directory + tail


def _docx(document: str) -> bytes:
    return make_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def _shared_strings(length: int, cells: int) -> bytes:
    """One long string that very many cells point at."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office_rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return make_zip(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office_rel}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{office_rel}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">'
            f'<Relationship Id="r1" Type="{office_rel}/worksheet" Target="worksheets/s.xml"/>'
            f'<Relationship Id="r2" Type="{office_rel}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/sharedStrings.xml": f"<sst {main}><si><t>{'26 killed. ' * (length // 11)}</t></si></sst>",
            "xl/worksheets/s.xml": f"<worksheet {main}><sheetData>"
            + '<row><c t="s"><v>0</v></c></row>' * cells
            + "</sheetData></worksheet>",
        }
    )


def _with_attachment() -> bytes:
    return make_pdf([[SENTENCE, SECOND]]).replace(
        b"/Type /Catalog",
        b"/Type /Catalog /Names << /EmbeddedFiles << /Names [(a.txt) << /Type /Filespec /F (a.txt) >>] >> >>",
    )


def _pages(count: int) -> bytes:
    pages = [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"] * count
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    return write_pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), *pages]
    )


GROUPS = (letters, pages, feeds, archives, office, pdfs, mails, tables, other_files)
