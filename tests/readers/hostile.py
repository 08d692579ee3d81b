"""Files that try to hang, flood, fool or escape the reader: name -> (bytes, what must come of it).

What must come of it is "read", a tuple of codes one of which the refusal must carry, or "either" where both are right;
in each case within the limits. ``MUST_SAY`` names words that the report or its warnings must hold.
"""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from made import (
    SECOND,
    SENTENCE,
    W,
    make_bomb_pdf,
    make_container,
    make_docx,
    make_feed,
    make_page,
    make_parquet,
    make_pdf,
    make_reliefweb,
    make_sheet,
    make_zip,
    paragraph,
    write_pdf,
)

Case = tuple[str, bytes, object]
TEXT = f"{SENTENCE} {SECOND}"
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
READ, EITHER = "read", "either"


MUST_SAY = {
    "nul_in_text": "NUL",
    "bidi_override": "direction",
    "zero_width_in_number": "invisible",
    "mojibake": "wrong encoding",
    "mixed_encodings": "another encoding",
    "broken_utf8": "could not be decoded",
    "utf16_lone_surrogate": "could not be decoded",
    "deep_divs": SENTENCE,
    "many_tags": SENTENCE,
    "deep_tables": SENTENCE,
    "unclosed_script": SENTENCE,
    "unclosed_comment": SENTENCE,
    "tracked_insertion": "At least 26",
    "scanned_page": "no text layer on page 2",
    "markdown_picture": "![](http://203.0.113.1/x.png)",
    "digits_5000": "9" * 5000,
    "hidden_run": "hidden text",
    "formula_text": '=HYPERLINK("http://203.0.113.1")',
    "hidden_html": "hides",
    "docx_in_utf16": SENTENCE,
    "csv_formulas": "=cmd|' /C calc'!A0",
    "broken_feed": "damaged",
    "no_end_text": "😀",
}


def texts() -> Iterator[Case]:
    def case(name: str, text: str) -> Case:
        return name, text.encode("utf-8", "surrogatepass"), READ

    yield case("nul_in_text", "At least 26\x00 people were killed in Goma.")
    yield case("bidi_override", "At least \u202e62\u202c people were killed.")
    yield case("bidi_isolate", "\u2067قتل\u2069 26 people were killed.")
    yield case("zero_width_in_number", "12\u200b000 people fled.")
    yield case("astral", "\U0001d7d0\U0001d7d4 people were killed 😀 \U0010ffff")
    yield case("no_end_text", "26 killed 😀")
    yield case("combining_tower", "e" + "\u0301" * 50_000 + " 26 killed")
    yield case("lone_surrogate_in_utf8", "26 killed \ud83d in Goma")
    yield case("digits_5000", "9" * 5000 + " people were killed.")
    yield case("digits_commas_1mb", "1," * 500_000 + " killed")
    yield case("regex_pump", "at least " * 100_000 + "killed")
    yield case("quotes_pump", "“" * 200_000 + " 26 killed")
    yield case("one_line_5mb", "killed 26 people and " * 250_000)
    yield case("markdown_picture", "![](http://203.0.113.1/x.png) 26 killed [a](javascript:alert(1))")
    yield case("streamlit_markup", ":red[26] killed $\\frac{1}{2}$ `rm -rf /` <script>alert(1)</script>")
    yield case("formula_text", '=HYPERLINK("http://203.0.113.1") 26 killed')
    yield case("sql", "Robert'); DROP TABLE figures;-- 26 killed")
    yield case("escape_codes", "\x1b[31m26 killed\x1b[0m \x07 in the town, officials said on Sunday afternoon")
    yield case("line_separators", "26 killed\u2028\u2029\x85\x0b\x0cin Goma")
    yield case("ligatures", "ﬁve killed ﬂed İstanbul ß ẞ ǅ")
    yield case("other_digits", "٢٦ killed २६ ２６ ²⁶ Ⅻ 二十六")
    yield case("template", "{{7*7}} ${7*7} <%= 7*7 %> %s %n 26 killed")
    yield "over_10_mb", b"killed 26. " * 1_000_000, ("too_large",)
    yield "only_spaces", b" \t\r\n" * 1000, ("empty",)
    yield "only_zero_width", "\u200b\ufeff".encode() * 100, ("empty",)
    yield "nothing", b"", ("empty",)


def encodings() -> Iterator[Case]:
    french = "Au moins 26 combattants ont été tués à l’ouest de Falloujah."
    yield "mixed_encodings", ("Tués à Goma, élus à Paris. ".encode() + "été".encode("cp1252")), READ
    yield "broken_utf8", "26 tués à Goma, blessés ".encode() + b"\xe2\x80 et \xf0\x9f", READ
    yield "overlong_utf8", "26 tués à Goma ".encode() + b"\xc0\xaf \xe0\x80\xaf", READ
    yield "utf16_lone_surrogate", "26 killed".encode("utf-16") + b"\x3d\xd8 \x00d\x00", READ
    yield "utf16_odd_length", "26 killed in Goma".encode("utf-16") + b"\x41", READ
    yield "utf32", french.encode("utf-32"), READ
    yield "utf16_no_mark", french.encode("utf-16-be"), READ
    yield "mark_only", b"\xef\xbb\xbf", ("empty",)
    yield "two_marks", b"\xef\xbb\xbf\xef\xbb\xbf26 killed", READ
    yield "wrong_meta", b"<html><meta charset=utf-16><p>" + french.encode() + b"</p>", READ
    yield "meta_zip_codec", b"<html><meta charset=zip><p>" + french.encode("cp1252") + b"</p>", READ
    yield "meta_utf7", b"<html><meta charset=utf-7><p>+ADw-script+AD4- 26 tu\xe9s</p>", READ
    yield "meta_idna", b"<html><meta charset=idna><p>26 tu\xe9s \xe0 Goma, trois bless\xe9s</p>", READ
    yield "mojibake", french.encode().decode("cp1252").encode(), READ
    yield "cp1256", "قتل 26 شخصا في المدينة".encode("cp1256"), READ
    yield "shift_jis", "死者は26人に上る".encode("shift_jis"), EITHER


def pages() -> Iterator[Case]:
    yield "deep_divs", b"<html>" + b"<div>" * 60_000 + SENTENCE.encode() + b"</div>" * 60_000, READ
    yield "deep_tables", b"<html>" + b"<table><tr><td>" * 5_000 + SENTENCE.encode(), READ
    yield "deep_quotes", make_page("<blockquote>" * 240 + SENTENCE + "</blockquote>" * 240), READ
    yield "many_tags", make_page(f"<p>{SENTENCE}</p>" + "<b>x</b>" * 200_000), READ
    yield (
        "many_attributes",
        b"<html><p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">" + SENTENCE.encode(),
        EITHER,
    )
    yield "unclosed_tags", b"<html><p>" + SENTENCE.encode() + b"<a" * 400_000, READ
    yield "unclosed_comment", b"<html><p>" + SENTENCE.encode() + b"</p><!-- " * 30_000, READ
    yield "unclosed_script", b"<html><script>x() <p>" + SENTENCE.encode(), READ
    yield "bad_entities", make_page(f"<p>{SENTENCE} &#0; &#xD800; &#99999999999; &bogus; &#x110000;</p>"), READ
    yield (
        "event_handlers",
        make_page(f"<p onclick=alert(1)>{SENTENCE}</p><img src=x onerror=alert(1)><svg onload=alert(1)>"),
        READ,
    )
    yield (
        "frames_and_refresh",
        make_page(
            f"<iframe src=file:///etc/passwd></iframe><p>{TEXT}</p>",
            head="<meta http-equiv=refresh content='0;url=http://203.0.113.1'><base href='http://203.0.113.1'>",
        ),
        READ,
    )
    yield "hidden_html", make_page(f"<p>{TEXT}</p><p hidden>99 killed</p>"), READ
    yield (
        "json_ld_bomb",
        make_page(f"<p>{TEXT}</p>", head="<script type='application/ld+json'>" + "[" * 100_000 + "</script>"),
        READ,
    )
    yield "regex_title", make_page(f"<p>{TEXT}</p>", head=f"<title>{'a - ' * 50_000}</title>"), READ
    yield "null_bytes_page", make_page(f"<p>{SENTENCE}</p>").replace(b"killed", b"kil\0led"), READ
    yield "script_only", b"<html><body><script>document.write('26 killed')</script></body></html>", ("empty",)
    yield "doctype_entities", f"{LAUGHS}<html><p>&l9; {SENTENCE}</p></html>".encode(), EITHER
    yield "many_dates", make_page(f"<p>{TEXT}</p>" + "<time datetime='2016-06-05'>5 June 2016</time>" * 5_000), READ


def xml() -> Iterator[Case]:
    external = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield "laughs", f'<?xml version="1.0"?>{LAUGHS}<a>&l9;</a>'.encode(), ("entities",)
    yield "external_entity", f'<?xml version="1.0"?>{external}<a>&x;</a>'.encode(), ("entities",)
    yield (
        "parameter_entity",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % p SYSTEM "http://203.0.113.1/x">%p;]><a/>',
        ("entities",),
    )
    yield "laughs_utf16", f'<?xml version="1.0" encoding="utf-16"?>{LAUGHS}<a>&l9;</a>'.encode("utf-16"), ("entities",)
    yield (
        "feed_laughs",
        f'<?xml version="1.0"?>{LAUGHS}<rss><channel><item><title>&l9;</title></item></channel></rss>'.encode(),
        ("entities",),
    )
    yield "external_dtd", b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://203.0.113.1/x.dtd"><a>26 killed</a>', EITHER
    yield "deep_xml", b"<?xml version='1.0'?>" + b"<a>" * 100_000 + b"26 killed" + b"</a>" * 100_000, ("too_deep",)
    yield "unknown_xml", b"<?xml version='1.0'?><nitf><body>26 killed</body></nitf>", READ
    yield "broken_xml", b"<?xml version='1.0'?><nitf><body>26 killed", ("damaged",)
    yield "svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><text>26 killed</text></svg>", READ
    yield "broken_feed", make_feed([f"<title>A</title><description>{TEXT}</description>"]) + b"<item><title>B & <", READ
    yield "empty_feed", make_feed([]), ("empty",)
    yield (
        "feed_scripts",
        make_feed([f"<title>A</title><description>&lt;script&gt;x()&lt;/script&gt;{TEXT}</description>"]),
        READ,
    )


def archives() -> Iterator[Case]:
    yield "zip_nested", _nested_zip(10), ("too_deep",)
    yield "zip_quine_like", make_zip({f"{n}.zip": _nested_zip(6) for n in range(16)}), ("too_deep",)
    yield (
        "zip_paths",
        make_zip({"../../../../tmp/evil.txt": TEXT, "/etc/evil": TEXT, "C:\\evil.txt": TEXT, "a\0b.txt": TEXT}),
        READ,
    )
    yield "zip_odd_names", make_zip({"\u202etxt.exe": TEXT, "a\nb.txt": TEXT, "x" * 5_000: TEXT, "<b>.txt": TEXT}), READ
    yield "zip_same_name", _twice_in_zip(), READ
    yield "zip_link", _zip_with_link(), ("link",)
    yield "zip_lying_size", _lie_about_size(make_zip({"a.txt": b"killed 26. " * 20_000})), EITHER
    yield "zip_cut", make_zip({"a.txt": TEXT})[:-30], ("damaged",)
    yield "zip_corrupt", make_zip({"a.txt": TEXT * 50}).replace(b"a.txt", b"b.txt", 1), ("damaged",)
    yield "zip_locked", _set_flag(make_zip({"a.txt": TEXT}), 0x1), ("encrypted",)
    yield "zip_empty", make_zip({}), ("empty",)
    yield "zip_prefix", b"MZ\x90\x00" + make_zip({"a.txt": TEXT}), ("unsupported",)
    yield "zip_lzma", _packed_with(zipfile.ZIP_LZMA), ("unsupported",)


def office() -> Iterator[Case]:
    types = {"[Content_Types].xml": "<Types/>"}
    document = f"<w:document {W}><w:body>{{}}</w:body></w:document>"
    yield (
        "docx_laughs",
        make_zip({**types, "word/document.xml": LAUGHS + document.format(paragraph("&l9;"))}),
        ("entities",),
    )
    yield (
        "docx_laughs_utf16",
        make_zip(
            {
                **types,
                "word/document.xml": f'<?xml version="1.0" encoding="utf-16"?>{LAUGHS}'.encode("utf-16")
                + document.format(paragraph("&l9;")).encode("utf-16-le"),
            }
        ),
        ("entities",),
    )
    yield (
        "docx_in_utf16",
        make_zip(
            {
                **types,
                "word/document.xml": (
                    '<?xml version="1.0" encoding="utf-16"?>' + document.format(paragraph(SENTENCE))
                ).encode("utf-16"),
            }
        ),
        READ,
    )
    yield (
        "docx_deep",
        make_docx("<w:tbl><w:tr><w:tc>" * 5_000 + paragraph(SENTENCE) + "</w:tc></w:tr></w:tbl>" * 5_000),
        ("too_deep",),
    )
    yield "docx_no_body", make_zip({**types, "word/document.xml": "<a/>"}), ("empty",)
    yield "docx_cut", make_docx(paragraph(SENTENCE))[:-40], ("damaged",)
    yield "docx_broken_xml", make_zip({**types, "word/document.xml": "<w:document><w:p>"}), ("damaged",)
    yield (
        "tracked_insertion",
        make_docx(
            '<w:p><w:r><w:t xml:space="preserve">At least </w:t></w:r><w:ins><w:r><w:t>26</w:t></w:r></w:ins></w:p>'
        ),
        READ,
    )
    yield "hidden_run", make_docx(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SENTENCE}</w:t></w:r></w:p>"), READ
    yield (
        "docx_remote_template",
        make_docx(paragraph(SENTENCE), **{"_rels/settings": '<r Target="http://203.0.113.1/t.dotm"/>'}),
        READ,
    )
    yield "pptx", make_zip({**types, "ppt/presentation.xml": "<p/>"}), ("unsupported",)
    yield (
        "odt",
        make_zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, stored=True),
        ("unsupported",),
    )
    yield (
        "xlsx_formulas",
        make_sheet([["id", "text"], [1, '=HYPERLINK("http://203.0.113.1") ' + TEXT], [2, "@SUM(1) " + TEXT]]),
        READ,
    )
    yield (
        "xlsx_far_cell",
        _sheet_with(
            f'<row r="1"><c r="A1" t="inlineStr"><is><t>{SENTENCE}</t></is></c></row>'
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
        ("bomb", "damaged", "memory"),
    )
    yield (
        "xlsx_false_dimension",
        _sheet_with(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'
            f'<row r="2"><c r="A2" t="inlineStr"><is><t>{TEXT}</t></is></c></row>',
            size="A1:XFD1048576",
        ),
        EITHER,
    )
    yield "xlsx_laughs", _sheet_with("<row><c><v>&l9;</v></c></row>", before=LAUGHS), EITHER
    yield "xlsx_cut", make_sheet([["text"], [TEXT]])[:-100], ("damaged",)
    yield "old_word", make_container({"WordDocument": b"x" * 5000}), ("unsupported",)
    yield "locked_office", make_container({"EncryptedPackage": b"x" * 5000}), ("encrypted",)
    yield "msg_cut", make_container({"__properties_version1.0": b"\0" * 32})[:1024], ("damaged", "unsupported")
    yield "msg_empty", make_container({"__properties_version1.0": b"\0" * 32}), ("empty", "damaged")
    yield (
        "ole_garbage",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(5).randbytes(5_000),
        ("unsupported", "damaged"),
    )
    yield "ole_loop", _looping_container(), ("damaged", "empty", "time", "memory")


def pdfs() -> Iterator[Case]:
    good = make_pdf([[SENTENCE, SECOND]])
    yield (
        "pdf_page_loop",
        write_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
        ("damaged", "no_text_layer", "time"),
    )
    yield "pdf_form_loop", _form_loop(), EITHER
    yield "pdf_cut", good[: len(good) // 2], ("damaged", "no_text_layer")
    yield "pdf_head_only", b"%PDF-1.7\n", ("damaged",)
    yield "pdf_garbage", b"%PDF-1.7\n" + random.Random(7).randbytes(20_000), ("damaged",)
    yield "pdf_flipped", _flip(good, 40), EITHER
    yield (
        "pdf_script",
        good.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
        EITHER,
    )
    yield "pdf_in_junk", b"junk\n" + good, READ
    yield "scan", make_pdf([[], []]), ("no_text_layer",)
    yield "scanned_page", make_pdf([[SENTENCE, SECOND], []]), READ
    yield (
        "pdf_locked",
        good.replace(
            b"/Info",
            b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >> /ID [(a)(a)] /Info"
            % (b"o" * 32, b"u" * 32),
        ),
        ("encrypted", "damaged"),
    )
    yield "pdf_is_page", make_page(f"<p>{TEXT}</p>"), READ
    yield "pdf_long_line", make_pdf([["killed 26 people and " * 20_000]]), READ


def mails() -> Iterator[Case]:
    head = "From: a <a@b.example>\r\nTo: c\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
    deep = (
        head
        + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(3_000))
        + "\r\n"
        + TEXT
    )
    yield "mail_deep", deep.encode(), EITHER
    yield (
        "mail_many_parts",
        (
            head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + f"--b\r\n\r\n{SENTENCE}\r\n" * 20_000 + "--b--"
        ).encode(),
        READ,
    )
    yield "mail_long_header", (head + "X-Y: " + "a" * 2_000_000 + f"\r\n\r\n{TEXT}").encode(), READ
    yield "mail_bad_charset", (head + 'Content-Type: text/plain; charset="no-such"\r\n\r\n' + TEXT).encode(), READ
    yield (
        "mail_hex_charset",
        (head + 'Content-Type: text/plain; charset="hex"\r\n\r\n' + TEXT + " é").encode("cp1252"),
        READ,
    )
    yield (
        "mail_bad_base64",
        (head + "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!" + TEXT).encode(),
        EITHER,
    )
    yield (
        "mail_attachment_path",
        (
            head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Disposition: attachment; "
            f'filename="../../etc/passwd"\r\n\r\n{TEXT}\r\n--b--'
        ).encode(),
        READ,
    )
    yield "mail_no_end", (head + f"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n{TEXT}").encode(), READ
    yield (
        "mail_bad_words",
        (head.replace("Subject: s", "Subject: =?utf-8?b?====?= =?x?q?=ZZ?=") + f"\r\n{TEXT}").encode(),
        READ,
    )
    yield (
        "mail_pixel",
        (head + f"Content-Type: text/html\r\n\r\n<p>{TEXT}</p><img src='http://203.0.113.1/p.gif'>").encode(),
        READ,
    )


def tables() -> Iterator[Case]:
    yield "csv_formulas", f"title,text\n=1+1,\"=cmd|' /C calc'!A0 {TEXT}\"\n".encode(), READ
    yield "csv_open_quote", f'title,text\nT,"{TEXT}\n'.encode() + b"more, and more\n" * 50_000, READ
    yield "csv_huge_cell", b"title,text\nT," + b"killed 26 and " * 600_000 + b"\n", READ
    yield (
        "csv_many_columns",
        (",".join(f"c{n}" for n in range(20_000)) + "\n" + ",".join("x" * 1 for _ in range(20_000))).encode(),
        READ,
    )
    yield "csv_uneven", f"title,text\nT,{SENTENCE.replace(',', '')}\nU,a b c,d,e,f\n".encode(), READ
    yield "json_deep", b"[" * 200_000, EITHER
    yield "json_deep_object", b'{"text": ' * 50_000 + b'"26 killed"' + b"}" * 50_000, EITHER
    yield "json_huge_number", b'[{"text": "' + TEXT.encode() + b'", "n": ' + b"9" * 100_000 + b"}]", READ
    yield "json_nan", b'[{"text": "' + TEXT.encode() + b'", "n": NaN, "m": Infinity}]', READ
    yield "json_surrogate", b'[{"text": "26 people were killed \\ud83d in Goma"}]', READ
    yield "json_nul", b'[{"text": "26 people\\u0000 were killed in Goma"}]', READ
    yield (
        "json_odd_types",
        json.dumps({"data": [{"fields": {"title": [1], "body": {"a": 1}, "date": "x", "source": "y"}}]}).encode(),
        EITHER,
    )
    yield "json_no_text", b'[{"a": 1}, {"a": 2}]', ("no_text_column",)
    yield "json_empty", b"[]", EITHER
    yield (
        "jsonl_half",
        f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}'.encode() + b"\n" + f'{{"text": "{TEXT}"}}'.encode(),
        READ,
    )
    yield (
        "reliefweb_scripts",
        make_reliefweb({"title": "<script>", "body-html": f"<script>x()</script><p>{TEXT}</p>"}),
        READ,
    )
    yield "parquet_cut", make_parquet({"text": [TEXT] * 50})[:-20], ("damaged",)
    yield "parquet_flipped", _flip(make_parquet({"text": [TEXT] * 50}), 60), EITHER


def garbage() -> Iterator[Case]:
    dice = random.Random(20160604)
    yield "random_bytes", dice.randbytes(100_000), ("binary", "unsupported")
    yield "all_zero", bytes(100_000), ("binary",)
    yield "all_ff", b"\xff" * 10_000, EITHER
    yield "png", b"\x89PNG\r\n\x1a\n" + dice.randbytes(500), ("unsupported",)
    yield "program", b"\x7fELF" + dice.randbytes(500), ("unsupported",)
    yield "gzip_bomb", b"\x1f\x8b\x08\x00" + bytes(6) + zlib.compress(bytes(10_000_000)), ("unsupported",)
    yield "rtf", rb"{\rtf1 26 killed}", ("unsupported",)
    yield "film", b"\x00\x00\x00\x18ftypmp42" + dice.randbytes(500), ("unsupported",)
    for number in range(10):
        data = dice.randbytes(3_000)
        head = (
            b"%PDF-1.4\n",
            b"PK\x03\x04",
            b"PAR1",
            b"<?xml ",
            b"<html>",
            b'{"',
            b"From: a\nTo: b\n\n",
            b"RIFF",
            b"id,text\n",
            b"\xff\xfe",
        )[number]
        yield f"random_after_head_{number}", head + data, EITHER


def large() -> Iterator[Case]:
    """Those that take seconds, to make or to read."""
    yield "lines_2m", b"\n" * 2_000_000 + b"26 killed", READ
    yield "hundred_mb", b"killed 26. " * 9_500_000, ("too_large",)
    yield "long_attribute", b'<html><p title="' + b"x" * 5_000_000 + b'">' + SENTENCE.encode(), READ
    yield "less_than_signs", b"<html><p>" + SENTENCE.encode() + b"<" * 1_000_000, READ
    yield "entities", make_page(f"<p>{SENTENCE}</p>" + "&amp;lt;" * 200_000), READ
    yield (
        "feed_5000",
        make_feed([f"<title>{n}</title><description>{SENTENCE}</description>" for n in range(2_000)]),
        READ,
    )
    yield "zip_bomb", make_zip({"a.txt": b"\0" * 400_000_000}), ("bomb",)
    yield "zip_bomb_split", make_zip({f"{n}.txt": b"killed 26. " * 900_000 for n in range(40)}), EITHER
    yield "zip_many", make_zip({f"{n}.txt": "x" for n in range(6_000)}, stored=True), ("too_many",)
    yield "docx_bomb", make_docx(paragraph("killed 26. " * 25_000_000)), ("bomb",)
    yield "docx_many_paragraphs", make_docx(paragraph(SENTENCE) * 60_000), READ
    yield "xlsx_bomb", _sheet_with("<row><c><v>1</v></c></row>" * 12_000_000), ("bomb",)
    yield "pdf_bomb", make_bomb_pdf(700_000_000), ("damaged", "memory", "time", "too_large", "no_text_layer")
    yield "pdf_100000_pages", _many_pages(100_000), ("too_many", "time", "damaged")
    yield "csv_many_rows", b"id,text\n" + b"1,x y z killed\n" * 150_000, ("too_many",)
    yield (
        "parquet_bomb",
        make_parquet({"text": ["killed 26 people " * 2_000] * 20_000}),
        ("bomb", "memory", "damaged", "time"),
    )
    yield "parquet_many_rows", make_parquet({"text": [None] * 3_000_000}), ("too_many",)


# --- parts of the cases above


def _nested_zip(depth: int) -> bytes:
    data = make_zip({"a.txt": TEXT})
    for _ in range(depth):
        data = make_zip({"a.zip": data})
    return data


def _twice_in_zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", SENTENCE)
        archive.filelist[0].filename, archive.NameToInfo = "b.txt", {}
        archive.writestr("c.txt", SECOND)
    return target.getvalue().replace(b"c.txt", b"a.txt").replace(b"b.txt", b"a.txt")


def _zip_with_link() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return target.getvalue()


def _lie_about_size(data: bytes) -> bytes:
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :]


def _set_flag(data: bytes, flag: int) -> bytes:
    at = data.rindex(b"PK\x01\x02")
    return data[:6] + struct.pack("<H", flag) + data[8 : at + 8] + struct.pack("<H", flag) + data[at + 10 :]


def _packed_with(method: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr("a.txt", TEXT)
    return target.getvalue()


def _sheet_with(rows: str, *, size: str = "A1", before: str = "") -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office_rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    return make_zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office_rel}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office_rel}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office_rel}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{main}"><dimension ref="{size}"/>'
            f"<sheetData>{rows}</sheetData></worksheet>",
        }
    )


def _looping_container() -> bytes:
    data = bytearray(make_container({"__properties_version1.0": b"\0" * 6000}))
    table = len(data) - 512
    data[table : table + 4] = struct.pack("<I", 0)  # the first stream's first sector is its own next
    return bytes(data)


def _many_pages(count: int) -> bytes:
    pages = [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"] * count
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    return write_pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), *pages]
    )


def _form_loop() -> bytes:
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] "
    form += b"/Resources << /XObject << /X 3 0 R >> >> /Length 12 >>\nstream\n/X Do /X Do  \nendstream"
    return write_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
            form,
            b"<< /Length 6 >>\nstream\n/X Do \nendstream",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
            b"/Resources << /XObject << /X 3 0 R >> >> >>",
        ]
    )


def _flip(data: bytes, every: int) -> bytes:
    flipped = bytearray(data)
    for at in range(every, len(flipped), every):
        flipped[at] ^= 0x15
    return bytes(flipped)


GROUPS = (texts, encodings, pages, xml, archives, office, pdfs, mails, tables, garbage)
