"""The scorecard as JSON, with the verdicts it was computed from, so that anyone can compute it again."""

import json
from collections.abc import Mapping
from decimal import Decimal

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import DimensionScore, ItemScore, Scorecard, TraceStep
from reviewer.rubric.rubric import Rubric
from reviewer.rubric.settings import settings_told
from reviewer.rubric.verdicts import verdict_json

SCHEMA = "urn:reviewer:score:1"


def to_json(scorecard: Scorecard, rubric: Rubric, verdicts: Mapping[str, Verdict]) -> str:
    """One JSON document, the same bytes for the same input. Numbers of the arithmetic are strings, so that no reader rounds them."""
    return json.dumps(score_json(scorecard, rubric, verdicts), ensure_ascii=False, indent=2) + "\n"


def score_json(scorecard: Scorecard, rubric: Rubric, verdicts: Mapping[str, Verdict]) -> dict[str, object]:
    """The same as plain values, for documents that hold it as a part."""
    return {
        "schema": SCHEMA,
        "rubric": {"id": rubric.id, "version": rubric.version, "sha256": rubric.sha256},
        "settings": settings_told(rubric.settings),
        "exact": _told(scorecard.exact),
        "total": _told(scorecard.total),
        "lowest": _told(scorecard.lowest),
        "highest": _told(scorecard.highest),
        "band": scorecard.band,
        "light": scorecard.light,
        "applicable_share": _told(scorecard.applicable_share),
        "is_comparable": scorecard.is_comparable,
        "open_items": list(scorecard.open_items),
        "adjustments": [{"rule": rule, "amount": _told(amount)} for rule, amount in scorecard.adjustments],
        "critical_failed": list(scorecard.critical_failed),
        "critical_score": _told(scorecard.critical_score),
        "is_failed": scorecard.is_failed,
        "is_stopped": scorecard.is_stopped,
        "remedies": list(scorecard.remedies),
        "dimensions": [_dimension(each) for each in scorecard.dimensions],
        "items": [_item(each) for each in scorecard.items],
        "trace": [_step(each) for each in scorecard.trace],
        "verdicts": [verdict_json(verdicts[item.code]) for item in rubric.items() if item.code in verdicts],
    }


def _told(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _dimension(each: DimensionScore) -> dict[str, object]:
    return {
        "dimension": each.dimension,
        "weight": _told(each.weight),
        "applicable": _told(each.applicable),
        "deducted": _told(each.deducted),
        "score": _told(each.score),
        "is_zeroed": each.is_zeroed,
    }


def _item(each: ItemScore) -> dict[str, object]:
    return {
        "item": each.item,
        "state": None if each.state is None else each.state.value,
        "points": _told(each.points),
        "deduction": _told(each.deduction),
        "effect": _told(each.effect),
        "is_too_close": each.is_too_close,
        "is_small_sample": each.is_small_sample,
        "beside": _told(each.beside),
    }


def _step(step: TraceStep) -> dict[str, object]:
    return {
        "rule": step.rule,
        "subject": step.subject,
        "inputs": [{"name": name, "value": _told(value)} for name, value in step.inputs],
        "result": _told(step.result),
    }
