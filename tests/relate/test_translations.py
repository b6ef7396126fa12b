"""The same text in other languages: matched by its key, listed on each of its pages, never with what readers cannot see."""

from dataclasses import replace

from cxsite.model.articles import Translation
from cxsite.model.site import Security
from cxsite.model.standing import Show
from cxsite.relate.standing import moments
from tests.relate.making import SITE, corpus, made, moment, post

EN = Translation("en", "A", "/posts/a/")
DE = Translation("de", "B", "/posts/b/")


def told(*posts, **more):
    return {a.post.slug: a.translations for a in made(*posts, **more).articles}


def test_posts_of_one_key_know_all_languages_their_own_among_them():
    posts = post("a.md", translation_key="k"), post("b.md", translation_key="k", language="de"), post("c.md")
    assert told(*posts) == {"a": (DE, EN), "b": (DE, EN), "c": ()}


def test_a_post_alone_with_its_key_has_no_translations():
    assert told(post("a.md", translation_key="k"), post("b.md", translation_key="l")) == {"a": (), "b": ()}


def test_the_language_of_the_site_counts_where_none_is_named():
    posts = post("a.md", translation_key="k", language="de"), post("b.md", translation_key="k")
    assert [t.language for t in told(*posts, site=replace(SITE, language="fr"))["a"]] == ["de", "fr"]


def test_two_of_one_language_are_no_translations_of_each_other():
    posts = [post(f"{name}.md", translation_key="k", language="de") for name in "abc"]
    assert told(*posts) == {"a": (), "b": (), "c": ()}


def test_what_readers_do_not_see_is_nobodys_translation_not_even_in_the_preview():
    posts = post("a.md", translation_key="k"), post("b.md", translation_key="k", language="de", draft=True)
    assert told(*posts) == {"a": ()}
    assert told(*posts, show=Show(drafts=True)) == {"a": (), "b": ()}


def test_the_day_on_which_security_txt_expires_is_a_moment():
    site = replace(SITE, security=Security("desk@desk.example", moment("2027-06-30")))
    assert moment("2027-06-30").instant in moments(corpus(site=site))
