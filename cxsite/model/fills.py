"""What fills a placeholder in a text: a link, a number or a drawing, or the information that it does not exist."""

from cxsite.model.body import Embed
from cxsite.model.frozen import dataclass
from cxsite.model.result import MeasureResults
from cxsite.model.standing import Held


@dataclass(frozen=True, slots=True)
class Linked:
    """A link whose target is known: `href` is ready for a page (base path included) or an outside URL."""

    href: str


@dataclass(frozen=True, slots=True)
class ToHeld:
    """A link to something that is not public yet, or no longer: shown as plain text."""

    held: Held


@dataclass(frozen=True, slots=True)
class Missing:
    """A use of something that does not exist. `what` is file, anchor, scorecard, measure, segment, period, field or form."""

    what: str
    name: str
    near: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A bound number. `text` is what is shown; `href` its row; `value` the machine-readable number, "" if withheld or text."""

    text: str
    href: str
    value: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart, table or scorecard to draw here. One measure, or all of a scorecard."""

    embed: Embed
    measures: tuple[MeasureResults, ...]
    href: str


Fill = Linked | ToHeld | Missing | Quoted | Drawn
