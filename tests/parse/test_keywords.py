"""The few words stored with a post for related articles."""

from cxsite.parse.keywords import MOST, keywords
from cxsite.parse.posts import post
from tests.parse.test_posts import SITE, value


def test_words_are_levelled_and_told_once():
    assert keywords(["Refunds cost twice", "A refund is REFUNDED in 2026, in_one day"]) == "refund cost twice"
    assert keywords(["Straße, \ufb01rst"]) == "strass first"
    assert keywords(["a an the 1234"]) == ""


def test_there_are_only_a_few():
    assert keywords([" ".join(f"word{chr(97 + n)}" for n in range(26))]).split()[-1] == f"word{chr(96 + MOST)}"


def test_they_come_from_title_summary_and_headings():
    assert value("description: Billing hours").keywords == "billin hours"
    told = post(
        "content/posts/late.md", b"---\ntitle: Late\ndate: 2026-10-01\n---\nFirst.\n\n## Queue\n\nOther.\n", SITE
    )
    assert told.value[0].keywords == "late first queue"


def test_an_edit_of_running_text_leaves_them_alone():
    texts = (f"---\ntitle: T\ndate: 2026-10-01\n---\nFirst.\n\n{words}\n".encode() for words in ("One way", "Another"))
    assert len({post("content/posts/late.md", data, SITE).value[0].keywords for data in texts}) == 1
