"""Agreement as JSON and as lines to read."""

from collections.abc import Iterator

from reviewer.agreement.comparison import Agreement
from reviewer.agreement.figures import Figure, statement
from reviewer.wording import Language


def agreement_json(found: Agreement, language: Language = Language.ENGLISH) -> dict[str, object]:
    """Plain values as `resources/schemas/agreement-1.schema.json` describes; no number in it is NaN or infinite."""

    def told(figure: Figure) -> dict[str, object]:
        return {
            "value": figure.value,
            "low": figure.low,
            "high": figure.high,
            "method": figure.method.shown(language),
            "note": notes_in_words(figure, language),
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


def notes_in_words(figure: Figure, language: Language) -> str:
    """The notes of a figure as sentences one after the other; empty when there is nothing to know."""
    return (" " if language is Language.ENGLISH else "").join(note.shown(language) for note in figure.notes)


def named_figures(found: Agreement) -> Iterator[tuple[str, Figure]]:
    """Every figure with the wording key of its name, in the order people read them."""
    kappa, alpha = found.cohen_kappa, found.krippendorff_alpha
    yield "name_percent", found.percent
    yield "name_positive", found.positive_agreement
    yield "name_ac1", found.gwet_ac1
    yield "name_ac2", found.gwet_ac2
    yield "name_kappa_unweighted", kappa.unweighted
    yield "name_kappa_linear", kappa.linear
    yield "name_kappa_quadratic", kappa.quadratic
    yield "name_fleiss", found.fleiss_kappa
    yield "name_alpha_nominal", alpha.nominal
    yield "name_alpha_ordinal", alpha.ordinal
    yield "name_alpha_interval", alpha.interval
    yield "name_alpha_ratio", alpha.ratio
    yield "name_icc", found.icc_2_1


def agreement_lines(found: Agreement, language: Language = Language.ENGLISH) -> Iterator[str]:
    """The table for people: one figure per line, and below it what must be known about it."""
    yield statement("counted", items=found.items, paired=found.paired_items, raters=found.raters).shown(language)
    for key, figure in named_figures(found):
        name = statement(key).shown(language)
        if figure.value is None:
            yield statement("line_undefined", name=name).shown(language)
        elif figure.low is None or figure.high is None:
            yield statement("line_value", name=name, value=f"{figure.value:.3f}").shown(language)
        else:
            shown = {"value": f"{figure.value:.3f}", "low": f"{figure.low:.3f}", "high": f"{figure.high:.3f}"}
            yield statement("line_interval", name=name, **shown).shown(language)
        yield f"    {figure.method.shown(language)}"
        if figure.notes:
            yield f"    {notes_in_words(figure, language)}"
