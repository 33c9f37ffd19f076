"""The journal as a whole: its head, and whether it is sound."""

from dataclasses import dataclass

from reviewer.reports.card import LogHead
from reviewer.store.reading import Reading


@dataclass(frozen=True)
class LogTrouble:
    """One thing wrong; `key` is the wording key of its sentence, which is filled with `step`, `table` and `row`."""

    key: str
    step: int | None
    table: str
    row: int | None


@dataclass(frozen=True)
class LogReport:
    """The head of the journal, and what is wrong with it or with the tables it speaks of; sound when nothing is."""

    head: LogHead
    troubles: tuple[LogTrouble, ...]


def log_head(reading: Reading) -> LogHead:
    head = reading.head()
    return LogHead(head.size, head.root, head.last)


def log_report(reading: Reading) -> LogReport:
    """Reads the whole journal: every digest, every link, and the rows that the steps must lead to."""
    check = reading.verify_journal()
    troubles = tuple(LogTrouble(fault.key, fault.step, fault.table, fault.row) for fault in check.faults)
    return LogReport(LogHead(check.head.size, check.head.root, check.head.last), troubles)
