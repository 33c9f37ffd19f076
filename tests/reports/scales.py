"""The rubric the printed scorecards of these tests are scored by: five dimensions, every topic of the radar."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.findings import Cause
from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.rubric import Band, Dimension, Item, ItemKind, LocalText, Rubric, Settings


@dataclass(frozen=True)
class FixedRule:
    """Takes a fixed number of points: enough of a rule for paper, which never computes."""

    per_occurrence: Decimal = Decimal(1)
    kind: ItemKind = ItemKind.DEDUCTION

    def deduction(self, item: Item, verdict: Verdict) -> tuple[Decimal, tuple[TraceStep, ...]]:
        return (min(self.per_occurrence, item.points) if verdict.state is VerdictState.NOT_MET else Decimal(0)), ()

    def is_too_close(self, verdict: Verdict) -> bool:
        return verdict.measure is not None and verdict.measure.uncertainty_us > 100_000


def _text(en: str, hans: str, hant: str = "") -> LocalText:
    return LocalText(en, hans, hant or hans)


ITEMS = (
    ("A-01", "Guard's first question", "门岗首次询问", "within 3 s of the visitor stopping", "来访者停下 3 秒内询问", 5, "gate", "safety"),
    ("A-02", "Identity checked", "核验访客身份", "card seen or host telephoned", "查看证件或致电业主", 8, "gate", "safety"),
    ("A-03", "Visitor registration", "访客登记", "done within 3 min", "3 分钟内完成", 6, "gate", "safety"),
    (
        "A-04",
        "Visitor pass handed over",
        "登记后发放访客证",
        "the pass is in the visitor's hand before the barrier opens; neither film nor sound shows it: not met",
        "放行前须将访客证交到访客手中；录像与录音中均无交接即判不符。",
        6,
        "gate",
        "safety",
    ),
    ("B-02", "Equipment in order", "设施完好", "at least 95 % of what was seen", "所见不低于 95 %", 6, "engineering", "cleanliness"),
    ("B-07", "Lift wiped", "电梯擦拭间隔", "every 2 h", "每 2 小时", 7, "cleaning", "cleanliness"),
    ("B-11", "Waste sorting lids closed", "分类垃圾桶盖闭合", "every lid seen is closed", "所见桶盖均闭合", 7, "cleaning", "cleanliness"),
    ("C-02", "Booking call answered", "预约电话接听", "within 30 s", "30 秒内", 6, "desk", "complaints"),
    ("C-06", "Repair response", "报修响应", "within 24 h", "24 小时内", 4, "engineering", "repair"),
    (
        "C-09",
        "Quoted price as published",
        "口头报价与公示价一致",
        "compared with the board on site, item by item; any difference is a fault",
        "与现场公示逐项比对，任一项差额不为 0 即判不符。",
        10,
        "desk",
        "complaints",
    ),
    (
        "D-01",
        "Greeting in the lobby",
        "大堂礼宾主动问候",
        "look or greeting within 3 s of approach",
        "走近 3 秒内目视或问候；整段播放而未见未闻即判不符。",
        8,
        "concierge",
        "attitude",
    ),
    ("D-02", "Eye contact at the desk", "服务台目视或问候", "within 3 s", "3 秒内", 5, "desk", "attitude"),
    ("D-03", "Wait at the desk", "服务台等候", "at most 3 min", "不超过 3 分钟", 6, "desk", "attitude"),
    ("D-05", "Badge worn", "佩戴工牌", "badge legible on the chest", "胸前工牌可辨", 6, "desk", "attitude"),
    ("E-02", "Help offered unasked", "主动提供帮助", "at least one offer", "至少一次", 4, "desk", "attitude"),
    ("E-04", "Smart services explained", "介绍智慧服务", "app or device named", "提及 App 或设备", 4, "desk", "smart"),
    ("E-05", "Community activities shown", "社区活动展示", "one notice visible", "可见一则告示", 2, "desk", "smart"),
)
DIMENSIONS = (
    ("A", "Safety management", "安全管理", 25),
    ("B", "Environment and facilities", "环境设施", 20),
    ("C", "Process execution", "流程执行", 20),
    ("D", "Service quality", "服务质量", 25),
    ("E", "Customer experience", "客户体验", 10),
)
POSITIONS = {
    "gate": _text("Gate guard", "门岗", "門崗"),
    "desk": _text("Service desk", "服务台", "服務台"),
    "concierge": _text("Lobby host", "礼宾", "禮賓"),
    "cleaning": _text("Cleaning", "保洁", "保潔"),
    "engineering": _text("Engineering", "工程", "工程"),
}
TOPICS = {
    "safety": _text("Safety", "安全"),
    "cleanliness": _text("Cleanliness", "清洁", "清潔"),
    "attitude": _text("Attitude", "态度", "態度"),
    "repair": _text("Repair response", "报修响应", "報修響應"),
    "complaints": _text("Complaints", "投诉处理", "投訴處理"),
    "smart": _text("Smart service", "智慧服务", "智慧服務"),
}
BANDS = (
    Band("excellent", _text("Excellent", "优", "優"), Decimal(90), "green"),
    Band("good", _text("Good", "良"), Decimal(80), "yellow"),
    Band("fair", _text("Fair", "中"), Decimal(70), "orange"),
    Band("poor", _text("Poor", "差"), Decimal(0), "red"),
)


def a_rubric() -> Rubric:
    advice = _text(
        "Same price board at every desk, changed within 24 h; signed for by 29 May", "每桌置同版价目卡，改价 24 h 内换卡并签收；期限 05-29"
    )
    dimensions = tuple(
        Dimension(
            code,
            _text(en, hans),
            Decimal(weight),
            tuple(
                Item(
                    item,
                    _text(title, title_hans),
                    _text(test, test_hans),
                    Decimal(points),
                    FixedRule(),
                    position,
                    topic,
                    Cause.ATTITUDE,
                    advice,
                )
                for item, title, title_hans, test, test_hans, points, position, topic in ITEMS
                if item.startswith(code)
            ),
        )
        for code, en, hans, weight in DIMENSIONS
    )
    title = _text("Property, residential", "物业·住宅", "物業·住宅")
    digest = hashlib.sha256(b"rubric").hexdigest()
    return Rubric("property-residential", "3.2", title, digest, dimensions, BANDS, Settings(), POSITIONS, TOPICS, {})
