"""What people decided about which claims speak of the same matter: an append-only log over the grouping by rule.

    apart(engine, ["f_12ab"], who="Amal")                  this figure is about something else
    together(engine, ["f_12ab", "f_34cd"], who="Amal")     these two, and what stands with them, are about one thing
    regroup(matters, standing_entries(engine))             the rule's groups with those decisions laid over them

Nothing is overwritten: an entry is taken back by a further entry, and each is chained to the one before by its hash.
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Row, insert, select

from ledger import schema
from ledger.database import reading, writing
from ledger.errors import LedgerError
from ledger.exact_text import from_database, to_database
from ledger.reports import now


@dataclass(frozen=True, slots=True)
class Grouping:
    """One entry: ``apart`` makes its figures a matter of their own, ``together`` makes one of all they stand in."""

    seq: int
    action: str                       # apart, together, undo
    figure_ids: tuple[str, ...]
    who: str
    at: str
    reason: str = ""
    undoes: int | None = None
    prev_hash: str = ""
    hash: str = ""


def apart(engine: Engine, figure_ids: Sequence[str], *, who: str, reason: str = "") -> Grouping:
    """These figures leave their matter and are one of their own."""
    return _decide(engine, "apart", figure_ids, who, reason)


def together(engine: Engine, figure_ids: Sequence[str], *, who: str, reason: str = "") -> Grouping:
    """The matters of these figures become one, as far as they count the same thing in the same way."""
    if len(set(figure_ids)) < 2:
        raise LedgerError("Two figures at least are needed to put matters together")
    return _decide(engine, "together", figure_ids, who, reason)


def undo(engine: Engine, who: str) -> Grouping | None:
    """Take back this person's latest entry that still stands, by a new entry; None where there is none."""
    _check_who(who)
    with writing(engine) as connection:
        own = [entry for entry in _standing(_all(connection)) if entry.who == who.strip()]
        return _append(connection, "undo", own[-1].figure_ids, who, f"undo of entry {own[-1].seq}",
                       own[-1].seq) if own else None


def standing_entries(engine: Engine) -> list[Grouping]:
    """The entries that nobody took back, oldest first."""
    with reading(engine) as connection:
        return _standing(_all(connection))


def regroup(matters: Mapping[str, Hashable], kinds: Mapping[str, Hashable],
            entries: Iterable[Grouping]) -> dict[str, Hashable]:
    """``matters`` (figure -> its matter by rule) with the entries applied in their order.

    ``kinds`` says what may stand on one axis: figures of another kind than the entry's first are never drawn into a
    matter, so an event and a total stay apart even where a later review changes one of them.
    """
    now_in = dict(matters)
    members: dict[Hashable, set[str]] = {}
    for figure, matter in now_in.items():
        members.setdefault(matter, set()).add(figure)
    for entry in entries:
        known = [figure for figure in entry.figure_ids if figure in now_in]
        same = [figure for figure in known if kinds[figure] == kinds[known[0]]]
        if not same:
            continue
        joined = {figure for one in same for figure in members[now_in[one]]} if entry.action == "together" else {*same}
        name = now_in[same[0]] if entry.action == "together" else ("apart", entry.seq)
        for figure in joined:
            members[now_in[figure]].discard(figure)
            now_in[figure] = name
        members.setdefault(name, set()).update(joined)
    return now_in


def check_chain(connection: Connection) -> list[str]:
    """What is wrong with the log of groupings, one line each."""
    problems, head = [], ""
    for number, entry in enumerate(_all(connection), start=1):
        if entry.seq != number or entry.prev_hash != head:
            problems.append(f"grouping {entry.seq} does not follow the one before it")
        if _hash(entry) != entry.hash:
            problems.append(f"grouping {entry.seq} was altered after it was written")
        head = entry.hash
    return problems


def _decide(engine: Engine, action: str, figure_ids: Sequence[str], who: str, reason: str) -> Grouping:
    _check_who(who)
    ids = tuple(dict.fromkeys(figure_ids))
    if not ids:
        raise LedgerError("Say which figures are meant")
    with writing(engine) as connection:
        table = schema.figures
        known = set(connection.execute(select(table.c.figure_id).where(table.c.figure_id.in_(ids))).scalars())
        for figure in ids:
            if figure not in known:
                raise LedgerError(f"No figure {figure} in this ledger")
        return _append(connection, action, ids, who, reason)


def _append(connection: Connection, action: str, ids: tuple[str, ...], who: str, reason: str,
            undoes: int | None = None) -> Grouping:
    last = connection.execute(select(schema.groupings).order_by(schema.groupings.c.seq.desc()).limit(1)).first()
    bare = dict(seq=last.seq + 1 if last else 1, action=action, figure_ids=ids, who=who.strip(), at=now(),
                reason=reason, undoes=undoes, prev_hash=last.hash if last else "")
    entry = Grouping(**bare, hash=_hash(Grouping(**bare)))
    row = {name: getattr(entry, name) for name in Grouping.__slots__}
    row |= {"figure_ids": json.dumps(ids), "who": to_database(entry.who), "reason": to_database(entry.reason)}
    connection.execute(insert(schema.groupings).values(**row))
    return entry


def _all(connection: Connection) -> list[Grouping]:
    return [_entry(row) for row in connection.execute(select(schema.groupings).order_by(schema.groupings.c.seq))]


def _entry(row: Row) -> Grouping:
    values = dict(row._mapping)
    values |= {"figure_ids": tuple(json.loads(values["figure_ids"])), "who": from_database(values["who"]),
               "reason": from_database(values["reason"])}
    return Grouping(**values)


def _standing(entries: list[Grouping]) -> list[Grouping]:
    undone = {entry.undoes for entry in entries}
    return [entry for entry in entries if entry.action != "undo" and entry.seq not in undone]


def _hash(entry: Grouping) -> str:
    said = [entry.seq, entry.action, entry.figure_ids, entry.who, entry.at, entry.reason, entry.undoes, entry.prev_hash]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode("ascii")).hexdigest()


def _check_who(who: str) -> None:
    if not who.strip():
        raise LedgerError("A decision needs a name: say who made it")
