"""Every kind of document comes in whole, with its title, outlet, date and address where it has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from made import (
    SECOND,
    SENTENCE,
    W,
    make_docx,
    make_feed,
    make_msg,
    make_page,
    make_parquet,
    make_pdf,
    make_reliefweb,
    make_sheet,
    make_zip,
    paragraph,
)

from extractors.models import Report
from readers import Refusal, Refused, read_report, read_reports

DAY = date(2016, 6, 5)


def read_all(data: bytes, **asked: str) -> tuple[list[Report], list[Refusal]]:
    items = list(read_reports(data, name="file", **asked))
    return [item for item in items if isinstance(item, Report)], [item for item in items if isinstance(item, Refusal)]


def about(report: Report) -> tuple:
    return report.title, report.publisher, report.published, report.url


# --- web pages


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    head = (
        '<meta property="og:site_name" content="The Example Post"><link rel="canonical" href="https://example.org/a">'
        '<meta property="article:published_time" content="2016-06-05T10:00:00Z">'
    )
    page = make_page(f"<p>{SENTENCE}</p><p>{SECOND}</p>", head=head)
    report = read_report(page)
    assert SENTENCE in report.text and SECOND in report.text and report.kind == "html"
    assert about(report) == ("26 killed near Falluja", "The Example Post", DAY, "https://example.org/a")


@pytest.mark.parametrize(
    "kept",
    [
        "<ul><li><span>14 people injured in Anbar</span></li></ul>",
        "<table><tr><td>14 people injured in Anbar</td><td>x</td></tr></table>",
        "<blockquote>14 people injured in Anbar</blockquote>",
        "<h2>14 people injured in Anbar</h2>",
        "<figure><img src='a.png'><figcaption>14 people injured in Anbar</figcaption></figure>",
    ],
)
def test_lists_tables_quotes_and_captions_of_an_article_are_kept(kept: str) -> None:
    page = make_page(f"<p>{SENTENCE}</p>{kept}<p>{SECOND}</p>")
    assert "14 people injured in Anbar" in read_report(page).text


def test_scripts_styles_and_menus_are_not_text() -> None:
    page = make_page(
        f"<script>var dead = '99 killed';</script><style>.x{{content:'98 killed'}}</style>"
        f"<p>{SENTENCE}</p><p>{SECOND}</p>"
    )
    text = read_report(page).text
    assert "99" not in text and "98" not in text


def test_a_page_nested_too_deeply_is_read_whole_and_says_so() -> None:
    report = read_report(b"<html>" + b"<div>" * 3000 + SENTENCE.encode() + b"</div>" * 3000 + b"<p>tail</p>")
    assert report.text.split("\n") == [SENTENCE, "tail"]
    assert "nested too deeply" in report.warnings[0]


def test_text_that_a_browser_hides_is_said() -> None:
    page = make_page(f"<p>{SENTENCE}</p><p style='display: none'>98 killed</p>")
    assert any("hides" in warning for warning in read_report(page).warnings)
    assert not read_report(make_page(f"<p>{SENTENCE}</p>")).warnings


def test_the_encoding_a_page_states_is_honoured() -> None:
    page = "<html><meta charset=windows-1256><p>قتل 26 شخصا في الفلوجة</p>".encode("cp1256")
    assert "قتل 26 شخصا في الفلوجة" in read_report(page).text


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(Refused, match="drawn by a script"):
        read_report(b"<!doctype html><html><body><div id=root></div><script>x()</script></body></html>")


# --- PDF


def test_the_lines_of_a_pdf_become_paragraphs() -> None:
    lines = [
        "At least 26 fighters were killed near Falluja on Saturday, as troops moved",
        "on the town from the south, and fami-",
        "lies fled.",
        "Nine soldiers died.",
        "",
        "- 3 children were injured",
        "- 10-15 people are missing",
    ]
    text = read_report(make_pdf([lines])).text
    assert text.split("\n\n") == [
        "At least 26 fighters were killed near Falluja on Saturday, as troops moved "
        "on the town from the south, and families fled.",
        "Nine soldiers died.",
        "- 3 children were injured",
        "- 10-15 people are missing",
    ]


def test_a_sentence_runs_on_over_the_foot_of_a_page_and_pages_are_kept_apart() -> None:
    text = read_report(
        make_pdf([[SENTENCE, "In the town of Goma nine soldiers"], ["died, officials said."], [SECOND]])
    ).text
    assert "nine soldiers\fdied, officials said." in text
    assert [text.count("\f", 0, text.index(word)) + 1 for word in ("26", "died, off", SECOND)] == [1, 2, 3]


def test_a_range_divided_at_the_line_end_is_no_new_number() -> None:
    text = read_report(
        make_pdf([["Officials in the province said on Sunday that the death toll was 10-", "15 people at the most."]])
    ).text
    assert "1015" not in text and "10" in text and "15" in text


def test_title_and_date_of_a_pdf_are_taken() -> None:
    report = read_report(make_pdf([[SENTENCE, SECOND]], info="/Title (Sitrep 3) /CreationDate (D:20160605100000Z)"))
    assert (report.title, report.published, report.kind) == ("Sitrep 3", DAY, "pdf")


def test_a_scan_is_refused_as_having_no_text_layer_and_a_scanned_page_is_said() -> None:
    with pytest.raises(Refused, match="no text layer") as refused:
        read_report(make_pdf([[], []]))
    assert refused.value.code == "no_text_layer"
    assert read_report(make_pdf([[SENTENCE, SECOND], []])).warnings == (
        "no text layer on page 2: pictures there were not read",
    )


# --- Word


def test_a_word_document_keeps_tables_notes_boxes_headers_and_lists() -> None:
    box = (
        f"<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice>"
        f"<w:txbxContent>{paragraph('In a box: 7 missing')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{paragraph('In a box: 7 missing')}</w:txbxContent>"
        f"</mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = (
        f"{paragraph(SENTENCE)}<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>first point</w:t></w:r>{box}</w:p>"
        f"<w:tbl><w:tr><w:tc>{paragraph('Anbar')}</w:tc><w:tc>{paragraph('9')}{paragraph('dead')}</w:tc></w:tr></w:tbl>"
    )
    notes = f"<w:footnotes {W}><w:footnote>{paragraph('Note: 3 more died later')}</w:footnote></w:footnotes>"
    header = f"<w:hdr {W}>{paragraph('Situation report 12')}</w:hdr>"
    text = read_report(make_docx(body, footnotes=notes, header1=header, header2=header)).text
    assert (
        text == f"Situation report 12\n\n{SENTENCE}\n- first point\nIn a box: 7 missing\n"
        "Anbar | 9 dead\n\nNote: 3 more died later"
    )


def test_tracked_insertions_are_kept_deletions_left_out_and_both_said() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">At least </w:t></w:r><w:ins><w:r><w:t>26</w:t></w:r></w:ins>'
        "<w:del><w:r><w:delText>19</w:delText></w:r></w:del><w:r><w:t> died</w:t></w:r></w:p>"
    )
    report = read_report(make_docx(body))
    assert report.text == "At least 26 died"
    assert report.warnings == ("it has tracked changes: 1 insertions were kept, 1 deletions left out",)


def test_rows_and_cells_inside_insertions_and_content_controls_are_kept() -> None:
    row = f"<w:tr><w:sdt><w:sdtContent><w:tc>{paragraph('26 killed')}</w:tc></w:sdtContent></w:sdt></w:tr>"
    assert (
        read_report(make_docx(f"<w:sdt><w:sdtContent><w:tbl>{row}</w:tbl></w:sdtContent></w:sdt>")).text == "26 killed"
    )


def test_what_a_word_document_holds_besides_text_is_said() -> None:
    data = make_docx(paragraph(SENTENCE), **{"charts/chart1": "<c/>", "comments": "<c/>"})
    said = " ".join(read_report(data).warnings)
    assert "charts" in said and "comments" in said


# --- mail


def test_a_mail_gives_its_text_and_its_attachments_one_by_one() -> None:
    mail = make_mail(
        [
            ("text/plain; charset=windows-1252", b"Ten people died in the caf\xe9.\r\n", ""),
            ("application/pdf", make_pdf([[SENTENCE]]), "note.pdf"),
            ("image/png", b"\x89PNG\r\n", "map.png"),
        ]
    )
    reports, refusals = read_all(mail)
    assert [report.text for report in reports] == ["Ten people died in the café.", SENTENCE]
    assert about(reports[0]) == ("Tués à Goma", "Desk of the Example", DAY, "")
    assert reports[1].name == "file/note.pdf" and [refusal.name for refusal in refusals] == ["file/map.png"]
    assert "2 other parts" in read_report(mail, name="a").warnings[0]


def test_a_mail_in_html_only_is_read_without_its_tags() -> None:
    mail = make_mail([("text/html; charset=utf-8", f"<p>{SENTENCE}</p><ul><li>9 hurt</li></ul>".encode(), "")])
    assert read_report(mail).text == f"{SENTENCE}\n- 9 hurt"


def test_numbers_that_only_the_page_of_a_mail_holds_are_said() -> None:
    plain, page = SENTENCE.encode(), f"<p>{SENTENCE}</p><table><tr><td>Dadu</td><td>1,412</td></tr></table>".encode()
    mail = make_mail([("text/plain; charset=utf-8", plain, ""), ("text/html; charset=utf-8", page, "")])
    assert any("1,412" in said for said in read_report(mail).warnings)
    same = make_mail([("text/plain; charset=utf-8", plain, ""), ("text/html; charset=utf-8", b"<p>26</p>", "")])
    assert read_report(same).warnings == ()


def test_a_news_text_that_names_a_sender_is_no_mail() -> None:
    text = "From: our correspondent\n\nTen people were killed.\n"
    assert read_report(text.encode()).kind == "text"


def test_an_outlook_message_gives_text_sender_date_and_attachments() -> None:
    data = make_msg(
        subject="Sitrep 3",
        body=SENTENCE,
        sender="The Desk",
        attachments={"a.txt": b"9 injured", "b.txt": b"7 gone " * 900},
    )
    reports, refusals = read_all(data)
    assert [report.text for report in reports] == [SENTENCE, "9 injured", "7 gone " * 900] and not refusals
    assert about(reports[0]) == ("Sitrep 3", "The Desk", DAY, "") and reports[1].name == "file/a.txt"


# --- feeds, tables, saved answers


def test_a_feed_gives_a_report_for_each_entry_with_its_full_text() -> None:
    first = (
        f"<title>A</title><link>https://example.org/1</link><pubDate>Sun, 05 Jun 2016 10:00:00 GMT</pubDate>"
        f"<description>short</description><content:encoded><![CDATA[<p>{SENTENCE}</p><p>{SECOND}</p>]]></content:encoded>"
    )
    reports, _ = read_all(make_feed([first, "<title>26 killed</title>"]))
    assert reports[0].text == f"{SENTENCE}\n{SECOND}" and not reports[0].warnings
    assert about(reports[0]) == ("A", "The Example Post", DAY, "https://example.org/1")
    assert reports[1].text == "26 killed" and reports[1].warnings == ("the feed gives a title only",)


def test_an_atom_feed_is_read_too() -> None:
    feed = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>A</title><updated>2016-06-05T10:00:00Z</updated>'
        f'<content type="html">&lt;p&gt;{SENTENCE}&lt;/p&gt;</content></entry></feed>'
    )
    report = read_report(feed.encode())
    assert (report.text, report.publisher, report.published) == (SENTENCE, "Post", DAY)


def table(delimiter: str = ",") -> bytes:
    rows = [
        ("id", "headline", "body", "date", "source"),
        ("1", "T", f'"{SENTENCE}"', "2016-06-05", "The Post"),
        ("2", "U", f'"{SECOND}\n=SUM(1)"', "05/06/2016", ""),
    ]
    return "\n".join(delimiter.join(row) for row in rows).encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_gives_a_report_for_each_row(delimiter: str) -> None:
    reports, refusals = read_all(table(delimiter))
    assert [report.text for report in reports] == [SENTENCE, f"{SECOND}\n=SUM(1)"] and not refusals
    assert about(reports[0]) == ("T", "The Post", DAY, "") and reports[0].name == "file row 1"
    assert reports[1].published is None  # 5 June or 6 May: not guessed


ROWS: Sequence[Sequence[object]] = [
    ["id", "title", "text", "date"],
    [1, "T", SENTENCE, "2016-06-05"],
    [2, "U", SECOND, ""],
]


def test_spreadsheets_and_parquet_give_a_report_for_each_row() -> None:
    columns = {str(name): [row[at] for row in ROWS[1:]] for at, name in enumerate(ROWS[0])}
    for data in (make_sheet(ROWS), make_parquet(columns)):
        reports, refusals = read_all(data)
        assert [report.text for report in reports] == [SENTENCE, SECOND] and not refusals
        assert about(reports[0]) == ("T", "", DAY, "")


def test_a_text_column_without_a_known_name_is_found_and_said_or_chosen() -> None:
    data = make_sheet([["nr", "what was written", "remark of the desk"], [1, SENTENCE, "to be checked"]])
    reports, _ = read_all(data)
    assert reports[0].text == SENTENCE and "longest texts" in reports[0].warnings[0]
    assert read_all(data, text_column="Remark of the desk")[0][0].text == "to be checked"
    assert read_all(data, text_column="nothing")[1][0].code == "no_text_column"


def test_a_table_with_headings_in_french_and_semicolons_is_a_table() -> None:
    data = f"id;titre;texte;date\n1;Goma;{SENTENCE};2016-06-05\n2;Nord;{SECOND};2016-06-06\n".encode("cp1252")
    reports, _ = read_all(data)
    assert [(report.title, report.text) for report in reports] == [("Goma", SENTENCE), ("Nord", SECOND)]


def test_a_sheet_of_numbers_is_refused_and_a_text_with_commas_is_no_table() -> None:
    assert read_all(make_sheet([["a", "b"], [1, 2]]))[1][0].code == "no_text_column"
    for text in ("Killed, injured\n26, 9\n", f"Goma, Sunday\n{SENTENCE}\n{SECOND}\n", f"{SENTENCE}\n{SECOND}"):
        assert read_report(text.encode()).text == text


def test_json_lists_and_lines_and_single_articles_are_read() -> None:
    one = f'{{"title": "T", "text": "{SENTENCE}", "published": "2016-06-05"}}'
    for data in (one, f"[{one}]", f'{{"articles": [{one}]}}', f"{one}\n"):
        assert about(read_report(data.encode())) == ("T", "", DAY, "")
    reports, _ = read_all(f"{one}\n{one}\nbroken\n".encode())
    assert len(reports) == 2 and "1 entries are no JSON" in reports[0].warnings[0]


def test_json_that_is_none_is_plain_text() -> None:
    assert read_report(b'{"killed": 26 people\n and more').text.startswith('{"killed"')


def test_a_saved_reliefweb_answer_gives_its_reports() -> None:
    data = make_reliefweb(
        {
            "title": "T",
            "body-html": f"<p>{SENTENCE}</p>",
            "date": {"original": "2016-06-05T00:00:00+00:00"},
            "source": [{"name": "Example Office", "shortname": "EXO"}],
            "url": "https://example.org/node/1",
        },
        {"title": "U", "body": SECOND, "file": [{"filename": "sitrep.pdf"}]},
    )
    reports, _ = read_all(data)
    assert [report.text for report in reports] == [SENTENCE, SECOND] and reports[0].kind == "reliefweb"
    assert reports[0].warnings == () and "1 attached file, which was not read" in reports[1].warnings[0]
    assert about(reports[0]) == ("T", "EXO", DAY, "https://example.org/node/1")


def test_a_text_that_begins_with_a_name_in_angle_brackets_is_plain_text() -> None:
    for text in ("<Reuters> Ten people were killed & nine hurt", "[Goma] Ten people were killed", '["Ten," he said'):
        assert read_report(text.encode()).text == text


# --- archives and folders


def test_an_archive_gives_everything_in_it_and_a_line_for_what_cannot_be_read() -> None:
    data = make_zip(
        {
            "a.txt": SENTENCE,
            "d/b.html": make_page(f"<p>{SECOND}</p>"),
            "c.zip": make_zip({"e.docx": make_docx(paragraph("9 hurt"))}),
            "x.png": b"\x89PNG\r\n",
            "__MACOSX/._a.txt": b"\0\5",
            ".DS_Store": b"\0",
            "empty.txt": "",
        }
    )
    reports, refusals = read_all(data)
    assert [report.name for report in reports] == ["file/a.txt", "file/d/b.html", "file/c.zip/e.docx"]
    assert {refusal.name: refusal.code for refusal in refusals} == {
        "file/x.png": "unsupported",
        "file/empty.txt": "empty",
    }


def test_names_count_for_nothing(tmp_path) -> None:
    path = tmp_path / "really.txt"
    path.write_bytes(make_docx(paragraph(SENTENCE)))
    report = read_report(path)
    assert (report.text, report.kind, report.name) == (SENTENCE, "docx", "really.txt")


def test_one_document_is_asked_for_and_several_are_refused() -> None:
    assert read_report(make_zip({"a.txt": SENTENCE})).text == SENTENCE
    with pytest.raises(Refused) as refused:
        read_report(make_zip({"a.txt": SENTENCE, "b.txt": SECOND}))
    assert refused.value.code == "several"


def test_a_folder_is_read_in_order_and_links_are_not_followed(tmp_path) -> None:
    (tmp_path / "b.txt").write_text(SECOND)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "z.txt").write_text(SENTENCE)
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    items = list(read_reports(tmp_path))
    assert [getattr(item, "text", item[1] if isinstance(item, Refusal) else "") for item in items] == [
        SECOND,
        "it is a link to another file: give that file",
        SENTENCE,
    ]
    with pytest.raises(Refused):
        read_report(tmp_path)


def make_mail(parts: Sequence[tuple[str, bytes, str]]) -> bytes:
    import base64

    out = [
        b"From: Desk of the Example <desk@example.org>",
        b"To: x@example.org",
        b"Subject: =?utf-8?q?Tu=C3=A9s_=C3=A0_Goma?=",
        b"Date: Sun, 05 Jun 2016 10:00:00 +0000",
        b"MIME-Version: 1.0",
        b'Content-Type: multipart/mixed; boundary="cut"',
        b"",
    ]
    for kind, data, name in parts:
        shown = f'\r\nContent-Disposition: attachment; filename="{name}"' if name else ""
        out += [
            b"--cut",
            f"Content-Type: {kind}{shown}\r\nContent-Transfer-Encoding: base64".encode(),
            b"",
            base64.encodebytes(data),
        ]
    return b"\r\n".join([*out, b"--cut--", b""])
