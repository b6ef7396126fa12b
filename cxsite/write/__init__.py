"""A plan → the output folder: write what changed, delete what is no longer in the plan, never stop half-way.

Everything is rendered and staged before the output is touched; after that there are only renames, under a journal that the next
build finishes if this one is killed. Only files that our own manifest lists are ever overwritten or deleted.
"""

from cxsite.write.ledger import ledger
from cxsite.write.lock import locked
from cxsite.write.making import Step
from cxsite.write.publish import plan
from cxsite.write.refusals import refused
from cxsite.write.removal import removed

__all__ = ["Step", "ledger", "locked", "plan", "refused", "removed"]
