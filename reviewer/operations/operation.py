"""What every operation is: a command and its handler in one frozen dataclass."""

from abc import ABC, abstractmethod
from typing import ClassVar, Generic, TypeVar

from reviewer.store.journal import StepKind
from reviewer.store.unit import Unit

R_co = TypeVar("R_co", covariant=True)


class Operation(ABC, Generic[R_co]):
    """One verb of the program; its fields are ids and values.

    `label` is the wording key of its name in Undo and History. A sealing operation cannot be undone, nor anything before it.
    """

    label: ClassVar[str]
    seals: ClassVar[bool] = False
    step_kind: ClassVar[StepKind] = StepKind.ACT

    @abstractmethod
    def perform(self, unit: Unit) -> R_co:
        """Check the rules, then write; a `Refused` is raised before the first write."""
