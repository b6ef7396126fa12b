"""How all tests start: property tests draw the same examples on every machine and day, and Ctrl-C is heard.

A suite that decides whether a change is accepted must not fail by chance. `pytest --hypothesis-profile=search` draws different
ones each time, ten times as many, to look for what nobody thought of.
"""

import signal

from hypothesis import HealthCheck, settings

STEADY = settings(
    derandomize=True, deadline=None, database=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("steady", STEADY)
settings.register_profile("search", STEADY, derandomize=False, max_examples=1000)
settings.load_profile("steady")

# Whatever a shell starts in the background ignores Ctrl-C, and so would all that the tests start: they press it often.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
