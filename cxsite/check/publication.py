"""What the rules look at: the publication as written and as linked, with every open question collected in one pass."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cxsite.model.addresses import slug_of_path
from cxsite.model.body import Link, Use
from cxsite.model.corpus import Corpus
from cxsite.model.fills import Fill, Linked
from cxsite.model.frozen import dataclass
from cxsite.model.library import Library
from cxsite.model.place import Marks, Span
from cxsite.model.post import Letter, Page, Post
from cxsite.model.problem import Severity
from cxsite.model.result import Results
from cxsite.model.standing import Held
from cxsite.model.wording import About, Said

#: Keys of front matter and settings that name a picture.
PICTURES = frozenset({"image/src", "picture", "icon", "logo"})


@dataclass(frozen=True, slots=True)
class Question:
    """A use and its answer. `use` is None for an address in front matter or settings; `words` is what the author wrote.

    `held` says why readers do not see the file that contains it, or is None. `language` is the text's, "" for that of the
    publication.
    """

    span: Span
    words: str
    answer: Fill
    use: Use | None = None
    held: Held | None = None
    dated: bool = False
    image: bool = False
    language: str = ""

    @property
    def severity(self) -> Severity:
        """An error in a draft, or in an expired text, must not stop the rest from being published."""
        return severity(self.held)


@dataclass(frozen=True, slots=True)
class Publication:
    """`questions` are all uses except links that work; `held` is by path; `marks` are the positions in each file.

    `results` are in English, for messages to authors; those of `library` are in the readers' language.
    """

    corpus: Corpus
    library: Library
    results: Results
    now: datetime
    held: Mapping[str, Held]
    marks: Mapping[str, Marks]
    questions: tuple[Question, ...]

    def today(self, zone: str = "") -> date:
        """Today's date in a time zone, "" for the publication's own."""
        return self.now.astimezone(ZoneInfo(zone or self.corpus.site.time_zone)).date()

    def severity(self, *paths: str) -> Severity:
        """That of a fault in these files: a warning if any of them is a draft or has expired, which must not stop the others."""
        return "warning" if any(severity(self.held.get(path)) == "warning" for path in paths) else "error"

    def marks_of(self, path: str) -> Marks:
        """The positions in a file; for one without any, its path is all that is known."""
        return self.marks.get(path, Marks(path))

    def unread(self, folder: str) -> frozenset[str]:
        """The ids or slugs that the files below content/`folder` would have, had it been possible to read them."""
        return frozenset(slug_of_path(p) for p in self.corpus.unread if p.startswith(f"content/{folder}/"))

    def said(self, about: About) -> Iterator[tuple[Post | Page, Said]]:
        """Every place where a text says something of one kind, with its document, in the order of the files."""
        for document in self.corpus.documents:
            for each in document.outline.said.of(about):
                yield document, each

    def language(self, document: Post | Page) -> str:
        """The first part of a document's language tag: "en" for en-GB."""
        return (document.language or self.corpus.site.language).lower().partition("-")[0]


def publication(corpus: Corpus, library: Library, results: Results, now: datetime) -> Publication:
    """Collect the questions of a publication, in the order of its files."""
    held = {h.path: h for h in library.held}
    files = (*corpus.texts, *corpus.authors, *corpus.scorecards, corpus.vocabulary, corpus.site)
    marks = {f.marks.path: f.marks for f in files}
    questions = (*_in_texts(corpus, library, held), *_in_keys(library, held, marks))
    return Publication(corpus, library, results, now, held, marks, questions)


def severity(held: Held | None) -> Severity:
    """Error for what is or will be public, warning for drafts and expired posts."""
    return "warning" if held and held.reason in ("draft", "expired") else "error"


def _in_texts(corpus: Corpus, library: Library, held: Mapping[str, Held]) -> Iterator[Question]:
    for document in corpus.texts:
        answers = library.fills_of.get(document.path, ())
        for use, answer in zip(document.outline.uses, answers, strict=False):
            if not isinstance(answer, Linked):
                yield _asked(document, use, answer, held.get(document.path))


def _asked(document: Post | Page | Letter, use: Use, answer: Fill, held: Held | None) -> Question:
    words = use.written if isinstance(use, Link) else ""
    image = isinstance(use, Link) and use.image
    language = "" if isinstance(document, Letter) else document.language
    dated = isinstance(document, Post)
    return Question(use.span, words, answer, use, held, dated=dated, image=image, language=language)


def _in_keys(library: Library, held: Mapping[str, Held], marks: Mapping[str, Marks]) -> Iterator[Question]:
    for (path, key), answer in library.keyed.items():
        if not isinstance(answer, Linked):
            span = marks.get(path, Marks(path)).span(key)
            yield Question(span, key, answer, None, held.get(path), image=key in PICTURES)
