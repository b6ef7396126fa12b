"""Properties that hold for any text and any number of posts."""

from html import escape
from html.parser import HTMLParser
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.body import Binding, Body, Ref, Slot
from cxsite.model.fills import Quoted
from cxsite.model.place import Span
from cxsite.render.bodies import absolute, for_page
from cxsite.render.links import Links, encoded, safe
from cxsite.render.teasers import full_pages, older
from tests.render.made import SITE, article
from tests.speaking import WORDS

URL = "https://letters.example/posts/p1/"
POSTS = tuple(article(number) for number in range(1, 61))
BINDING = Binding(Ref("s"), Span("a.md"))


class Read(HTMLParser):
    """What a browser would make of a fragment: text, tags and attribute values."""

    def __init__(self, html):
        super().__init__()
        self.text, self.tags, self.values = "", [], []
        self.feed(html)
        self.close()

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.values += [value for _, value in attrs]


@given(st.text())
def test_a_feed_leaves_text_as_it_is(text):
    assert absolute(f"<p>{escape(text)}</p>", URL) == f"<p>{escape(text)}</p>"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))), st.sampled_from(["text", "link", "attribute"]))
def test_no_value_ever_brings_a_tag_of_its_own(text, context):
    html = for_page(Body((Slot(0, context),)), (BINDING,), (Quoted(text, "/s/", text),), Links(SITE), WORDS)
    read = Read(html)
    assert read.text == text
    assert set(read.tags) <= {"a", "data"}


@given(st.integers(0, 59), st.integers(1, 12))
def test_full_pages_never_change_with_a_new_post(count, size):
    newest_first = POSTS[:count][::-1]
    more, full = POSTS[: count + 1][::-1], full_pages(count, size)
    before = [older(newest_first, size, number) for number in range(1, full + 1)]
    assert [older(more, size, number) for number in range(1, full + 1)] == before
    assert full_pages(count + 1, size) - full in (0, 1)
    on_home = count - full * size
    assert all(len(page) == size for page in before)
    assert on_home == count if count < size else size <= on_home < 2 * size
    assert [each for page in before[::-1] for each in page] == list(newest_first[on_home:])


@given(
    st.text(alphabet=" \t\n\x00jJavascript:"),
    st.sampled_from(["javascript:", "JavaScript:", "java\tscript:", "data:", "vbscript:"]),
)
def test_an_address_that_could_run_code_is_never_safe(rest, scheme):
    assert not safe(scheme + rest)


@given(st.text() | st.text("az09 _.~:/-\n"))
def test_an_encoded_text_is_what_the_library_makes_of_it(text):
    assert encoded(text) == quote(text, safe="")
