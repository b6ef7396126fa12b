"""Suggestions for unknown names."""

from cxsite.keys.near import meant, near, perhaps

NAMES = ("support", "supporter", "report", "billing")


def test_the_likest_come_first_and_strangers_not_at_all():
    assert near("suport", NAMES) == ("support", "supporter", "report")
    assert near("suport", NAMES, 1) == ("support",)
    assert near("suport", reversed(NAMES)) == near("suport", NAMES)
    assert near("xyz", NAMES) == ()


def test_a_higher_cutoff_takes_fewer():
    assert near("suport", NAMES, cutoff=0.9) == ("support",)


def test_what_was_meant_or_what_else_would_help():
    assert meant("biling", NAMES, "write one of four") == 'did you mean "billing"?'
    assert meant("xyz", NAMES, "write one of four") == "write one of four"


def test_names_stand_in_quotes_and_commands_in_backticks():
    assert perhaps(("a", "b c"), "else") == 'did you mean "a" or "b c"?'
    assert perhaps(["cxsite build"], "else", mark="`") == "did you mean `cxsite build`?"
    assert perhaps((), "else") == "else"
