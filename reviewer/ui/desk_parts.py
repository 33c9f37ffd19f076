"""What the window is made from; put together in `reviewer.app`."""

from dataclasses import dataclass

from reviewer.ui.preferences import Preferences
from reviewer.ui.preparation import Preparation
from reviewer.ui.queue.incoming import Arrivals
from reviewer.ui.scorecard.issuing import Signing
from reviewer.ui.session import Session
from reviewer.ui.workbench import Workbench


@dataclass(frozen=True)
class DeskParts:
    """`reviewer` is the name that answers for reviews opened at this desk."""

    reviewer: str
    workbench: Workbench
    session: Session
    preparation: Preparation
    arrivals: Arrivals
    signing: Signing
    preferences: Preferences
