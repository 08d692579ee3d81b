"""Who says so, and how far that reaches.

    "At least 26 were killed," said SOHR.      -> every figure of the clause: Syrian Observatory for Human Rights
    Police said 12 died; the mayor said 14.    -> 12: police, 14: the mayor

A cue ("said", "according to") makes the phrase beside it the source of the figures it reaches. Only a quotation carries
a source into another sentence. The publisher is never a source.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.chunks.rows import Row
from extractors.parties.names import Hit, find_names
from extractors.sources.labels import LABEL_MARKS, TOLL_WORDS, find_labels, find_owned, find_source_line
from extractors.sources.leads import leading_phrase
from extractors.sources.naming import name_source
from extractors.sources.reach import Reach, Voice, find_reaches
from extractors.sources.recall import Memory, Source
from extractors.sources.speakers import find_speaker
from extractors.sources.speaking import Speaker
from extractors.sources.speech import SAYS, Cue, find_cues
from extractors.sources.verbs import speech_pattern
from extractors.sources.voices import is_comment, speaks_on, without_inner
from extractors.sources.wording import PRONOUNS, Wording
from extractors.text.quotes import Quote, find_quotes, quote_at, quotes_between
from extractors.text.sentences import find_sentences
from extractors.text.tokens import Tokens, split_tokens

__all__ = ["Listener", "Source", "source_of"]

_MOST_NOTED = 200  # sentences kept unread, so that a book fills no memory
_SPEAKS = re.compile(r"\b(?:sa(?:y|id)|told|tell|accord|report|announc|confirm|warn|add(?:ed|s)|statement|spok)")
_ADDS = frozenset("add stress clarify emphasize emphasise reiterate".split())
_PARAGRAPH = 600  # characters behind a sentence in which its paragraph ends
_SOURCE_LINE = re.compile(r"\s{0,3}(?P<source>[(\[]?sources?:)")


class Listener:
    """Hears one text from front to back, sentence by sentence, and keeps what it named."""

    def __init__(self, text: str, tidied: str, text_low: str, *, capitals: bool) -> None:
        self.text, self.tidied, self.text_low, self.capitals = text, tidied, text_low, capitals
        self.memory = Memory()
        self.quotes = find_quotes(tidied)
        self.owners: dict[int, Source] = {}  # start of a quotation -> who speaks it
        self.count = 0
        self._noted: list[tuple[int, int, bool, Tokens | None]] = []
        self.previous = self.older = (0, 0)
        self.quoting: Source | None = None  # who spoke the quotation the sentence before ended with

    def note(self, start: int, end: int, *, closely: bool = False, tokens: Tokens | None = None) -> None:
        """Keep a sentence without figures in mind: whom it names may speak on. ``closely``: by any verb of saying.

        It is read when the next figure comes, and behind the last figure of a text not at all.
        """
        self._noted.append((start, end, closely, tokens))
        if len(self._noted) == _MOST_NOTED:
            self._catch_up()

    def _catch_up(self) -> None:
        """Read what was noted, in its order."""
        for start, end, closely, tokens in self._noted:
            self.count += 1
            if tokens is not None:
                self._voices(tokens, start, end)
            elif _SPEAKS.search(self.text_low, start, end) or (
                closely and speech_pattern().search(self.text_low, start, end)
            ):
                self._voices(split_tokens(self.tidied, start, end), start, end)
            elif not self._inside(start):
                self.quoting = None
            self.older, self.previous = self.previous, (start, end)
        self._noted.clear()

    def hear(self, row: Row) -> list[Source]:
        """The sources of a sentence with their reach in chunks."""
        self._catch_up()
        self.count += 1
        heard = self._voices(row.tokens, row.start, row.end)
        sources = [self._in_chunks(source, reach, row) for source, reach in heard]
        if not sources:
            owner = self._quoted_by(row.start, row.end)
            if owner:
                sources = [owner._replace(first=0, last=len(row.chunks), own=False)]
        if not sources:
            below = self._source_below(row.end)
            sources = [below._replace(first=0, last=len(row.chunks), own=False)] if below else []
        self.older, self.previous = self.previous, (row.start, row.end)
        return sources

    # -- one sentence ---------------------------------------------------------------------------------------------

    def _voices(self, tokens: Tokens, start: int, end: int) -> list[tuple[Source, Reach]]:
        """Sources and reaches of a sentence; what it names is remembered, and who owns its quotations."""
        out = self.read(tokens, start)
        for source, _ in out:
            if source.own:
                self.memory.add(source, self.count)
        self._own_quotes(out, start, end)
        return out

    def read(self, tokens: Tokens, start: int) -> list[tuple[Source, Reach]]:
        """Sources and reaches of a sentence, without remembering any."""
        if not len(tokens.low):
            return []
        cues = find_cues(tokens)
        owned = not TOLL_WORDS.isdisjoint(tokens.low)
        if not cues and not owned and LABEL_MARKS.isdisjoint(tokens.low):
            return []
        hits = self._hits(tokens)
        wording = Wording(tokens, hits, capitals=self.capitals)
        voices: list[Voice] = []
        for cue in cues:
            speaker = find_speaker(wording, cue)
            if speaker is None or is_comment(tokens.low, cue):
                continue
            if cue.participle and voices and cue.i and (tokens.low[cue.i - 1] == "," or cue.verb in _ADDS):
                continue  # "police said, adding that ..."
            voice = Voice(cue, speaker)
            if voices and tokens.low[cue.i - 1] != '"' and speaks_on(tokens.low, voices[-1], speaker):
                continue  # "X said it had verified ...", "X said his team counted ..."
            if any(other.lo <= cue.i < other.hi for other in voices if other.cue.kind != SAYS and cue.kind == SAYS):
                voices = [other for other in voices if not other.lo <= cue.i < other.hi]
            voices.append(voice)
        voices = without_inner(voices)
        voices += [] if voices else find_labels(wording)
        voices += find_owned(wording) if owned else []
        named = {id(voice): self._source(wording, voice) for voice in voices}
        kept = [voice for voice in voices if named[id(voice)] is not None]
        out = []
        for reach in find_reaches(tokens.low, kept):
            source = named[id(reach.voice)]
            if source is None:
                continue
            relays = tuple(relay.name for voice in reach.relays if (relay := named[id(voice)]) is not None)
            out.append((source._replace(relays=relays), reach))
        return out

    def _source_below(self, end: int) -> Source | None:
        """Who is named behind a sentence, or below its paragraph, as "Source: ..."."""
        found = _SOURCE_LINE.match(self.text_low, end)
        if found is None:
            line = self.text_low.find("\n", end, end + _PARAGRAPH)
            found = _SOURCE_LINE.match(self.text_low, line + 1) if line >= 0 else None
        if found is None:
            return None
        start = found.start("source")
        tokens = split_tokens(self.tidied, start, min(len(self.tidied), start + 120))
        wording = Wording(tokens, self._hits(tokens), capitals=self.capitals)
        voice = find_source_line(wording)
        return self._source(wording, voice) if voice else None

    def _hits(self, tokens: Tokens) -> list[Hit]:
        sources = find_names(tokens, "sources.csv", capitals=self.capitals, text_low=self.text_low)
        taken = {k for hit in sources for k in range(hit.i, hit.j)}
        actors = find_names(tokens, "actors.csv", capitals=self.capitals, text_low=self.text_low)
        return sources + [hit for hit in actors if taken.isdisjoint(range(hit.i, hit.j))]

    def _source(self, wording: Wording, voice: Voice) -> Source | None:
        """Who a voice is: pronouns and repeated words resolved, names canonical."""
        speaker = voice.speaker
        if speaker.pronoun < 0:
            return self._named_by(wording, speaker)
        tokens = wording.t
        word = tokens.low[speaker.pronoun]
        start, end = tokens.starts[speaker.pronoun], tokens.ends[speaker.pronoun]
        before = tokens.low[speaker.pronoun - 1] if speaker.pronoun else ""
        found: Source | None = None
        if before in ("which", "whom", "that", "where", "and", "but"):
            lead = leading_phrase(wording, voice.cue)
            found = self._named_by(wording, lead) if lead else None
        found = found or self._subject_before(word) or self.memory.for_pronoun(word, self.count)
        if found is None and before == ",":
            lead = leading_phrase(wording, voice.cue)  # "The coalition killed 12 in the raid, it said"
            told = lead and self._named_by(wording, lead)
            check = Memory()
            if told:
                check.add(told, self.count)
            found = check.for_pronoun(word, self.count)
        if found is None:
            return Source(0, 0, word, word, "anonymous", start, end)
        return found._replace(own=False, relays=())

    def _named_by(self, wording: Wording, speaker: Speaker) -> Source | None:
        def subject_of(word: str) -> Source | None:
            return self._subject_before(word) or self._subject_here(wording, speaker, word)

        return name_source(self.text, self.tidied, wording, speaker, self.memory, self.count, subject_of)

    def _subject_here(self, wording: Wording, speaker: Speaker, word: str) -> Source | None:
        """Who leads the sentence that ends in "said its spokesman", where it fits the pronoun."""
        if not speaker.behind or wording.starts_sentence(speaker.span.i):
            return None
        lead = leading_phrase(wording, Cue(speaker.span.i, speaker.span.i, SAYS))
        return self._fitting(wording, lead, word) if lead is not None else None

    def _subject_before(self, word: str) -> Source | None:
        """The subject of the sentence before, or of the one before that where it names nobody, if the word fits it."""
        last = self.memory.heard[-1][0] if self.memory.heard else -1
        for back, (start, end) in enumerate((self.previous, self.older), 1):
            if last >= self.count - back:
                return None
            tokens = split_tokens(self.tidied, start, min(end, start + 600)) if end > start else None
            if tokens is None or not len(tokens.low):
                return None
            wording = Wording(tokens, self._hits(tokens), capitals=self.capitals)
            lead = leading_phrase(wording, Cue(len(tokens.low), len(tokens.low), SAYS))
            found = self._fitting(wording, lead, word) if lead is not None else None
            if found is not None or lead is not None or any(map(wording.is_somebody, range(len(tokens.low)))):
                return found
        return None

    def _fitting(self, wording: Wording, lead: Speaker, word: str) -> Source | None:
        """The source that a phrase names, if a pronoun can mean it."""
        found = name_source(self.text, self.tidied, wording, lead, self.memory, self.count, lambda _: None)
        if found is None:
            return None
        check = Memory()
        check.add(found, self.count)
        return check.for_pronoun(word, self.count) if word in PRONOUNS else check.for_words([word])

    # -- quotations -----------------------------------------------------------------------------------------------

    def _inside(self, position: int) -> bool:
        return quote_at(self.quotes, position) is not None

    def _own_quotes(self, heard: list[tuple[Source, Reach]], start: int, end: int) -> None:
        """Whoever speaks in a sentence owns the quotations that begin or end in it."""
        touching = [quote for quote in self._quotes_in(start, end)]
        if heard:
            for quote in touching:
                inside = [source for source, reach in heard if quote.start <= source.start < quote.end]
                if len(inside) < len(heard):
                    outside = [source for source, _ in heard if not quote.start <= source.start < quote.end]
                    self.owners.setdefault(quote.start, outside[-1])
            self.quoting = heard[-1][0] if touching else None
        elif touching:
            self.quoting = self.owners.get(touching[-1].start) or self.quoting
        else:
            self.quoting = None

    def _quotes_in(self, start: int, end: int) -> list[Quote]:
        return quotes_between(self.quotes, start, end)

    def _quoted_by(self, start: int, end: int) -> Source | None:
        """Who speaks a sentence that stands in a quotation and names nobody."""
        quote = quote_at(self.quotes, start)
        if quote is None:
            return None
        if quote.end < end and self.tidied.count(" ", quote.end, end) > 3 and quote.start < start:
            return self.owners.get(quote.start)
        if quote.start in self.owners:
            return self.owners[quote.start]
        found = self._closing_speaker(quote) if quote.end > end else None
        if (
            found is None
            and quote.start >= start
            and self.quoting is not None
            and "\n" not in self.tidied[self.previous[1] : start]
        ):
            found = self.quoting
        if found is not None:
            self.owners[quote.start] = found
        return found

    def _closing_speaker(self, quote: Quote) -> Source | None:
        """Who is named in the sentence in which a quotation of several sentences ends."""
        last = max(quote.start, self.tidied.rfind(". ", quote.start, quote.end - 2) + 2)
        window = self.tidied[last : quote.end + 300]
        for a, b in find_sentences(window):
            if last + b <= quote.end - 1:
                continue
            tokens = split_tokens(self.tidied, last + a, last + b)
            heard = [source for source, _ in self.read(tokens, last + a) if source.start >= quote.end]
            return heard[0] if heard else None
        return None

    # -- chunks ---------------------------------------------------------------------------------------------------

    def _in_chunks(self, source: Source, reach: Reach, row: Row) -> Source:
        begins = [chunk.i for chunk in row.chunks]
        first, last = bisect_left(begins, reach.a), bisect_left(begins, reach.b) - 1
        return source._replace(first=first, last=last)


def source_of(sources: list[Source], chunk: int) -> Source | None:
    """The source that reaches a chunk: the last one whose reach holds it."""
    found = None
    for source in sources:
        if source.first <= chunk <= source.last:
            found = source if found is None or source.first > found.first else found
    return found
