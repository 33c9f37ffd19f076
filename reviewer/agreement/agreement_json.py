"""Agreement as JSON."""

from reviewer.agreement.comparison import Agreement
from reviewer.agreement.figures import Figure
from reviewer.wording import Language


def agreement_json(found: Agreement, language: Language = Language.ENGLISH) -> dict[str, object]:
    """Plain values as `resources/schemas/agreement-1.schema.json` describes; no number in it is NaN or infinite."""

    separator = " " if language is Language.ENGLISH else ""

    def told(figure: Figure) -> dict[str, object]:
        return {
            "value": figure.value,
            "low": figure.low,
            "high": figure.high,
            "method": figure.method.shown(language),
            "note": separator.join(note.shown(language) for note in figure.notes),
        }

    kappa, alpha = found.cohen_kappa, found.krippendorff_alpha
    return {
        "items": found.items,
        "raters": found.raters,
        "percent": told(found.percent),
        "cohen_kappa": {"unweighted": told(kappa.unweighted), "linear": told(kappa.linear), "quadratic": told(kappa.quadratic)},
        "krippendorff_alpha": {
            "nominal": told(alpha.nominal),
            "ordinal": told(alpha.ordinal),
            "interval": told(alpha.interval),
            "ratio": told(alpha.ratio),
        },
        "gwet_ac1": told(found.gwet_ac1),
        "gwet_ac2": told(found.gwet_ac2),
        "fleiss_kappa": told(found.fleiss_kappa),
        "icc_2_1": told(found.icc_2_1),
        "positive_agreement": told(found.positive_agreement),
    }
