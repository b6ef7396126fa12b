"""Links from an article to others: the pager below it and the parts of its series, each title in its own language."""

import re
from dataclasses import replace

import pytest

from cxsite.model.articles import SeriesPlace, Step
from tests.render.made import article, library, term
from tests.render.planned import planned, text


def steps(count):
    return tuple(Step(f"Part {n}", f"/posts/part-{n}/") for n in range(1, count + 1))


def page(theme, **told):
    return text(planned(library(0, replace(article(1), **told)), theme), "posts/p1/index.html")


@pytest.mark.parametrize(("language", "said"), [("", ""), ("ar", ' lang="ar" dir="auto"')])
def test_a_title_in_another_language_says_so(theme, language, said):
    step = Step("Waiting", "/posts/w/", language)
    place = SeriesPlace(term("Waits", "series"), 2, (step, Step("Post 1", "/posts/p1/", language)))
    shown = page(theme, newer=step, older=step, series=place)
    assert f'<a href="/posts/w/" rel="prev"{said}>Waiting</a>' in shown
    assert f'<a href="/posts/w/" rel="next"{said}>Waiting</a>' in shown
    assert f'<li><a href="/posts/w/"{said}>Waiting</a></li>' in shown
    assert f'<li><strong aria-current="page"{said}>Post 1</strong></li>' in shown


@pytest.mark.parametrize(
    ("position", "count", "first", "last"),
    [(1, 1, 1, 1), (9, 9, 1, 9), (1, 34, 1, 9), (5, 34, 1, 9), (6, 34, 2, 10), (30, 34, 26, 34), (34, 34, 26, 34)],
)
def test_nine_parts_of_a_series_are_listed_with_this_one_among_them(theme, position, count, first, last):
    shown = page(theme, series=SeriesPlace(term("Waits", "series"), position, steps(count)))
    parts = shown.partition('<nav class="series"')[2].partition("</nav>")[0]
    assert re.findall(r">Part (\d+)</(?:a|strong)>", parts) == [str(n) for n in range(first, last + 1)]
    assert f'aria-current="page">Part {position}</strong>' in parts
    assert ("<ol>" if first == 1 else f'<ol start="{first}">') in parts
    assert f"Part {position} of {count}" in re.sub(r"\s+", " ", parts)


def test_a_part_to_come_keeps_its_number_far_down_the_series(theme):
    place = SeriesPlace(term("Waits", "series"), 11, (*steps(11), Step("", "")))
    assert '<span class="quiet">Part 12 (to come)</span>' in page(theme, series=place)
