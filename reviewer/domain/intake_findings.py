"""What an examination of a submission noticed: each thing with its place, so that a reviewer can look there and judge."""

from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.findings import Severity
from reviewer.domain.moments import Span
from reviewer.wording import Language, say


@dataclass(frozen=True)
class IntakeFinding:
    """One thing to know about a submission.

    `kind` is stable; the manual's page on intake findings lists them. `place` is a path of the bundle, or a field of submission.json
    such as `/answers/3/comment`. `at` is the moment on the clock, `media` the span in the file's own time, `marks` the half-open
    character spans in the text at `place`; None or empty where there is none. The sentence is `examining.found_<kind>` filled with
    `facts`; a fact whose name ends in `_key` is itself a wording key and fills the place of its stem.
    """

    kind: str
    severity: Severity
    place: str
    facts: tuple[tuple[str, object], ...]
    at: datetime | None = None
    media: Span | None = None
    marks: tuple[tuple[int, int], ...] = ()

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        filled = {name.removesuffix("_key"): say(str(value), language) if name.endswith("_key") else value for name, value in self.facts}
        return say(f"examining.found_{self.kind}", language, **filled)
