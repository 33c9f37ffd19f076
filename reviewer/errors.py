"""Errors, sorted by who can put them right.

ReviewerError
    Refused   a rule of the field or of the format forbids it; nothing was written; exit code 1
    Fault     the world failed: disk, codec, missing file, lost connection; offer to retry; exit code 3

Anything else that is raised is a bug and goes to the crash report. Concrete errors are declared in the package that
raises them; each names its sentence in the catalogues by `key` and carries the facts that fill it.
"""

from typing import ClassVar

from reviewer.wording import Language, say


class ReviewerError(Exception):
    """Base of every error this program raises on purpose; `str()` is its English sentence."""

    key: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        """What went wrong, where, and what to do, in one sentence."""
        return say(self.key, language, **self.facts)

    def __str__(self) -> str:
        return self.sentence()

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross the process border; the default would pass the facts positionally.
        return (_rebuilt, (type(self), self.facts))


class Refused(ReviewerError):
    """A rule does not allow it; nothing was written."""


class Fault(ReviewerError):
    """Something outside the program failed."""


def _rebuilt(kind: type[ReviewerError], facts: dict[str, object]) -> ReviewerError:
    return kind(**facts)
