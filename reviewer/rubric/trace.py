"""Why this number: the scorecard's trace in printed words, one line per step."""

from collections.abc import Callable
from decimal import Decimal

from reviewer.domain.scorecard import Scorecard, TraceStep
from reviewer.rubric.durations import shown
from reviewer.rubric.rubric import Rubric
from reviewer.wording import Language, say

_MINUS = "−"


def explain(scorecard: Scorecard, rubric: Rubric, language: Language) -> tuple[str, ...]:
    """The whole arithmetic in canonical order, one line per step of `scorecard.trace`."""
    return tuple(explain_step(step, rubric, language) for step in scorecard.trace)


def explain_item(scorecard: Scorecard, rubric: Rubric, code: str, language: Language) -> tuple[str, ...]:
    """The lines that speak of one item, and last what it took off the total; empty for an item that was not scored."""
    lines = [explain_step(step, rubric, language) for step in scorecard.trace if step.subject == code]
    effect = next((item.effect for item in scorecard.items if item.item == code), None)
    if lines and effect:
        lines.append(say("rubric.trace_effect", language, subject=code, result=figure(effect)))
    return tuple(lines)


def explain_settings(rubric: Rubric, language: Language) -> tuple[str, ...]:
    """Every choice on which the field disagrees, one sentence each, as a scorecard prints them."""
    settings = rubric.settings
    return (
        say(f"rubric.setting_renormalise_{settings.renormalise}", language),
        say(f"rubric.setting_weighting_{settings.weighting}", language),
        say("rubric.setting_bonus", language, bonus_cap=figure(settings.bonus_cap), total_cap=figure(settings.total_cap)),
        say(f"rubric.setting_special_{settings.special}", language),
        say("rubric.setting_floor", language, floor=figure(settings.floor)),
        say(f"rubric.setting_critical_{settings.critical}", language),
        say("rubric.setting_comparable", language, share=_as_percent(settings.comparable_floor)),
        say("rubric.setting_sample", language, least=str(settings.least_sample)),
        say("rubric.setting_rounding", language, decimals=str(settings.decimals)),
    )


def explain_step(step: TraceStep, rubric: Rubric, language: Language) -> str:
    """One step as a sentence with its figures."""
    facts: dict[str, str] = {name: figure(value) for name, value in step.inputs}
    facts |= {"subject": step.subject, "title": _title(step.subject, rubric, language), "result": figure(step.result)}
    facts |= _MORE.get(step.rule, _nothing_more)(step, rubric, language)
    rule = "nothing_deducted" if step.rule == "deducted" and not step.inputs else step.rule
    return say(f"rubric.trace_{rule}", language, **facts)


def figure(number: Decimal) -> str:
    """A number as printed: no exponent, no idle zeros, a real minus sign, quotients cut to six decimals with `…` to say so."""
    whole, _, decimals = f"{number:f}".partition(".")
    decimals = decimals.rstrip("0")
    text = f"{whole}.{decimals[:6]}{'…' if len(decimals) > 6 else ''}" if decimals else whole
    return text.replace("-", _MINUS)


def _title(subject: str, rubric: Rubric, language: Language) -> str:
    for dimension in rubric.dimensions:
        if dimension.code == subject:
            return dimension.title.shown(language)
        for item in dimension.items:
            if item.code == subject:
                return item.title.shown(language)
    return ""


def _nothing_more(_step: TraceStep, _rubric: Rubric, _language: Language) -> dict[str, str]:
    return {}


def _as_rounded(step: TraceStep, _rubric: Rubric, _language: Language) -> dict[str, str]:
    """A rounded total shows all its decimals: `90.0`."""
    told = {"result": f"{step.result:f}"}
    return told | {name: f"{value:f}" for name, value in step.inputs if name == "total"}


def _times(step: TraceStep, _rubric: Rubric, language: Language) -> dict[str, str]:
    return {name.removesuffix("_us"): shown(int(value), language) for name, value in step.inputs}


def _sum(step: TraceStep, _rubric: Rubric, _language: Language) -> dict[str, str]:
    """`A-02 5 + A-04 2`."""
    return {"terms": " + ".join(f"{name} {figure(value)}" for name, value in step.inputs)}


def _band(step: TraceStep, rubric: Rubric, language: Language) -> dict[str, str]:
    return {"band": next(band.title.shown(language) for band in rubric.bands if band.floor == step.result)}


def _kept(step: TraceStep, _rubric: Rubric, _language: Language) -> dict[str, str]:
    """What is left of the applicable points."""
    figures = dict(step.inputs)
    return {"kept": figure(figures["applicable"] - figures["deducted"])}


def _percent(step: TraceStep, _rubric: Rubric, _language: Language) -> dict[str, str]:
    return {"share": figure(step.result * 100), "floor": figure(step.inputs[0][1] * 100)}


def _kept_of(step: TraceStep, _rubric: Rubric, _language: Language) -> dict[str, str]:
    """The separate score of critical items says what they kept."""
    figures = dict(step.inputs)
    return {"kept": figure(figures["points"] - figures["lost"])}


def _shares(step: TraceStep, _rubric: Rubric, _language: Language) -> dict[str, str]:
    """Shares as percent; `kept` is the result where the step's result is one."""
    shown = {name: _as_percent(value) for name, value in step.inputs if name in _SHARES}
    return shown if "kept" in shown else shown | {"kept": _as_percent(step.result)}


def _signed(step: TraceStep, _rubric: Rubric, _language: Language) -> dict[str, str]:
    """`+10.43`: above or below, to two decimals."""
    rounded = (step.result * 100).quantize(Decimal("0.01"))
    return {"signed": f"{'+' if rounded > 0 else ''}{figure(rounded)}", "mean": figure(dict(step.inputs).get("mean", rounded))}


def _by_slot(step: TraceStep, rubric: Rubric, language: Language) -> dict[str, str]:
    terms = [f"{rubric.slots[name].shown(language)} {_as_percent(value)} %" for name, value in step.inputs]
    return {"terms": " · ".join(terms), "worst": _as_percent(step.result)}


def _chosen(step: TraceStep, _rubric: Rubric, _language: Language) -> dict[str, str]:
    return {"terms": " · ".join(f"{name} {figure(value)}" for name, value in step.inputs), "kept": _as_percent(step.result)}


def _faulty(step: TraceStep, _rubric: Rubric, _language: Language) -> dict[str, str]:
    figures = dict(step.inputs)
    return {"faulty": figure(figures["observed"] - figures["conforming"])}


def _failed(step: TraceStep, _rubric: Rubric, _language: Language) -> dict[str, str]:
    return {"items": ", ".join(name for name, _ in step.inputs if name not in {"before", "lost"})}


def _as_percent(share: Decimal) -> str:
    return figure(share * 100)


_SHARES = frozenset({"rate", "limit", "mean", "satisfied", "kept"})
_MORE: dict[str, Callable[[TraceStep, Rubric, Language], dict[str, str]]] = {
    "timed_met": _times,
    "timed_over": _times,
    "timed_too_close": _times,
    "deducted": _sum,
    "total": _sum,
    "band": _band,
    "rounded": _as_rounded,
    "lowest": _as_rounded,
    "dimension": _kept,
    "applicable_share": _percent,
    "dimension_unscaled": _kept,
    "critical_score": _kept_of,
    "rate_met": _shares,
    "rate_missed": _shares,
    "rate_ceiling_met": _shares,
    "rate_ceiling_missed": _shares,
    "rate_by_slot": _by_slot,
    "scale": _shares,
    "proportion": _shares,
    "stars": lambda step, *_: {"kept": _as_percent(step.result)},
    "against_trade": _signed,
    "nps": _signed,
    "choice": _chosen,
    "sampled": _faulty,
    "critical_flag": _failed,
    "critical_stop": _failed,
    "critical_total_zero": _failed,
    "critical_dimension_zero": _failed,
}
