"""Reads the settings on which the field disagrees; what is left out keeps the default, what is written must be known."""

from decimal import Decimal

from reviewer.rubric.fields import Fields
from reviewer.rubric.rubric import CriticalRule, Renormalise, Settings, SpecialEffect, Weighting

_NOTHING = Decimal(0)
_ALL = Decimal(100)
_MOST = Decimal(200)


def read_settings(fields: Fields) -> Settings:
    default = Settings()

    def number(field: str, fallback: Decimal, *, high: Decimal) -> Decimal:
        return fields.number(field, low=_NOTHING, high=high) if fields.has(field) else fallback

    def name(field: str, fallback: str, *, known: type[Renormalise | Weighting | CriticalRule | SpecialEffect]) -> str:
        return fields.name(field, [each.value for each in known]) if fields.has(field) else fallback

    settings = Settings(
        decimals=fields.whole("decimals", low=0, high=6) if fields.has("decimals") else default.decimals,
        comparable_floor=number("comparable_floor", default.comparable_floor, high=Decimal(1)),
        renormalise=name("renormalise", default.renormalise, known=Renormalise),
        weighting=name("weighting", default.weighting, known=Weighting),
        bonus_cap=number("bonus_cap", default.bonus_cap, high=_ALL),
        total_cap=number("total_cap", default.total_cap, high=_MOST),
        special=name("special", default.special, known=SpecialEffect),
        floor=number("floor", default.floor, high=_ALL),
        critical=name("critical", default.critical, known=CriticalRule),
        least_sample=fields.whole("least_sample", low=1) if fields.has("least_sample") else default.least_sample,
    )
    fields.finish()
    return settings


def settings_told(settings: Settings) -> dict[str, object]:
    """Every setting by name, as a scorecard prints it; decimals as text."""
    return {
        "decimals": settings.decimals,
        "comparable_floor": f"{settings.comparable_floor:f}",
        "renormalise": settings.renormalise,
        "weighting": settings.weighting,
        "bonus_cap": f"{settings.bonus_cap:f}",
        "total_cap": f"{settings.total_cap:f}",
        "special": settings.special,
        "floor": f"{settings.floor:f}",
        "critical": settings.critical,
        "least_sample": settings.least_sample,
        "rounding": "half_up",
    }
