"""The shop: what the shopper was told to do, and where and when it happened."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SiteType(StrEnum):
    """The kinds of site of the field book."""

    RESIDENTIAL = "residential"
    OFFICE = "office"
    COMMERCIAL = "commercial"
    APPLIANCE = "appliance"
    BANK = "bank"
    ONLINE = "online"
    OTHER = "other"


@dataclass(frozen=True)
class SiteLocation:
    """Where the site lies: its middle in degrees (WGS 84), and the metres around it that still count as on site."""

    latitude: float
    longitude: float
    radius_m: float


@dataclass(frozen=True)
class Assignment:
    """What the shopper was told: the site, the identity to assume, the window and the rubric."""

    id: str
    client: str
    site: str
    site_type: SiteType
    wave: str
    rubric: str
    identity: str
    window_start: datetime | None = None
    window_end: datetime | None = None
    site_location: SiteLocation | None = None


@dataclass(frozen=True)
class CheckIn:
    """Where and when the shopper reported being on site; degrees (WGS 84) and metres."""

    at: datetime
    latitude: float
    longitude: float
    accuracy_m: float


@dataclass(frozen=True)
class Visit:
    """What happened on site: aware start and end, the IANA zone of the site, and the identity the shopper took, where it was stated."""

    start: datetime
    end: datetime
    zone: str
    check_in: CheckIn | None = None
    identity: str = ""
