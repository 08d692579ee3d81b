"""XML to a tree, with no entities: a document that declares one is refused, in whatever encoding it is written.

>>> parse_xml(b"<a>26 killed</a>").text
'26 killed'
"""

from __future__ import annotations

import xml.parsers.expat
from xml.etree import ElementTree

from readers.values import Refused

MOST_DEEP = 200


def parse_xml(data: bytes) -> ElementTree.Element:
    """The root element. Refuses entities, damage, and elements more than 200 deep."""
    _check(data)
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise Refused("damaged", "its XML is damaged: save it anew") from None


def local_name(element: ElementTree.Element) -> str:
    """The tag without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _check(data: bytes) -> None:
    depth = 0

    def forbid(*_: object) -> None:
        raise Refused("entities", "its XML declares entities, which can hide or multiply text: save it without them")

    def enter(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEEP:
            raise Refused("too_deep", f"its XML is nested more than {MOST_DEEP} deep: save it anew")

    def leave(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = xml.parsers.expat.ParserCreate()
    parser.EntityDeclHandler = parser.ExternalEntityRefHandler = forbid
    parser.StartElementHandler, parser.EndElementHandler = enter, leave
    try:
        parser.Parse(data, True)
    except (xml.parsers.expat.ExpatError, ValueError, LookupError):
        raise Refused("damaged", "its XML is damaged: save it anew") from None
