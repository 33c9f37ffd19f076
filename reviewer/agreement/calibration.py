"""Calibration: many reviewers beside one reference, and which items divide people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from reviewer.agreement.coefficients.percent import percent
from reviewer.agreement.figures import Figure, share, statement, undefined
from reviewer.agreement.ratings import Ratings
from reviewer.domain.review import VerdictState

LIKE_REFERENCE = statement("method_like_reference")
# From lenient to strict. Not applicable and not verifiable are neither.
_STRICTNESS = {VerdictState.MET: 0, VerdictState.PARTLY: 1, VerdictState.NOT_MET: 2}

Verdicts = Mapping[str, VerdictState]


@dataclass(frozen=True)
class Calibrated:
    """One reviewer beside the reference; the lists hold items decided otherwise, and `open_items` those not decided."""

    reviewer: str
    like_reference: Figure
    too_strict: tuple[str, ...]
    too_lenient: tuple[str, ...]
    otherwise: tuple[str, ...]
    open_items: tuple[str, ...]


@dataclass(frozen=True)
class CalibratedItem:
    """How many of the reviewers who decided an item did so as the reference."""

    item: str
    decided: int
    alike: int


@dataclass(frozen=True)
class Calibration:
    reviewers: tuple[Calibrated, ...]
    items: tuple[CalibratedItem, ...]


def calibrate(reference: Verdicts, answers: Mapping[str, Verdicts]) -> Calibration:
    """Every reviewer's verdicts beside the reference's, which alone says which items count; items most disputed first."""
    items = tuple(
        CalibratedItem(
            item,
            sum(item in verdicts for verdicts in answers.values()),
            sum(verdicts.get(item) == state for verdicts in answers.values()),
        )
        for item, state in reference.items()
    )
    disputed = sorted(items, key=lambda each: (each.alike - each.decided, each.item))
    return Calibration(tuple(_calibrated(name, answers[name], reference=reference) for name in sorted(answers)), tuple(disputed))


def _calibrated(reviewer: str, verdicts: Verdicts, *, reference: Verdicts) -> Calibrated:
    decided = [item for item in reference if item in verdicts]
    differing = [item for item in decided if verdicts[item] != reference[item]]
    ordered = [item for item in differing if verdicts[item] in _STRICTNESS and reference[item] in _STRICTNESS]
    stricter = [item for item in ordered if _STRICTNESS[verdicts[item]] > _STRICTNESS[reference[item]]]
    return Calibrated(
        reviewer,
        _like_reference(len(decided) - len(differing), len(decided)),
        tuple(stricter),
        tuple(item for item in ordered if item not in stricter),
        tuple(item for item in differing if item not in ordered),
        tuple(item for item in reference if item not in verdicts),
    )


def _like_reference(alike: int, decided: int) -> Figure:
    if not decided:
        return undefined(LIKE_REFERENCE, statement("nothing_decided"))
    value = alike / decided
    return share(value, value * (1 - value) / decided, items=decided, method=LIKE_REFERENCE)


@dataclass(frozen=True)
class DividedItem:
    """How far reviewers agree on one rubric item over the cases in which two or more rated it."""

    item: str
    cases: int
    percent: Figure


def divided_items(ratings: Ratings, rubric_item: Callable[[str], str]) -> tuple[DividedItem, ...]:
    """Agreement per rubric item, those that divide people first; `rubric_item` gives it from the name of a rated item."""
    paired = ratings.paired
    names = [rubric_item(name) for name in paired.item_names]
    places = {name: place for place, name in enumerate(dict.fromkeys(names))}
    group = np.array([places[name] for name in names], dtype=np.int64)
    found = []
    for name, place in places.items():
        own = paired.kept(group[paired.item] == place)
        found.append(DividedItem(name, own.items, percent(own)))
    return tuple(sorted(found, key=lambda each: (each.percent.value, each.item)))
