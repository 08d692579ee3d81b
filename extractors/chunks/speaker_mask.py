"""Speakers are set apart from victims: no list of people runs into who tells of them.

    "killing 12 and wounding nine, the army and a medic said"  ->  the army, a medic: SPEAKER
"""

from __future__ import annotations

import re

from extractors.chunks.rows import Chunk, value_of


def mask_speakers(chunks: list[Chunk]) -> list[Chunk]:
    """Set the speakers round a verb of saying to SPEAKER, so that no list of victims runs into them."""
    out = list(chunks)
    for k, chunk in enumerate(chunks):
        if chunk.tag != "Q":
            continue
        if "before" in chunk.flags:
            m = k + 1
            while m < len(out) and out[m].tag in "gszqmpetn&" and not (out[m].tag in "pt" and m > k + 4):
                if out[m].tag == "n" and (out[m].known != "head" or m > k + 1):
                    break
                if out[m].tag == "&" and (m + 1 >= len(out) or out[m + 1].tag not in "gszqm"):
                    break
                out[m] = out[m]._replace(tag="a")
                m += 1
            continue
        introduced = min(_introduced(chunks, k), _before_aside(chunks, k))
        for m in range(introduced, k - 1):
            out[m] = out[m]._replace(tag="a") if out[m].tag != "," else out[m]
        if introduced < k:
            continue
        m = k - 1
        while m >= 0 and out[m].tag in "ytM":
            m -= 1
        first = m
        while m >= 0 and out[m].tag in "gszqmnpe&x":
            if out[m].tag == "x":
                owner = _owner_before(out, m)
                if owner < 0:
                    break
                m = owner
                continue
            reach = 4 if "article" in out[m].flags else 2  # "a resident and the shadow government said"
            if out[m].tag == "n" and (out[m].known != "head" or m < first - reach):
                break
            if out[m].tag == "&" and (m == 0 or out[m - 1].tag not in "gszqmn" or m == first):
                break
            m -= 1
        if m < first:
            for q in range(m + 1, first + 1):
                out[q] = out[q]._replace(tag="a")
        elif pair := _name_and_role(out, k):
            for q in range(*pair):
                out[q] = out[q]._replace(tag="a" if out[q].tag != "," else ",")
        elif k + 1 < len(out) and k and out[k - 1].tag == ",":
            q = k + 1
            while q < len(out) and out[q].tag in "gszqmpe" and "possessive" not in out[q].flags:
                out[q] = out[q]._replace(tag="a")
                q += 1
    return out


def _introduced(chunks: list[Chunk], k: int) -> int:
    """ "wounding two, a spokesman of the mission, Ali Said, said": where who speaks begins; else ``k``."""
    if k < 4 or chunks[k - 1].tag != "," or chunks[k - 2].tag != "z" or chunks[k - 3].tag != ",":
        return k
    m = k - 4
    while m >= 0 and chunks[m].tag in "gszqmpen" and (chunks[m].tag != "n" or value_of(chunks[m]) == 1):
        m -= 1
    told = m >= 0 and chunks[m].tag == "," and any(chunk.tag in "sn" for chunk in chunks[m + 1 : k - 3])
    return m + 1 if told else k


_ASIDE = re.compile(r",([nsg](?:[pe][qzx]{1,3})?),[rxp][^;,nQ]{0,9},$")


def _before_aside(chunks: list[Chunk], k: int) -> int:
    """ "killing 12, a village head, who asked not to be named, said": where the speaker begins; else ``k``."""
    if k < 5 or chunks[k - 1].tag != ",":
        return k
    first = max(0, k - 18)
    found = _ASIDE.search("".join([chunk.tag for chunk in chunks[first:k]]))
    if not found:
        return k
    at, inside = first + found.start(1), chunks[first + found.end(1) + 1].tag
    if inside == "r" and k + 1 < len(chunks) and chunks[k + 1].tag in "gszqmn":
        return k  # "killing a teacher, who had fled, said officials"
    return k if chunks[at].tag == "n" and "article" not in chunks[at].flags else at


def _owner_before(chunks: list[Chunk], m: int) -> int:
    """ "a member | of | the committee told AFP", "a nurse | at | the clinic said": the "of" before them, or -1."""
    first = m
    while first > max(0, m - 3) and chunks[first].tag == "x":
        first -= 1
    one = chunks[first - 1] if first > 1 and chunks[first - 2].tag == "," else None
    staff = one is not None and chunks[first].tag == "p" and "article" in one.flags
    return first if staff or chunks[first].tag == "e" else -1


def _name_and_role(chunks: list[Chunk], k: int) -> tuple[int, int] | None:
    """ "hurt 30, a nurse at the clinic, Nina Galbe, said", "..., Nina Galbe, a nurse, said": one speaker."""
    if k < 4 or chunks[k - 1].tag != ",":
        return None
    second = _part_before(chunks, k - 1)
    if second < 2 or second == k - 1 or chunks[second - 1].tag != ",":
        return None
    first = _part_before(chunks, second - 1)
    if first == second - 1 or first and chunks[first - 1].tag not in ",;&Q":
        return None
    names = [all(chunk.tag == "z" for chunk in chunks[i:j]) for i, j in ((first, second - 1), (second, k - 1))]
    role = chunks[second if names[0] else first]
    told = role.tag in "sm" or role.tag == "n" and "article" in role.flags
    return (first, k - 1) if names[0] != names[1] and told else None


def _part_before(chunks: list[Chunk], end: int) -> int:
    """Where the name or role that ends before chunk ``end`` begins."""
    first = end
    while first > 0 and end - first < 6 and chunks[first - 1].tag in "gszqmnpet":
        first -= 1
    return first
