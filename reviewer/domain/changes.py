"""What an operation touched, so that each panel can decide whether to reload."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Changes:
    """The tables and rows that one journal step altered. `label` is the wording key of the operation's name."""

    step: int
    label: str
    touched: frozenset[tuple[str, int]]

    def concern(self, *tables: str) -> bool:
        return any(table in tables for table, _ in self.touched)
