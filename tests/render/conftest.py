import pytest

from tests.render.made import SITE, load


@pytest.fixture
def theme(tmp_path):
    """The default theme with its English words, used by a publication that has no files of its own."""
    return load(str(tmp_path), SITE).value
