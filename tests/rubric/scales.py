"""Small rubrics as TOML text, and verdicts, for the tests of reading and scoring."""

from collections.abc import Mapping, Sequence

from reviewer.domain.review import Measure, Verdict, VerdictState
from reviewer.rubric.reading import read_rubric
from reviewer.rubric.rubric import Rubric

SECOND = 1_000_000
REASON = "not part of this visit"


SCALES = """[scales]
five = [
  { value = 5, worth = "100 %", title = { en = "very satisfied", zh-Hans = "非常满意", zh-Hant = "非常滿意" } },
  { value = 4, worth = "80 %", title = { en = "fairly satisfied", zh-Hans = "比较满意", zh-Hant = "比較滿意" } },
  { value = 3, worth = "60 %", title = { en = "so-so", zh-Hans = "一般", zh-Hant = "普通" } },
  { value = 2, worth = "40 %", title = { en = "rather dissatisfied", zh-Hans = "不太满意", zh-Hant = "不太滿意" } },
  { value = 1, worth = "20 %", title = { en = "very dissatisfied", zh-Hans = "很不满意", zh-Hant = "很不滿意" } },
]
"""


def words(text: str) -> str:
    return f'{{ en = "{text}", zh-Hans = "{text}", zh-Hant = "{text}" }}'


HEAD = f"""
schema = "urn:reviewer:rubric:1"
id = "small"
version = "1"
title = {words("Small")}
[settings]
decimals = 1
comparable_floor = 0.6
[positions]
guard = {words("Guard")}
[topics]
safety = {words("Safety")}
[moments]
arrived = {words("Arrived")}
greeted = {words("Greeted")}
"""

BANDS = "".join(
    f'[[bands]]\ncode = "{light}"\nfloor = {floor}\nlight = "{light}"\ntitle = {words(light)}\n'
    for light, floor in (("green", 90), ("yellow", 80), ("orange", 70), ("red", 0))
)


def dimension(code: str, weight: object) -> str:
    return f'[[dimensions]]\ncode = "{code}"\nweight = {weight}\ntitle = {words("Dimension " + code)}\n'


def item(code: str, points: object, *, of: str | None = None, rule: str = 'kind = "deduction"') -> str:
    return f"""[[items]]
dimension = "{of or code[0]}"
code = "{code}"
points = {points}
title = {words("Item " + code)}
test = {words("Test " + code)}
position = "guard"
topic = "safety"
{rule}
"""


def timed(limit: str = "3 s", more: str = "") -> str:
    return f'kind = "timed"\nstart = "arrived"\nend = "greeted"\nlimit = "{limit}"\n{more}'


def text_of(dimensions: Mapping[str, object], items: Sequence[str], settings: str = "") -> str:
    head = HEAD.replace("comparable_floor = 0.6", f"comparable_floor = 0.6\n{settings}")
    head += SCALES + f"[slots]\nmorning = {words('Morning')}\nevening = {words('Evening')}\n"
    return head + BANDS + "".join(dimension(code, weight) for code, weight in dimensions.items()) + "".join(items)


def a_rubric(dimensions: Mapping[str, object], items: Sequence[str], settings: str = "") -> Rubric:
    return read_rubric(text_of(dimensions, items, settings), name="small.toml")


def of_kind(kind: str, more: str = "") -> str:
    return f'kind = "{kind}"\n{more}'


def entered(code: str, state: VerdictState = VerdictState.MET, **entries: object) -> Verdict:
    """A verdict with entries; `_5` stands for the entry `5`."""
    return Verdict(code, state, entries=tuple((name.removeprefix("_"), str(value)) for name, value in entries.items()))


def seen(code: str, conforming: int, observed: int, state: VerdictState = VerdictState.MET) -> Verdict:
    return Verdict(code, state, conforming=conforming, observed=observed)


def met(code: str) -> Verdict:
    return Verdict(code, VerdictState.MET)


def not_met(code: str, occurrences: int = 1) -> Verdict:
    return Verdict(code, VerdictState.NOT_MET, occurrences)


def not_applicable(code: str) -> Verdict:
    return Verdict(code, VerdictState.NOT_APPLICABLE, reason=REASON)


def not_verifiable(code: str) -> Verdict:
    return Verdict(code, VerdictState.NOT_VERIFIABLE, reason=REASON)


def measured(code: str, duration_us: int, uncertainty_us: int = 0) -> Verdict:
    return Verdict(code, VerdictState.MET, measure=Measure(duration_us, uncertainty_us))


def by_item(*verdicts: Verdict) -> dict[str, Verdict]:
    return {verdict.item: verdict for verdict in verdicts}
