"""Every figure against the table its authors printed, to every printed digit."""

import math

import pytest

from reviewer.agreement.coefficients import alpha, fleiss, gwet, icc, kappa, percent
from reviewer.agreement.coefficients.chance import shares
from reviewer.agreement.coefficients.totals import compared_totals
from reviewer.agreement.distributions import f_quantile, student_quantile
from reviewer.agreement.figures import Figure
from reviewer.agreement.ratings import Scale
from tests.agreement.published import (
    ABSTRACTORS,
    ANXIETY,
    DIAGNOSES,
    JUDGES,
    KRIPPENDORFF,
    MINI_WRIGHT,
    RAW_4_RATERS,
    WRIGHT,
    counted,
    rows,
    table,
)


def error(figure: Figure, items: int) -> float:
    """The standard error behind an interval of Student's t."""
    return (figure.value - figure.low) / student_quantile(0.975, items - 1)


@pytest.mark.parametrize(
    ("metric", "printed"), [(Scale.NOMINAL, 0.743), (Scale.ORDINAL, 0.815), (Scale.INTERVAL, 0.849), (Scale.RATIO, 0.797)]
)
def test_alpha_of_krippendorffs_own_table(metric: Scale, printed: float):
    assert round(alpha.alpha(rows(*KRIPPENDORFF), metric).value, 3) == printed


def test_ac1_and_ac2_with_their_standard_errors_of_gwets_table_with_missing_ratings():
    ratings = rows(*RAW_4_RATERS)
    plain, weighted = gwet.ac1(ratings), gwet.ac2(ratings)
    assert (round(plain.value, 5), round(error(plain, 12), 5)) == (0.77544, 0.14295)
    assert (round(plain.low, 3), plain.high) == (0.461, 1)
    assert (round(weighted.value, 3), round(error(weighted, 12), 5)) == (0.914, 0.10396)
    assert (round(weighted.low, 3), weighted.high) == (0.685, 1)


def test_the_other_coefficients_of_gwets_table_with_missing_ratings():
    ratings = rows(*RAW_4_RATERS)
    assert round(percent.percent(ratings).value, 7) == 0.8181818
    assert round(fleiss.fleiss_kappa(ratings).value, 5) == 0.76117
    assert round(kappa.unweighted(ratings).value, 5) == 0.76282
    assert round(kappa.quadratically_weighted(ratings).value, 5) == 0.85771
    assert round(alpha.alpha(ratings, Scale.NOMINAL).value, 5) == 0.74342
    assert round(alpha.alpha(ratings, Scale.INTERVAL).value, 5) == 0.84911


def test_two_abstractors_with_their_standard_errors():
    """irrCAC's functions for tables divide the variance by n where those for raw ratings, and we, divide by n - 1."""
    ratings = table(ABSTRACTORS)
    by_n = math.sqrt(0.99)
    figures = {
        "percent": (percent.percent(ratings).value, None),
        "kappa": (kappa.unweighted(ratings).value, error(kappa.unweighted(ratings), 100) * by_n),
        "kappa, quadratic": (kappa.quadratically_weighted(ratings).value, error(kappa.quadratically_weighted(ratings), 100) * by_n),
        "Scott's pi": (fleiss.fleiss_kappa(ratings).value, error(fleiss.fleiss_kappa(ratings), 100) * by_n),
        "AC1": (gwet.ac1(ratings).value, error(gwet.ac1(ratings), 100) * by_n),
        "AC2": (gwet.ac2(ratings).value, error(gwet.ac2(ratings), 100) * by_n),
        "alpha": (alpha.alpha(ratings, Scale.NOMINAL).value, None),
        "alpha, interval": (alpha.alpha(ratings, Scale.INTERVAL).value, None),
    }
    assert {name: (round(value, 7), deviation and round(deviation, 8)) for name, (value, deviation) in figures.items()} == {
        "percent": (0.89, None),
        "kappa": (0.7964094, 0.05891072),
        "kappa, quadratic": (0.8921569, 0.03535151),
        "Scott's pi": (0.7962397, 0.05905473),
        "AC1": (0.8493305, 0.04321747),
        "AC2": (0.9402369, 0.01792019),
        "alpha": (0.7972585, None),
        "alpha, interval": (0.8926487, None),
    }


def test_weighted_kappa_of_the_anxiety_data():
    first_two = rows(*ANXIETY[:2])
    assert round(kappa.quadratically_weighted(first_two).value, 3) == 0.297
    assert round(kappa.linearly_weighted(first_two).value, 3) == 0.189
    assert round(kappa.unweighted(first_two).value, 3) == 0.119


def test_fleiss_kappa_of_the_diagnoses():
    diagnoses = counted(DIAGNOSES)
    assert round(fleiss.fleiss_kappa(diagnoses).value, 3) == 0.430
    assert shares(diagnoses).round(3).tolist() == [0.144, 0.144, 0.167, 0.306, 0.239]


def test_icc_of_the_four_judges():
    figure = icc.icc_2_1(rows(*JUDGES))
    assert (round(figure.value, 2), round(figure.low, 3), round(figure.high, 3)) == (0.29, 0.019, 0.761)


def test_icc_of_the_anxiety_data():
    figure = icc.icc_2_1(rows(*ANXIETY))
    assert (round(figure.value, 3), round(figure.low, 3), round(figure.high, 3)) == (0.198, -0.039, 0.494)


def test_limits_of_agreement_of_the_two_flow_meters():
    """The paper of 1986 takes the limits at two standard deviations, both rounded; we take 1.96, as its authors do in 1999."""
    totals = compared_totals(MINI_WRIGHT, WRIGHT)
    mean = totals.mean_difference
    assert (round(mean.value, 1), round(totals.deviation, 1)) == (-2.1, 38.8)
    assert (round(mean.low, 1), round(mean.high, 1)) == (-22.0, 17.8)
    rounded, doubled = round(mean.value, 1), 2 * round(totals.deviation, 1)
    assert (round(rounded - doubled, 1), round(rounded + doubled, 1)) == (-79.7, 75.5)
    assert (round(totals.lower_limit.value, 1), round(totals.upper_limit.value, 1)) == (-78.1, 73.9)


@pytest.mark.parametrize(("freedom", "printed"), [(1, 12.706), (2, 4.303), (10, 2.228), (29, 2.045), (120, 1.980), (10**6, 1.960)])
def test_students_t_as_in_every_textbook(freedom: int, printed: float):
    assert round(student_quantile(0.975, freedom), 3) == printed


@pytest.mark.parametrize(("between", "within", "printed"), [(1, 1, 647.79), (5, 10, 4.24), (10, 5, 6.62), (3, 20, 3.86), (120, 120, 1.43)])
def test_fishers_f_as_in_every_textbook(between: int, within: int, printed: float):
    assert round(f_quantile(0.975, between=between, within=within), 2) == printed
