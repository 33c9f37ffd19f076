"""What a file is, told by its first bytes and, for texts, by its ending; never by its name alone where bytes can tell."""

from reviewer.domain.evidence import ExhibitKind
from reviewer.media.examination import Content

HEAD_BYTES = 64
"""Bytes at the start of a file that `sniffed` wants to see."""

UNKNOWN = "application/octet-stream"
_ZIP = "application/zip"

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"fLaC", "audio/flac"),
    (b"OggS", "audio/ogg"),
    (b"#!AMR", "audio/amr"),
    (b"ID3", "audio/mpeg"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", _ZIP),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
# Major brands of ISO base media files, ISO/IEC 14496-12 and the register at mp4ra.org.
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
}
_TEXTS = {"txt": "text/plain", "md": "text/markdown", "csv": "text/csv", "json": "application/json", "gpx": "application/gpx+xml"}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_AS_SOUND = {
    "video/mp4": "audio/mp4",
    "video/quicktime": "audio/mp4",
    "video/3gpp": "audio/3gpp",
    "video/webm": "audio/webm",
    "video/x-matroska": "audio/x-matroska",
}
_KIND_OF = {"video": ExhibitKind.FILM, "audio": ExhibitKind.SOUND, "image": ExhibitKind.PHOTO}
_CONTENT_OF = {ExhibitKind.FILM: Content.FILM, ExhibitKind.SOUND: Content.SOUND, ExhibitKind.PHOTO: Content.PHOTO}


def sniffed(head: bytes, name: str) -> str:
    """The media type of a file, one of the schema's, from its first HEAD_BYTES bytes and its name."""
    ending = name.rpartition(".")[2].lower()
    found = next((media_type for magic, media_type in _MAGIC if head.startswith(magic)), "") or _boxed(head) or _framed(head)
    if found == _ZIP and ending == "xlsx":
        return _XLSX
    if found:
        return found
    return _TEXTS.get(ending, UNKNOWN) if b"\0" not in head else UNKNOWN


def kind_of(media_type: str) -> ExhibitKind:
    """The kind of exhibit a file of this type is looked at as."""
    return _KIND_OF.get(media_type.partition("/")[0], ExhibitKind.DOCUMENT)


def settled(media_type: str, content: Content) -> tuple[str, ExhibitKind]:
    """Type and kind once the file was looked into: a film without pictures is sound, and what holds nothing is a document."""
    kind = kind_of(media_type)
    if kind is ExhibitKind.DOCUMENT or content in {_CONTENT_OF[kind], Content.UNKNOWN}:
        return media_type, kind
    if kind is ExhibitKind.SOUND and content is Content.FILM:
        return media_type, kind
    if kind is ExhibitKind.FILM and content is Content.SOUND and media_type in _AS_SOUND:
        return _AS_SOUND[media_type], ExhibitKind.SOUND
    return media_type, ExhibitKind.DOCUMENT


def is_text(media_type: str) -> bool:
    """True for what deflate shrinks; recordings, photos and office files are packed already."""
    return media_type.startswith("text/") or media_type in {"application/json", "application/gpx+xml"}


def _boxed(head: bytes) -> str:
    """RIFF, ISO base media and Matroska: the kind stands a few bytes in."""
    if head[:4] in {b"RIFF", b"RF64"}:
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return _BRANDS.get(brand, "video/3gpp" if brand.startswith(b"3g") else "video/mp4")
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "video/webm" if b"webm" in head else "video/x-matroska"
    return ""


def _framed(head: bytes) -> str:
    """Bare streams begin with a sync word: MPEG audio layer III (ISO/IEC 11172-3, 2.4.2.3) or AAC in ADTS (14496-3, 1.A.2.2)."""
    if len(head) < 2 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return ""
    if head[1] & 0xF6 == 0xF0:
        return "audio/aac"
    return "audio/mpeg" if head[1] & 0x06 == 0x02 else ""
