"""When security.txt has expired."""

from dataclasses import replace

from cxsite.model.site import Security
from tests.check.test_rules import said
from tests.relate.making import SITE, moment

TOLD = (
    "warning site.yaml: security.txt was valid until 2026-11-22; check that the contact still works, "
    "then set a date within the next year"
)


def of(until):
    site = replace(SITE, security=Security("desk@desk.example", moment(until)))
    return said(site=site, rule="security-expired")


def test_to_the_second():
    assert of("2026-11-22T12:00:01") == []
    assert of("2026-11-22T12:00:00") == [TOLD]
