"""What a figure of agreement means in words, and all figures as a page for people.

A figure is read by the lower end of its interval: what can be said with confidence, not what the sample happened to show.
"""

from collections.abc import Iterator

from reviewer.agreement.comparison import Agreement
from reviewer.agreement.figures import Figure, Statement, statement
from reviewer.wording import Language

Bands = tuple[tuple[float, str], ...]
# Landis and Koch 1977, "The measurement of observer agreement for categorical data".
_KAPPA: Bands = (
    (0.8, "band_almost_perfect"),
    (0.6, "band_substantial"),
    (0.4, "band_moderate"),
    (0.2, "band_fair"),
    (0.0, "band_slight"),
    (-1.0, "band_chance"),
)
# Krippendorff 2004, "Content Analysis", 2nd edition, section 11.4.2.
_ALPHA: Bands = ((0.8, "band_reliable"), (0.667, "band_tentative"), (-1.0, "band_unreliable"))
# Koo and Li 2016, "A guideline of selecting and reporting intraclass correlation coefficients".
_ICC: Bands = ((0.9, "band_excellent"), (0.75, "band_good"), (0.5, "band_moderate"), (-1.0, "band_poor"))


def named_figures(found: Agreement) -> Iterator[tuple[str, Figure, Bands]]:
    """Every figure with the wording key of its name and the bands it is read by, in the order people should read them."""
    kappa, alpha = found.cohen_kappa, found.krippendorff_alpha
    yield "name_percent", found.percent, ()
    yield "name_positive", found.positive_agreement, ()
    yield "name_ac1", found.gwet_ac1, _KAPPA
    yield "name_ac2", found.gwet_ac2, _KAPPA
    yield "name_kappa_unweighted", kappa.unweighted, _KAPPA
    yield "name_kappa_linear", kappa.linear, _KAPPA
    yield "name_kappa_quadratic", kappa.quadratic, _KAPPA
    yield "name_fleiss", found.fleiss_kappa, _KAPPA
    yield "name_alpha_nominal", alpha.nominal, _ALPHA
    yield "name_alpha_ordinal", alpha.ordinal, _ALPHA
    yield "name_alpha_interval", alpha.interval, _ALPHA
    yield "name_alpha_ratio", alpha.ratio, _ALPHA
    yield "name_icc", found.icc_2_1, _ICC


def reading(figure: Figure, bands: Bands) -> Statement | None:
    """The band in which the lower end of the interval lies; None without an interval or without bands."""
    if figure.low is None:
        return None
    return next((statement(band) for floor, band in bands if figure.low >= floor), None)


def agreement_lines(found: Agreement, language: Language = Language.ENGLISH) -> Iterator[str]:
    """What was counted; what must be known of all figures; each figure with its reading; and what is not shown, by reason."""
    yield statement("counted", items=found.items, paired=found.paired_items, raters=found.raters).shown(language)
    figures = list(named_figures(found))
    shown = [figure for _, figure, _ in figures if figure.value is not None]
    shared = [note for note in shown[0].notes if all(note in figure.notes for figure in shown)] if shown else []
    yield from (note.shown(language) for note in shared)
    withheld: dict[Statement, list[str]] = {}
    for key, figure, bands in figures:
        name = statement(key).shown(language)
        if figure.value is None:
            withheld.setdefault(figure.notes[0], []).append(name)
            continue
        yield _line(name, figure, bands).shown(language)
        yield f"    {figure.method.shown(language)}"
        yield from (f"    {note.shown(language)}" for note in figure.notes if note not in shared)
    for reason, names in withheld.items():
        yield statement("line_not_shown", names=("、" if language is not Language.ENGLISH else ", ").join(names)).shown(language)
        yield f"    {reason.shown(language)}"


def _line(name: str, figure: Figure, bands: Bands) -> Statement:
    value = f"{figure.value:.3f}"
    if figure.low is None or figure.high is None:
        return statement("line_value", name=name, value=value)
    read = reading(figure, bands)
    ends = {"low": f"{figure.low:.3f}", "high": f"{figure.high:.3f}"}
    if read is None:
        return statement("line_interval", name=name, value=value, **ends)
    return statement("line_read", name=name, value=value, **ends, reading=read)
