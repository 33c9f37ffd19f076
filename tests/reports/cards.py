"""A scorecard to print: the residential case of the field book, made in code, with as many findings as a test wants."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from reviewer.domain.evidence import Citation, CitationKind, ClockSource, Exhibit, ExhibitKind, MediaFacts, Region, Track
from reviewer.domain.findings import Cause, Finding, FindingKind, FindingText, PlacedCitation, Severity
from reviewer.domain.ids import CitationId, ExhibitId, FindingId, MarkerId, TrackId
from reviewer.domain.moments import Span, WallClock
from reviewer.domain.review import Measure, Verdict, VerdictState
from reviewer.domain.scorecard import DimensionScore, ItemScore, Scorecard, TraceStep
from reviewer.domain.shop import Assignment, SiteType, Visit
from reviewer.domain.submission import Answer, Submission
from reviewer.reports.card import (
    AbsencePicture,
    Card,
    CustodyLine,
    EarlierScore,
    MeasureLine,
    Picture,
    PlayedLine,
    StripFrame,
    WavePicture,
)
from reviewer.rubric.rubric import Rubric
from reviewer.wording import Language
from tests.reports.scales import a_rubric
from tests.reports.scenes import a_log_head, draw_scene

START = datetime(2026, 5, 16, 2, 30, tzinfo=UTC)
ZONE = "Asia/Shanghai"
SECOND = 1_000_000
MINUTE = 60 * SECOND


@dataclass(frozen=True)
class Told:
    """One deduction as a test tells it."""

    item: str
    points: str
    fact: str
    quote: str = ""
    at_s: float = 600.0
    cause: Cause = Cause.PROCESS_DEVIATION
    analysis: str = ""
    occurrences: int = 1


FINDINGS = (
    Told(
        "C-09",
        "2.5",
        "10:57:20 顾问口头报地面车位月租 380 元；10:52:06 所摄公示牌为 350 元，高 30 元（+8.6 %）。",
        "地面车位一个月三百八，这个都是统一的。",
        1640.4,
        Cause.LACK_OF_SKILL,
    ),
    Told(
        "A-04",
        "2",
        "10:33:52 至 10:36:33 门岗核对证件并登记；10:36:41 抬杆放行。全程无证件交接，证架 12 张均在架。",
        "登记好了，您直接往里走就行，右手边第二栋。",
        395.2,
    ),
    Told("D-01", "2", "走近至 3 m 起 36.2 s 内无目视、无问候；执行员先开口问路。", "电梯在后面，自己过去就行。", 671.2, Cause.ATTITUDE),
    Told("B-07", "1", "电梯擦拭记录间隔 2:52 h，按键面板可见指纹。", "", 1053.0, Cause.ENVIRONMENT_NOT_KEPT),
    Told("E-02", "1", "停留 9 min 内未主动提供任何帮助。", "", 1700.0, Cause.ATTITUDE),
    Told("D-05", "1", "两名顾问均未佩戴工牌。", "", 1458.3, Cause.PROCESS_DEVIATION),
    Told("B-11", "1", "四只分类桶中两只桶盖敞开。", "", 3245.0, Cause.ENVIRONMENT_NOT_KEPT),
)
ENGLISH = {
    "C-09": (
        "At 10:57:20 the adviser quoted 380 yuan a month for an outdoor space; the board photographed at 10:52:06 says 350 yuan, "
        "30 yuan less (+8.6 %).",
        "An outdoor space is three hundred and eighty a month, that is the same for all.",
    ),
    "A-04": (
        "From 10:33:52 to 10:36:33 the guard checked the card and registered the visitor; at 10:36:41 the barrier opened. No pass "
        "changed hands, 12 passes stayed in the rack.",
        "You are registered, just walk in, the second building on the right.",
    ),
    "D-01": (
        "For 36.2 s from 3 m on, neither look nor greeting; the shopper asked the way first.",
        "The lift is at the back, just go through.",
    ),
    "B-07": ("Lift wiping log shows an interval of 2:52 h; finger marks visible on the button panel.", ""),
    "E-02": ("In 9 min at the desk nothing was offered unasked.", ""),
    "D-05": ("Neither adviser wore a badge.", ""),
    "B-11": ("Two of four lids of the sorting station stood open.", ""),
}  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """What a test wants of a card; everything else is the residential case."""

    language: Language = Language.ENGLISH
    findings: Sequence[Told] = FINDINGS
    site: str = "澄湖苑"
    has_earlier: bool = True
    has_media: bool = True
    praise: bool = True
    version: int = 1
    custody: int = 6
    pictures: int | None = None
    absence: bool = False
    extra: dict[str, object] = field(default_factory=dict)


RESIDENTIAL = Wish()


def a_card(folder: Path, wish: Wish = RESIDENTIAL) -> Card:
    """The card; its pictures are drawn into `folder`."""
    rubric = _with_items_for(a_rubric(), wish.findings)
    exhibits = _exhibits() if wish.has_media else ()
    findings = _findings(wish, rubric)
    verdicts = _verdicts(rubric, wish.findings)
    card = Card(
        number="SC-2026Q2-0417",
        version=wish.version,
        language=wish.language,
        issued_at=datetime(2026, 5, 17, 8, 42, 10, tzinfo=UTC),
        reviewer="周岚 Zhou Lan",
        studio="衡川评测 Hengchuan",
        submission=_submission(wish),
        clock=WallClock.starting(START, ZONE),
        rubric=rubric,
        verdicts=verdicts,
        scorecard=_score(rubric, verdicts, wish.findings),
        findings=findings,
        exhibits=exhibits,
        tracks=_tracks(exhibits),
        pictures=_pictures(folder, findings, wish) if wish.has_media else (),
        waves=(_wave(),) if wish.has_media and any(one.quote for one in wish.findings) else (),
        measures=_measures(),
        played=_played() if wish.has_media else (),
        custody=_custody(wish.custody),
        log_head=a_log_head(),
        earlier=_earlier() if wish.has_earlier else (),
    )
    if wish.absence:
        card = replace(card, absences=(_absence(folder),))
    return replace(card, **wish.extra)  # type: ignore[arg-type]


def many(count: int) -> tuple[Told, ...]:
    """So many deductions, from half a point to four, each on an item of its own."""
    return tuple(
        Told(
            f"{'ABCDE'[number % 5]}-{100 + number}",
            str(Decimal(number % 8 + 1) / 4),
            f"第 {number + 1} 项事实：大堂西北角可见 {number % 4 + 2} 处污渍，全程无人清理；记录于 10:{30 + number % 30}:12。",
            "这个我也不清楚，您问别的部门。" if number % 3 == 0 else "",
            60.0 * (number % 70),
        )
        for number in range(count)
    )


def _with_items_for(rubric: Rubric, told: Sequence[Told]) -> Rubric:
    """Adds an item for every finding whose item the rubric lacks."""
    known = {item.code for item in rubric.items()}
    dimensions = []
    for dimension in rubric.dimensions:
        new = [one.item for one in told if one.item not in known and one.item.startswith(dimension.code)]
        added = tuple(replace(dimension.items[0], code=code, points=Decimal(4), position="cleaning") for code in new)
        dimensions.append(replace(dimension, items=dimension.items + added))
    return replace(rubric, dimensions=tuple(dimensions))


def _submission(wish: Wish) -> Submission:
    assignment = Assignment(
        "AS-0417", "澄湖物业服务有限公司", wish.site, SiteType.RESIDENTIAL, "2026 Q2", "property-residential", "意向购房人"
    )
    visit = Visit(START, START + timedelta(minutes=72), ZONE)
    answers = (Answer("Q07", "Was a visitor pass handed over?", value=False, at=START + timedelta(minutes=6), items=("A-04",)),)
    return Submission("0d8a4e7e-7b55-4c29-9d53-5d6a3f2b1c00", assignment, "S-114", visit, START + timedelta(hours=8), answers)


def _verdicts(rubric: Rubric, told: Sequence[Told]) -> tuple[Verdict, ...]:
    faults = {one.item: one for one in told}
    verdicts = []
    for item in rubric.items():
        if item.code in faults:
            verdicts.append(Verdict(item.code, VerdictState.NOT_MET, faults[item.code].occurrences))
        elif item.code == "C-06":
            verdicts.append(Verdict(item.code, VerdictState.NOT_APPLICABLE, reason="访问中无报修发生，未测；4 分移出适用分"))
        elif item.code == "E-05":
            verdicts.append(Verdict(item.code, VerdictState.NOT_VERIFIABLE, reason="录像未拍到公告栏；2 分移出适用分"))
        elif item.code == "D-02":
            verdicts.append(Verdict(item.code, VerdictState.MET, measure=Measure(2_900_000, 300_000, MarkerId(1), MarkerId(2))))
        else:
            verdicts.append(Verdict(item.code, VerdictState.MET))
    return tuple(verdicts)


def _score(rubric: Rubric, verdicts: Sequence[Verdict], told: Sequence[Told]) -> Scorecard:
    lost = {one.item: Decimal(one.points) for one in told}
    states = {verdict.item: verdict.state for verdict in verdicts}
    left_out = {VerdictState.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE}
    dimensions, items, exact = [], [], Decimal(0)
    for dimension in rubric.dimensions:
        applicable = sum((item.points for item in dimension.items if states[item.code] not in left_out), Decimal(0))
        deducted = sum((lost.get(item.code, Decimal(0)) for item in dimension.items), Decimal(0))
        score = dimension.weight * (applicable - deducted) / applicable
        exact += score
        dimensions.append(DimensionScore(dimension.code, dimension.weight, applicable, deducted, score))
        for item in dimension.items:
            taken = lost.get(item.code, Decimal(0))
            effect = taken * dimension.weight / applicable
            items.append(ItemScore(item.code, states[item.code], item.points, taken, effect, item.code == "D-02"))
    total = exact.quantize(Decimal("0.1"))
    band = next(one for one in rubric.bands if total >= one.floor)
    trace = (TraceStep("total", "total", (("exact", exact),), total),)
    return Scorecard(
        rubric.id,
        rubric.version,
        exact,
        total,
        total,
        total,
        band.code,
        band.light,
        Decimal("0.94"),
        is_comparable=True,
        dimensions=tuple(dimensions),
        items=tuple(items),
        trace=trace,
    )


def _exhibits() -> tuple[Exhibit, ...]:
    hour = MediaFacts(duration_us=72 * MINUTE, width=1920, height=1080, has_film=True)
    sound = MediaFacts(duration_us=72 * MINUTE, has_sound=True, sample_rate=48000, channels=1)
    photo = MediaFacts(width=4000, height=3000)
    told = [
        (ExhibitKind.FILM, "VID_20260516_103012.mp4", 1_914_203_648, "video/mp4", hour),
        (ExhibitKind.SOUND, "REC_20260516_102948.m4a", 52_118_912, "audio/mp4", sound),
        *((ExhibitKind.PHOTO, f"IMG_{1031 + number}.jpg", 3_574_532 + number, "image/jpeg", photo) for number in range(6)),
        (ExhibitKind.DOCUMENT, "checkin.geojson", 4_102, "application/geo+json", MediaFacts()),
    ]
    return tuple(
        Exhibit(
            ExhibitId(number),
            f"E-{number:02d}",
            kind,
            f"data/{name}",
            name,
            size,
            hashlib.sha256(name.encode()).hexdigest(),
            media_type,
            START + timedelta(minutes=number),
            facts,
        )
        for number, (kind, name, size, media_type, facts) in enumerate(told, start=1)
    )


def _tracks(exhibits: Sequence[Exhibit]) -> tuple[Track, ...]:
    sure = {ExhibitKind.FILM: 40_000, ExhibitKind.SOUND: 12_000, ExhibitKind.PHOTO: 1_000_000}
    return tuple(
        Track(TrackId(exhibit.id), exhibit.id, exhibit.id * 312_000, Decimal("-8.4"), sure[exhibit.kind], ClockSource.METADATA)
        for exhibit in exhibits
        if exhibit.kind in sure
    )


def _findings(wish: Wish, rubric: Rubric) -> tuple[Finding, ...]:
    findings = []
    for number, told in enumerate(wish.findings, start=1):
        fact, quote = ENGLISH.get(told.item, (told.fact, told.quote)) if wish.language is Language.ENGLISH else (told.fact, told.quote)
        if told not in FINDINGS:
            fact, quote = told.fact, told.quote
        text = FindingText(fact, quote, told.analysis)
        citations = _citations(number, told, quote) if wish.has_media else ()
        position = rubric.item(told.item).position
        findings.append(
            Finding(
                FindingId(number),
                f"F-{number:02d}",
                FindingKind.DEDUCTION,
                told.item,
                told.occurrences,
                text,
                told.cause,
                position,
                Severity.MAJOR,
                citations,
            )
        )
    if wish.praise:
        words = (
            "您好，请问找哪位？麻烦出示一下证件，我帮您登记。"
            if wish.language is not Language.ENGLISH
            else "Good day, whom are you visiting?"
        )
        cited = _citations(900, Told("A-01", "0", "", words, 189.0), words) if wish.has_media else ()
        fact = (
            "看、问、查三步齐全，1.8 秒首问。"
            if wish.language is not Language.ENGLISH
            else "Look, ask, check: complete; first question after 1.8 s."
        )
        praise = FindingText(fact, words)
        findings.append(Finding(FindingId(900), "K-01", FindingKind.COMMENDATION, "A-01", 1, praise, None, "gate", Severity.MINOR, cited))
    return tuple(findings)


def _citations(number: int, told: Told, quote: str) -> tuple[PlacedCitation, ...]:
    start = round(told.at_s * SECOND)
    span = Span(start, start + 3_500_000)
    cited = [Citation(CitationKind.SPAN, ExhibitId(1), span)]
    if quote:
        cited.append(Citation(CitationKind.QUOTE, ExhibitId(2), span, words=quote))
    return tuple(PlacedCitation(CitationId(number * 10 + place), citation) for place, citation in enumerate(cited))


def _pictures(folder: Path, findings: Sequence[Finding], wish: Wish) -> tuple[Picture, ...]:
    chosen = findings if wish.pictures is None else [findings[number % len(findings)] for number in range(wish.pictures)]
    pictures = []
    for number, finding in enumerate(chosen):
        size = (960, 540) if number % 4 != 3 else (600, 800)
        path = folder / f"picture-{number}.jpg"
        draw_scene(path, size, number)
        region = Region(400_000, 300_000, 240_000, 360_000) if number % 3 else Region(20_000, 600_000, 500_000, 140_000)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        instant = 600_000_000 + number * 7_300_000
        pictures.append(Picture("E-01", finding.code, str(path), digest, *size, region, instant, 40_000, "访客证架" if number % 2 else ""))
    return tuple(pictures)


def _wave() -> WavePicture:
    peaks = []
    for number in range(870):
        loud = 90 if 300 < number < 620 else 12 if number % 200 < 90 else 40
        swing = (number * 7919) % loud + 2
        peaks.append((-swing, swing - number % 3))
    start = 1_634_000_000
    return WavePicture("E-02", "F-01", start, start + 14 * SECOND, start + 6_400_000, start + 9_900_000, tuple(peaks))


def _absence(folder: Path) -> AbsencePicture:
    """Nobody greeted at the lobby: film and sound of 36.2 s; the film begins a little later."""
    path = folder / "strip.jpg"
    draw_scene(path, (160, 90), 4)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    start = 664 * SECOND
    frames = [None, *(StripFrame(str(path), digest, 160, 90, start + number * 8 * SECOND) for number in range(1, 6))]
    wave = WavePicture("E-02", "F-03", start, start + 51 * SECOND, start + 7 * SECOND, start + 43_200_000, _wave().peaks)
    return AbsencePicture("F-03", "E-01", tuple(frames), wave)


def _measures() -> tuple[MeasureLine, ...]:
    return (
        MeasureLine("A-01", 1_800_000, 200_000, 3 * SECOND, "met"),
        MeasureLine("A-03", 161_200_000, 300_000, 3 * MINUTE, "met"),
        MeasureLine("D-01", 36_200_000, 100_000, 3 * SECOND, "over"),
        MeasureLine("D-02", 2_900_000, 300_000, 3 * SECOND, "too_close"),
        MeasureLine("D-03", 177_400_000, 400_000, 3 * MINUTE, "met"),
        MeasureLine("C-02", 12_400_000, 100_000, 30 * SECOND, "met"),
        MeasureLine("B-07", 172 * MINUTE, MINUTE, 120 * MINUTE, "over"),
    )


def _played() -> tuple[PlayedLine, ...]:
    spans = ((0, 18 * MINUTE), (20 * MINUTE, 30 * MINUTE), (36 * MINUTE, 54 * MINUTE), (60 * MINUTE, 72 * MINUTE))
    return (PlayedLine("E-01", spans, Decimal("0.80")), PlayedLine("E-02", ((0, 46 * MINUTE), (50 * MINUTE, 72 * MINUTE)), Decimal("0.94")))


def _custody(count: int) -> tuple[CustodyLine, ...]:
    return tuple(
        CustodyLine(
            START + timedelta(hours=9, minutes=31 * number), "R-07" if number else "S-114", "reports.head_verify", 2204 + number * 9
        )
        for number in range(count)
    )


def _earlier() -> tuple[EarlierScore, ...]:
    codes = "ABCDE"
    last = tuple(zip(codes, map(Decimal, ("24.0", "17.0", "15.6", "20.0", "8.0")), strict=True))
    first = tuple(zip(codes, map(Decimal, ("21.0", "16.0", "15.0", "19.5", "8.0")), strict=True))
    return (EarlierScore("2025 Q4", Decimal("79.5"), first, "3.2"), EarlierScore("2026 Q1", Decimal("84.6"), last, "3.2"))
