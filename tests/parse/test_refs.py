"""The grammar of references."""

import pytest

from cxsite.model.body import Ref
from cxsite.parse.markdown import refs


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("support.recommend", Ref("support", "recommend")),
        (" support.recommend  @2026-Q3 ", Ref("support", "recommend", period="2026-Q3")),
        ("support.recommend@2026-Q3", Ref("support", "recommend", period="2026-Q3")),
        ("support.recommend @2026-Q3 full", Ref("support", "recommend", period="2026-Q3", form="full")),
        ("support.recommend full @2026-Q3", Ref("support", "recommend", period="2026-Q3", form="full")),
        ("support.recommend.change @2026-09", Ref("support", "recommend", field="change", period="2026-09")),
        ("a-1.b_2[North America].n @latest", Ref("a-1", "b_2", "North America", "n", "latest")),
    ],
)
def test_well_written(text: str, ref: Ref) -> None:
    assert refs.ref(text) == ref


@pytest.mark.parametrize(
    "field", ["n", "invited", "rate", "promoters", "passives", "detractors", "target", "status", "low", "high"]
)
def test_every_field_is_read(field: str) -> None:
    assert refs.ref(f"support.recommend.{field}") == Ref("support", "recommend", field=field)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "“” does not start with the name of a scorecard"),
        ("33", "“33” does not start with the name of a scorecard"),
        ("support", "“support” does not name a measure"),
        ("support.recommend @", "“@” does not name a period"),
        ("support.recommend @2026-Q3 @2026-Q2", "only one period can be named"),
        ("support.recommend full long", "“long” has no meaning here"),
        ("support.recommend[phone", "“[phone” cannot follow “support.recommend”"),
        ("support.recommend | upper", "“|” has no meaning here"),
        ("support.recommend.change.more", "“.more” cannot follow “support.recommend.change”"),
    ],
)
def test_wrongly_written(text: str, message: str) -> None:
    assert refs.ref(text) == message


def test_embeds() -> None:
    assert refs.embed("chart support.recommend trend") == ("chart", Ref("support", "recommend", form="trend"))
    assert refs.embed("scorecard support") == ("scorecard", Ref("support"))
    assert refs.embed("chart support") == "a chart shows one measure, but “support” does not name one"
