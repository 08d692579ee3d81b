"""A PDF to text: its lines joined into paragraphs again, its pages kept apart by a form feed.

The page of an offset is ``text.count("\\f", 0, offset) + 1``. A sentence that runs over the foot of a page runs on: the
form feed then stands where a space would. Text comes in the order the file draws it, which for most reports is the
order they are read in; boxes beside the text may come after it. Rows of a table are lines with " | " between the cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from readers.cells import lay_out
from readers.limits import LIMITS, Limits
from readers.reflow import Cell, Line, join_pages
from readers.values import Document, Refused

# the library joins the halves of a divided word by U+FFFE (or U+0002): the line ends there
_LINE_END = re.compile("\n|(?<=[\ufffe\u0002])(?!\r?\n)")
_GAP = re.compile(r"[ \t\u00a0]+")
_WIDE_GAP = 1.4  # heights of a line: wider than any space between words, also of lines set to both margins
_LEAST_ON_PAGE = 50  # characters: fewer, on average, and the PDF is a scan


def read_pdf(data: bytes, limits: Limits = LIMITS, asked: dict | None = None) -> Iterator[Document]:
    """One document. Refuses a PDF that is locked, damaged, too long, or a scan without a text layer."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _explain(error) from None
    if len(pdf) > limits.pdf_pages:
        raise Refused("too_many", f"it has {len(pdf):,} pages; the limit is {limits.pdf_pages:,}: split it")
    pages, broken, size = [], [], 0
    for number in range(len(pdf)):
        try:
            paragraphs = lay_out(_page_lines(pdf, number))
        except pypdfium2.PdfiumError:
            broken.append(number + 1)
            paragraphs = []
        size += sum(map(len, paragraphs))
        if size > limits.text_chars:
            raise Refused("too_large", f"its text is longer than {limits.text_chars:,} characters: split it")
        pages.append(paragraphs)
    if broken and len(broken) == len(pages):
        raise Refused("damaged", "none of its pages can be read: save it anew")
    lengths = [sum(len("".join(paragraph.split())) for paragraph in page) for page in pages]
    if sum(lengths) < min(_LEAST_ON_PAGE * len(pages), 20 * len(pages)) and _has_pictures(pdf):
        raise Refused(
            "no_text_layer", "no text layer: it is a scan (pictures of pages): run text recognition (OCR) on it first"
        )
    if not sum(lengths):
        raise Refused("no_text_layer", "no text layer: it shows no text that can be read")
    empty = [number + 1 for number, length in enumerate(lengths) if not length and number + 1 not in broken]
    about = pdf.get_metadata_dict(skip_empty=True)
    said = _say(empty, broken) + _say_unread(pdf)
    yield Document(join_pages(pages), "pdf", about.get("Title", ""), published=_date(about), warnings=said)


def _page_lines(pdf: pypdfium2.PdfDocument, number: int) -> list[Line]:
    page = pdf[number]
    try:
        text_page = page.get_textpage()
        try:
            return list(_lines(text_page))
        finally:
            text_page.close()
    finally:
        page.close()


def _lines(text_page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Each line with where it stands: left, right, top and bottom in points."""
    text = text_page.get_text_range(errors="replace") if text_page.count_chars() else ""
    if len(text) != text_page.count_chars():  # beyond the 16-bit plane indices and characters part
        yield from (Line(line.strip()) for line in text.splitlines())
        return
    at = 0
    for line in _LINE_END.split(text):
        words = line.strip()
        if words:
            first = at + len(line) - len(line.lstrip())
            yield _place(text_page, words, first, first + len(words) - 1)
        at += len(line) + (text[at + len(line) : at + len(line) + 1] == "\n")


def _place(text_page: pypdfium2.PdfTextPage, words: str, first: int, last: int) -> Line:
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    _, other_bottom, right, other_top = text_page.get_charbox(last, loose=True)
    top, bottom = max(top, other_top), min(bottom, other_bottom)
    cells = tuple(_cells(text_page, words, first, _WIDE_GAP * (top - bottom), (left, right)))
    return Line(words, left, right, top, bottom, cells if len(cells) > 1 else ())


def _cells(
    text_page: pypdfium2.PdfTextPage, words: str, first: int, wide: float, ends: tuple[float, float]
) -> Iterator[Cell]:
    """The stretches of a line between gaps wider than that."""
    begun, left = 0, ends[0]
    for gap in _GAP.finditer(words):
        before = text_page.get_charbox(first + gap.start() - 1, loose=True)[2]
        after = text_page.get_charbox(first + gap.end(), loose=True)[0]
        if after - before > wide > 0:
            yield Cell(words[begun : gap.start()], left, before)
            begun, left = gap.end(), after
    yield Cell(words[begun:], left, ends[1])


def _has_pictures(pdf: pypdfium2.PdfDocument) -> bool:
    for number in range(min(len(pdf), 5)):
        page = pdf[number]
        found = next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None)
        if found is not None:
            return True
    return False


def _explain(error: pypdfium2.PdfiumError) -> Refused:
    if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "assword" in str(error):
        return Refused("encrypted", "it is locked with a password: save it without one")
    return Refused("damaged", "it is damaged or incomplete: fetch or save it anew")


def _date(about: dict[str, str]) -> str:
    """ "D:20160605..." as an ISO date: when the file was made, which for a report is about when it came out."""
    digits = about.get("CreationDate", "").removeprefix("D:")[:8]
    return (
        f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isascii() and digits.isdigit() else ""
    )


def _say(empty: list[int], broken: list[int]) -> tuple[str, ...]:
    said = []
    if empty:
        said.append(f"no text layer on {_pages(empty)}: pictures there were not read")
    if broken:
        said.append(f"{_pages(broken)} could not be read")
    return tuple(said)


def _say_unread(pdf: pypdfium2.PdfDocument) -> tuple[str, ...]:
    said = []
    if pdf.get_formtype() != raw.FORMTYPE_NONE:
        said.append("it is a form: what was filled in was not read")
    if pdf.count_attachments():
        said.append(f"it holds {pdf.count_attachments()} attached files, which were not read")
    return tuple(said)


def _pages(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10])) + (" ..." if len(numbers) > 10 else "")
    return f"{'page' if len(numbers) == 1 else 'pages'} {shown}"
