"""Cards for shared links: their content, when there is one, and that the same card is the same file."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from cxsite.model.addresses import file_of
from cxsite.model.fills import Quoted
from cxsite.render import cards
from cxsite.render.card_drawing import HEIGHT, WIDTH, Card, Colours, drawn
from cxsite.render.cards import Cards
from cxsite.render.plan import plan
from cxsite.render.rows import rows
from tests.render.made import SITE, article, bodies, library, load, results
from tests.speaking import WORDS


def of(theme, shown, site=SITE, known=()):
    return Cards(library(1, shown, site=site), theme, dict(known), WORDS).of(shown)


def test_a_card_says_title_author_and_publication(theme):
    card = of(theme, article(2, title="Late refunds"))
    assert card.words == ("Late refunds", "By Ana Ruiz", "Letters", "", "")


def test_the_first_number_that_is_shown_stands_on_it(theme):
    known = rows(results())
    address, (measure, result) = next((a, row) for a, row in known.items() if row[1].value is not None)
    withheld = Quoted("withheld", "/nowhere/", withheld=True)
    card = of(theme, article(2, fills=(withheld, Quoted("+9", address, "9"))), known=known.items())
    assert (card.number, card.label) == (result.display, f"{measure.measure.title}, {WORDS.period(result.period)}")
    assert of(theme, article(2, fills=(Quoted("+9", "/elsewhere/", "9"),)), known=known.items()).number == ""


def test_the_number_of_a_small_sample_stands_on_none(theme):
    known = rows(results())
    (few, (measure, small)), (enough, (_, result)) = [row for row in known.items() if row[1][1].value is not None][:2]
    known[few] = measure, replace(small, small=True)
    fills = (Quoted("+9", few, "9"), Quoted("+9", enough, "9"))
    assert of(theme, article(2, fills=fills), known=known.items()).number == result.display
    assert of(theme, article(2, fills=fills[:1]), known=known.items()).number == ""


def test_the_last_of_several_authors_is_joined_as_in_a_sentence(theme):
    shown = article(2)
    bylines = tuple(replace(shown.teaser.bylines[0], name=name) for name in ("Ana", "Ben", "Cy"))
    assert of(theme, replace(shown, teaser=replace(shown.teaser, bylines=bylines))).byline == "By Ana, Ben and Cy"


def test_a_post_with_a_picture_of_its_own_has_none(theme):
    shown = article(2)
    assert of(theme, replace(shown, teaser=replace(shown.teaser, image="/a.png"))) is None


def test_a_post_with_a_drawing_has_one_because_no_network_shows_an_svg(theme):
    shown = article(2)
    drawing = replace(shown, teaser=replace(shown.teaser, image="/a.SVG"))
    assert of(theme, drawing) == of(theme, shown)


@pytest.mark.parametrize("title", ["رسائل", "顧客", "Thanks 🙏"])
def test_what_our_fonts_cannot_write_gets_no_card(theme, title):
    assert of(theme, article(2, title=title)) is None


@pytest.mark.parametrize("title", ["Später: “warum” – 33 % …", "Γιατί;", "Почему так?", "Příliš žluťoučký kůň"])
def test_what_they_can_write_gets_one(theme, title):
    assert of(theme, article(2, title=title)) is not None


def test_cards_can_be_turned_off(theme):
    assert of(theme, article(2), site=replace(SITE, cards=False)) is None


def test_the_same_card_is_the_same_file_and_another_one_is_not():
    card = Card("Late refunds", "By Ana", "Letters", "+33", "Support, 2026-Q3")
    assert drawn(card) == drawn(card)
    assert cards.address(card) == cards.address(replace(card))
    assert cards.address(card) != cards.address(replace(card, number="+34"))
    image = Image.open(io.BytesIO(drawn(card)))
    assert (image.size, image.format) == ((WIDTH, HEIGHT), "PNG")
    assert image.convert("RGB").getpixel((5, 5)) == (0x0B, 0x5A, 0x45)
    assert image.convert("RGB").getpixel((5, 600)) == (0xFD, 0xFD, 0xFC)


@pytest.mark.parametrize("title", ["W" * 400, "word " * 200, "", "a" * 60 + " b"])
def test_no_title_leaves_the_card(title):
    image = Image.open(io.BytesIO(drawn(Card(title, title, title, title[:40], title)))).convert("RGB")
    paper = (0xFD, 0xFD, 0xFC)
    assert all(image.getpixel((x, y)) == paper for x in (10, 40, 1160, 1190) for y in range(30, HEIGHT))


def test_the_theme_gives_the_colours(tmp_path, theme):
    assert cards.colours(theme) == Colours()
    style = tmp_path / "themes/brick/static/brick.css"
    style.parent.mkdir(parents=True)
    style.write_text(":root { --accent: light-dark(#a04030, #ffffff); } .dark { --accent: #000000; }")
    (tmp_path / "themes/brick/templates").mkdir()
    brick = load(tmp_path, replace(SITE, theme="brick")).value
    assert cards.colours(brick) == Colours(accent="#a04030")


def test_the_head_names_the_card_and_the_plan_promises_it(theme):
    made = library(2)
    outputs = {o.address: o for o in plan(made, theme, bodies(made), lambda _: b"", "e").outputs}
    drawings = [address for address in outputs if address.startswith("assets/cards/")]
    assert len(drawings) == 2
    page = outputs[file_of(made.articles[0].teaser.address)].make().value.decode()
    assert any(f'property="og:image" content="https://letters.example/{address}"' in page for address in drawings)
    told = {"width": "1200", "height": "630", "alt": made.articles[0].post.title}
    assert all(f'<meta property="og:image:{name}" content="{value}">' in page for name, value in told.items())
