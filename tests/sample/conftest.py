"""This repository's publication as its readers get it: built at the root of its host, and below /blog."""

import pytest

from tests.sample.published import published


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    return published(tmp_path_factory)


@pytest.fixture(scope="session", params=["", "/blog"], ids=["root", "below-blog"])
def anywhere(request, tmp_path_factory, site):
    """The site, at either location."""
    return published(tmp_path_factory, request.param) if request.param else site
