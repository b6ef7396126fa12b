"""What people do to a publication: each edit takes what Hypothesis drew for it, and none introduces a mistake in a text."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cxsite.build import Options
from tests.freshness.bench import bytes_of, magazine

SOURCES = ("content", "site.yaml", "static", "strings", "templates", "themes")
TAGS = ("queues", "refunds", "letters", "Calls", "desk talk", "Queues", "waiting lines")
VOCABULARIES = (
    "",
    "tags: [queues, {label: Refunds, aliases: [desk talk]}]\n",
    "tags: [{label: Queues, description: Who waits., aliases: [waiting lines, calls]}, letters]\n",
)
PLACES = ("posts/{}.md", "posts/{}/index.md", "drafts/{}.md")
FIXED = ("alpha", "beta", "gamma/index", "delta", "future")
SETTINGS = {
    "title": ("The Bench", "The Desk"),
    "permalink": ("/posts/{slug}/", "/{year}/{slug}/"),
    "rules": ("{}", "{tag-variants: off, unused-scorecard: off}"),
    "jargon": ("{}", "{desk: where letters are answered}"),
    "time_zone": ("UTC", "Pacific/Kiritimati"),
    "address": ("https://bench.example/mag", "https://bench.example"),
    "language": ("en", "de"),
    "navigation": ("[{title: About, link: content/pages/about.md}]", "[{title: First, link: content/posts/alpha.md}]"),
    "pagination": ("10", "2", "1"),
    "feeds": ("{id: bench.example/2026}", "{id: bench.example/2026, items: 2}"),
    "scorecards": ("{withhold_below: 10}", "{withhold_below: 200}", "{flag_below: 500}"),
    "markdown": ("{engine: markdown}", "{engine: commonmark}"),
    "theme": ("own", "default"),
    "typeface": ("theme", "system"),
    "search": ("false", "true"),
    "cards": ("false", "true"),
    "feedback": (
        "{provider: mailto, link: desk@bench.example}",
        "{provider: mailto, link: us@bench.example, ask: Well?}",
    ),
}
TRANSLATED = "translated\n"  # a line of front matter: the post and its neighbour are translations of each other
ALIASED = "aliases: [/once/NAME/]"  # two posts must not claim the same old address
TEMPLATES = ("base", "post", "page", "list", "home", "scorecard")
NUMBERS = ("", "We stand at {{ support.recommend @2026-Q2 }}.", "{{ chart support.recommend trend }}")
LINKS = (  # from the root, because posts move between folders
    "",
    "See [alpha](/content/posts/alpha.md).",
    "See [why](/content/posts/beta.md#why).",
    "See [us](/content/pages/about.md).",
)


class Newsroom:
    """A publication in a folder, and what somebody does to it. `number` identifies one of a few posts of theirs."""

    def __init__(self, folder: Path) -> None:
        self.options: Options = magazine(folder)
        self.chosen = {key: values[0] for key, values in SETTINGS.items()}
        self.saved: dict[str, bytes] = {}
        self.settings("cards", 0)
        self.save()

    def write(self, number: int, *, tags: set[str], month: int, words: str, extra: str, says: tuple[str, str]) -> None:
        """A new post, or an old one rewritten."""
        extra = _aliased(extra, f"walk-{number}").replace(TRANSLATED, _translated(number))
        front = f"title: Walk {number}\ndate: 2026-{month:02}-11\ntags: [{', '.join(sorted(tags))}]\n{extra}"
        self.delete(number)
        self._write(f"content/posts/walk-{number}.md", f"---\n{front}---\n{words}\n\n{says[0]}\n\n{says[1]}\n")

    def rename(self, number: int, to: int) -> None:
        for path in self._posts(number):
            text = path.read_text().replace(_translated(number), _translated(to))
            path.write_text(text.replace(f"/once/walk-{number}/", f"/once/walk-{to}/"))
            self._move(path, to, "posts/{}.md")

    def place(self, number: int, where: str) -> None:
        """Move a post into a folder of its own, to the drafts, or back; it keeps its name."""
        for path in self._posts(number):
            self._move(path, number, where)

    def delete(self, number: int) -> None:
        for path in self._posts(number):
            path.unlink()

    def change(self, name: str, line: str) -> None:
        """Set a key of a fixed post's front matter to another value, or back to its original one."""
        path = self.options.root / f"content/posts/{name}.md"
        key = line.partition(":")[0]
        kept = [each for each in path.read_text().splitlines(keepends=True) if not each.startswith(f"{key}:")]
        path.write_text("".join([kept[0], f"{_aliased(line, name)}\n", *kept[1:]]))

    def body(self, name: str, words: str) -> None:
        path = self.options.root / f"content/posts/{name}.md"
        path.write_text(f"{path.read_text()}\n{words}\n")

    def page(self, words: str) -> None:
        self._write(
            "content/pages/about.md", f"---\ntitle: About {words}\n---\nOf {words}: [alpha](../posts/alpha.md).\n"
        )

    def author(self, name: str, role: str) -> None:
        self._write("content/authors/ada.yaml", f"name: {name}\nrole: {role}\n")

    def letter(self, words: str, publish: str) -> None:
        front = f"letter_to: alpha\nname: M. Osei\nreceived: 2026-05-03\npublish: {publish}\nletter: {words}\n"
        self._write("content/letters/one.md", f"---\n{front}---\nThank you.\n")

    def counts(self, promoters: int, title: str) -> None:
        text = (self.options.root / "content/scorecards/support.yaml").read_text()
        lines = [line for line in text.splitlines() if "2026-Q2:" not in line and not line.startswith("title:")]
        last = f"      2026-Q2: {{promoters: {promoters}, passives: 25, detractors: 15}}"
        self._write("content/scorecards/support.yaml", "\n".join([f"title: {title}", *lines, last]) + "\n")

    def second_card(self, periods: int) -> None:
        """Another scorecard, with this many periods; none without any."""
        values = "".join(f"      2026-Q{n}: {{satisfied: {20 + n}, answers: 40}}\n" for n in range(1, periods + 1))
        measure = f"  satisfied:\n    kind: csat\n    title: Satisfied\n    source: call\n    values:\n{values}"
        text = f"title: Billing\nperiods: quarters\nsources: {{call: {{title: A call}}}}\nmeasures:\n{measure}"
        self._write("content/scorecards/billing.yaml", text if periods else "")

    def vocabulary(self, text: str) -> None:
        self._write("content/tags.yaml", text)

    def forget_claim(self, which: int) -> None:
        """Delete a line of `claims.lock`, as a merge can."""
        if (path := self.options.root / "claims.lock").exists():
            lines = path.read_text().splitlines(keepends=True)
            path.write_text("".join(line for at, line in enumerate(lines) if at != 1 + which % len(lines)))

    def picture(self, width: int, note: int) -> None:
        box = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 9"><path d="M0 0h{note}v9z"/></svg>'
        self._write("content/posts/gamma/bar.svg", box)

    def static(self, name: str, words: str) -> None:
        path = self.options.root / "static" / name
        path.unlink() if path.exists() else self._write(f"static/{name}", words)

    def template(self, name: str, words: str, folder: str) -> None:
        """Add a template of our own around the default one, or remove it."""
        path = f"{folder}/{name}.html"
        if not words:
            (self.options.root / path).unlink(missing_ok=True)
            return
        block = f'{{% block head %}}<meta name="walk" content="{words}">{{% endblock %}}'
        self._write(path, f'{{% extends "default/{name}.html" %}}{block}')

    def style(self, width: int) -> None:
        self._write("themes/own/static/own.css", f"b {{ width: {width}px }}")

    def words(self, closing: str) -> None:
        self._write("strings/en.yaml", f"all_articles: {closing}\n")

    def settings(self, key: str, number: int) -> None:
        """Set a key of site.yaml to one of a few values."""
        values = SETTINGS[key]
        self.chosen[key] = values[number % len(values)]
        lines = "".join(f"{name}: {value}\n" for name, value in self.chosen.items())
        self._write("site.yaml", lines)

    def time(self, days: int) -> None:
        self.options = replace(self.options, now=self.options.now + timedelta(days=days))

    def touch(self) -> None:
        """Save every text unchanged, as switching to another branch and back does."""
        for name, data in self._sources().items():
            (self.options.root / name).write_bytes(data)

    def save(self) -> None:
        self.saved = self._sources()

    def revert(self) -> None:
        """Restore everything to the last saved state."""
        for name in self._sources().keys() - self.saved.keys():
            (self.options.root / name).unlink()
        for name, data in self.saved.items():
            self._write(name, data.decode())
        told = self.saved["site.yaml"].decode().splitlines()
        self.chosen = dict(line.split(": ", 1) for line in told)

    def spoil_output(self, which: int, words: str) -> None:
        """Edit or delete a file of the output."""
        if files := sorted(path for path in self.options.output.rglob("*") if path.is_file()):
            path = files[which % len(files)]
            path.write_text(words) if words else path.unlink()

    def empty_output(self) -> None:
        shutil.rmtree(self.options.output, ignore_errors=True)

    def spoil_memory(self, which: int, at: int, way: str) -> None:
        """Damage, truncate or delete a file of the cache; but not the list of addresses, which says what is ours to delete."""
        found = sorted((self.options.root / ".cxsite").rglob("*"))
        kept = [path for path in found if path.is_file() and path.name != "addresses.txt"]
        if not kept:
            return
        path = kept[which % len(kept)]
        data = bytearray(path.read_bytes())
        if way == "gone" or not data:
            path.unlink()
            return
        data[at % len(data)] ^= 0xFF
        path.write_bytes(data[: at % len(data)] if way == "cut" else data)

    def _sources(self) -> dict[str, bytes]:
        root = self.options.root
        below = {f"{name}/{path}": data for name in SOURCES for path, data in bytes_of(root / name).items()}
        return below | {"site.yaml": (root / "site.yaml").read_bytes()}

    def _posts(self, number: int) -> list[Path]:
        """The post with this number, wherever it is; empty if there is none."""
        paths = [self.options.root / "content" / where.format(f"walk-{number}") for where in PLACES]
        return [path for path in paths if path.exists()]

    def _move(self, path: Path, number: int, where: str) -> None:
        text = path.read_text()
        path.unlink()
        self.delete(number)
        self._write(f"content/{where.format(f'walk-{number}')}", text)

    def _write(self, path: str, text: str) -> None:
        """Write a file; without text, remove it."""
        target = self.options.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text) if text else target.unlink(missing_ok=True)


def _translated(number: int) -> str:
    return f"lang: {('en', 'de')[number % 2]}\ntranslation_key: text-{number // 2}\n"


def _aliased(lines: str, name: str) -> str:
    return lines.replace(ALIASED, ALIASED.replace("NAME", name))
