"""Published tables, as printed, each with its source."""

from itertools import chain

from reviewer.agreement.ratings import Ratings, Scale, Sheet, arrange

# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section E: 4 observers, 12 units, `.` is missing.
KRIPPENDORFF = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)

# Gwet's irrCAC carries the same items as `cac.raw4raters`, with the one rating of the last by another rater. Its vignettes (2019) print
# the figures.
RAW_4_RATERS = (KRIPPENDORFF[0], "1 2 3 3 2 2 4 1 2 5 . .", ". 3 3 3 2 3 4 2 2 5 1 3", KRIPPENDORFF[3])

# Anxiety of 20 subjects by 3 raters: the data set `anxiety` of the R package irr.
ANXIETY = (
    "3 3 3 4 5 5 2 3 5 2 2 6 1 5 2 2 1 2 4 3",
    "3 6 4 6 2 4 2 4 3 3 2 3 3 3 2 2 1 3 3 4",
    "2 1 4 4 3 2 1 6 1 1 1 2 3 3 1 1 3 3 2 2",
)

# Fleiss 1971, table 1: 30 patients, 6 diagnoses each, counted as depression, personality disorder, schizophrenia, neurosis, other.
DIAGNOSES = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "
    "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)

# Shrout and Fleiss 1979, table 2: 6 targets by 4 judges.
JUDGES = ("9 6 8 7 10 6", "2 1 4 1 5 2", "5 3 6 2 6 4", "8 2 8 6 9 7")

# Gwet's irrCAC, `cont3x3abstractors`: rows one abstractor, columns the other; ectopic, abnormal and normal intrauterine pregnancy.
ABSTRACTORS = ((13, 0, 0), (0, 20, 7), (0, 4, 56))

# Bland and Altman 1986, table 1: peak flow of 17 people in l/min, first reading of each meter.
WRIGHT = (494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427)
MINI_WRIGHT = (512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451)


def rows(*columns: str, scale: Scale | None = None) -> Ratings:
    """Ratings from one line per rater, one word per item; `.` is missing."""
    entries = (
        (f"item {place}", f"rater {rater}", None if word == "." else word)
        for rater, column in enumerate(columns)
        for place, word in enumerate(column.split())
    )
    return arrange(Sheet.of(entries), scale=scale)


def table(counts: tuple[tuple[int, ...], ...]) -> Ratings:
    """Ratings of two raters from their contingency table; categories are 1, 2, ..."""
    pairs = [(first + 1, second + 1) for first, row in enumerate(counts) for second, count in enumerate(row) for _ in range(count)]
    return rows(" ".join(str(first) for first, _ in pairs), " ".join(str(second) for _, second in pairs))


def counted(distribution: str) -> Ratings:
    """Ratings from how many raters chose each category; which rater chose what is not known, and raters are only numbered."""
    items = [list(chain.from_iterable([str(place + 1)] * int(count) for place, count in enumerate(word))) for word in distribution.split()]
    return rows(*(" ".join(column) for column in zip(*items, strict=True)))
