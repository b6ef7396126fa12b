"""What readers do not see, and what a command shows of it anyway."""

from cxsite.model.frozen import dataclass
from cxsite.model.moment import Moment


@dataclass(frozen=True, slots=True)
class Show:
    """What a command shows beyond what is public: --drafts, --future, --expired. It still says why readers would not see it."""

    drafts: bool = False
    future: bool = False
    expired: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A post or page that is not public: `reason` is draft, scheduled or expired; `until` is set if a moment will end it."""

    path: str
    title: str
    reason: str
    until: Moment | None = None
