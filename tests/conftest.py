"""How examples are drawn for property tests: the same ones on every machine and day, however slow it is.

A suite that decides whether a change is accepted must not fail by chance. `pytest --hypothesis-profile=search` draws different
ones each time, ten times as many, to look for what nobody thought of.
"""

from hypothesis import HealthCheck, settings

STEADY = settings(
    derandomize=True, deadline=None, database=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("steady", STEADY)
settings.register_profile("search", STEADY, derandomize=False, max_examples=1000)
settings.load_profile("steady")
