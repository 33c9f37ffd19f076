"""The request to the shopper: what to mend, in words ready to be sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.submission import Submission
from reviewer.intake.examining.grading import rules
from reviewer.wording import Language, say


@dataclass(frozen=True)
class Wish:
    """One thing to mend: what was found, and the stem of the sentence that says what to do."""

    finding: IntakeFinding
    mend: str

    def sentence(self, language: Language) -> str:
        return f"{self.finding.sentence(language)} {say(f'examining.mend_{self.mend}', language)}"


@dataclass(frozen=True)
class Request:
    """What the shopper is asked to mend, and how long there is for it; nothing to ask where `wishes` is empty."""

    wishes: tuple[Wish, ...]
    within: timedelta

    def deadline(self, asked_at: datetime) -> datetime:
        return asked_at + self.within

    def text(self, submission: Submission, language: Language = Language.ENGLISH, *, asked_at: datetime) -> str:
        """The whole text in one language, its deadline in the zone of the site. Empty when there is nothing to mend."""
        if not self.wishes:
            return ""
        until = self.deadline(asked_at).astimezone(ZoneInfo(submission.visit.zone)).strftime("%Y-%m-%d %H:%M")
        assignment = submission.assignment
        day = submission.visit.start.astimezone(ZoneInfo(submission.visit.zone)).strftime("%Y-%m-%d")
        head = say("examining.request_head", language, shopper=submission.shopper, assignment=assignment.id, site=assignment.site, day=day)
        listed = [f"{number}. {wish.sentence(language)}" for number, wish in enumerate(self.wishes, start=1)]
        foot = say("examining.request_foot", language, until=until, zone=submission.visit.zone)
        return "\n".join([head, "", *listed, "", foot, ""])


def requested(findings: Iterable[IntakeFinding]) -> Request:
    """One wish for each finding a shopper can do something about."""
    held = rules()
    wishes = [Wish(finding, price.mend) for finding in findings if (price := held.prices.get(finding.kind)) and price.mend]
    return Request(tuple(wishes), timedelta(hours=held.answer_within_hours))
