"""The part of site.yaml about security.txt."""

import pytest

from cxsite.model.moment import Moment
from cxsite.model.site import Security
from tests.parse.test_site import read
from tests.parse.told import told

UNTIL = Moment(1_814_313_600, "2027-06-30T00:00:00+00:00")


@pytest.mark.parametrize(
    "contact", ["desk@example.org", "mailto:desk@example.org", "https://example.org/tell", "tel:+441234"]
)
def test_two_keys_are_enough(contact):
    found = read(f"security: {{contact: '{contact}', expires: 2027-06-30}}\n")
    assert found.problems == ()
    assert found.value.security == Security(contact, UNTIL)


def test_every_key():
    found = read(
        "security:\n  contact: desk@example.org\n  expires: 2027-06-30\n  policy: https://e.org/p\n  encryption: https://e.org/k\n"
        "  acknowledgements: https://e.org/t\n  languages: [en, de]\n"
    )
    assert found.problems == ()
    expected = Security(
        "desk@example.org", UNTIL, "https://e.org/p", "https://e.org/k", "https://e.org/t", ("en", "de")
    )
    assert found.value.security == expected


MISTAKES = {
    "security: {contact: somebody, expires: 2027-06-30}": '4:21 error bad-link: contact is "somebody": this is not an email or web address; '
    "write, for example, security@example.org",
    "security: {contact: 'javascript:x', expires: 2027-06-30}": '4:21 error bad-link: contact is "javascript:x": '
    "this does not start with https:// or http://; write the full address",
}


@pytest.mark.parametrize("written", MISTAKES)
def test_mistakes(written):
    assert told(read(written + "\n").problems) == [MISTAKES[written]]
