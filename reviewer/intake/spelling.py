"""In which letters an archive wrote its file names, where it does not say: proposed from the names themselves, settled by a person.

Programs on Chinese Windows write names in GBK or Big5 without a word about it (PKWARE's APPNOTE, appendix D, knows only code page 437
and UTF-8). Several readings of the same bytes can be possible; the likelier one is made of commoner characters.
"""

import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reviewer.errors import Refused
from reviewer.intake.names import printable
from reviewer.places import resource

_CLEARLY = 0.2
"""How much likelier the best reading has to be than the next one not to be asked about."""

_FIRST_IDEOGRAPH, _LAST_IDEOGRAPH = "\u4e00", "\u9fff"
_COMMON, _PUNCTUATION, _LETTER, _RARE, _KANA, _IMPOSSIBLE = 1.0, 0.8, 0.9, 0.45, 0.3, 0.0
_BAG_DECLARATION = b"bagit.txt"


class NameEncoding(StrEnum):
    """Letters in which archives write names without saying so; the value is the word for the command line."""

    UTF_8 = "utf-8"
    GBK = "gbk"
    BIG5 = "big5"
    CP437 = "cp437"

    @property
    def codec(self) -> str:
        return {"big5": "big5hkscs"}.get(self.value, self.value)


class NameNotUtf8(Refused):
    key = "intake.zip_name_not_utf8"


class NamesAmbiguous(Refused):
    key = "intake.names_ambiguous"


class NamesNotInEncoding(Refused):
    key = "intake.names_not_in_encoding"


@dataclass(frozen=True)
class NameCandidate:
    """One possible reading of the names that do not say their letters. `names` are safe to show; `likelihood` runs from 0 to 1.2."""

    encoding: NameEncoding
    names: tuple[str, ...]
    likelihood: float


@dataclass(frozen=True)
class NameChoice:
    """The possible readings, the likeliest first; none where every name says its own letters."""

    candidates: tuple[NameCandidate, ...] = ()

    @property
    def encoding(self) -> NameEncoding | None:
        return self.candidates[0].encoding if self.candidates else None

    @property
    def is_ambiguous(self) -> bool:
        """True where a person has to say which reading is right: two are nearly as likely and differ."""
        if len(self.candidates) < 2:
            return False
        best, next_best = self.candidates[:2]
        return best.names != next_best.names and best.likelihood - next_best.likelihood < _CLEARLY


@dataclass(frozen=True)
class RawName:
    """A name as the archive or the file system spells it. `stated` is the name it gives beside it in UTF-8, where it does."""

    raw: bytes
    is_utf8: bool = False
    stated: str = ""

    @property
    def is_silent(self) -> bool:
        """True where nothing says in which letters the bytes are meant."""
        return not (self.is_utf8 or self.stated or self.raw.isascii())


def is_bag(names: Sequence[RawName]) -> bool:
    """True where bagit.txt stands at the top or in the one folder that holds everything."""
    if any(name.raw == _BAG_DECLARATION for name in names):
        return True
    tops = {name.raw.partition(b"/")[0] for name in names}
    return len(tops) == 1 and any(name.raw == tops.copy().pop() + b"/" + _BAG_DECLARATION for name in names)


def proposal(names: Sequence[RawName]) -> NameChoice:
    """Every encoding in which all the silent names can be read, the likeliest first."""
    silent = [name.raw for name in names if name.is_silent]
    if not silent:
        return NameChoice()
    candidates = [candidate for encoding in NameEncoding if (candidate := _candidate(silent, encoding)) is not None]
    return NameChoice(tuple(sorted(candidates, key=lambda candidate: -candidate.likelihood)))


def spelled(names: Sequence[RawName], chosen: NameEncoding | None, *, bundle: str) -> list[str]:
    """The names in Unicode NFC, in their order; those of a bag exactly as they stand, which must be UTF-8.

    Raises NameNotUtf8 for a name that breaks the letters it claims or is required to have, NamesAmbiguous where a person has to choose
    first, NamesNotInEncoding where the choice does not fit.
    """
    if is_bag(names):
        return [_exact(name, bundle) for name in names]
    choice = proposal(names)
    if chosen is None and choice.is_ambiguous:
        first, second = choice.candidates[:2]
        shown = next((a, b) for a, b in zip(first.names, second.names, strict=True) if a != b)
        raise NamesAmbiguous(bundle=bundle, first=shown[0], first_way=first.encoding, second=shown[1], second_way=second.encoding)
    encoding = chosen or choice.encoding
    return [unicodedata.normalize("NFC", _read(name, encoding, bundle)) for name in names]


def _exact(name: RawName, bundle: str) -> str:
    if name.is_silent:
        raise NameNotUtf8(file=_escaped(name.raw), bundle=bundle)
    return _decoded(name, bundle)


def _read(name: RawName, encoding: NameEncoding | None, bundle: str) -> str:
    if name.stated:
        return name.stated
    if not name.is_silent or encoding is None:
        return _decoded(name, bundle)
    try:
        return name.raw.decode(encoding.codec)
    except UnicodeDecodeError as error:
        raise NamesNotInEncoding(file=_escaped(name.raw), bundle=bundle, encoding=encoding) from error


def _decoded(name: RawName, bundle: str) -> str:
    try:
        return name.raw.decode("utf-8" if name.is_utf8 else "ascii")
    except UnicodeDecodeError as error:
        raise NameNotUtf8(file=_escaped(name.raw), bundle=bundle) from error


def _escaped(raw: bytes) -> str:
    return raw.decode("ascii", "backslashreplace")


def _candidate(silent: Sequence[bytes], encoding: NameEncoding) -> NameCandidate | None:
    try:
        read = [raw.decode(encoding.codec) for raw in silent]
    except UnicodeDecodeError:
        return None
    weights = [_weight(character, encoding) for name in read for character in name if not character.isascii()]
    # Bytes that are no UTF-8 by chance are rare enough: three in a row that fit are hardly ever anything else.
    is_certain = encoding is NameEncoding.UTF_8 and any(character >= "\u0800" for name in read for character in name)
    likelihood = 1.0 + _CLEARLY if is_certain else sum(weights) / max(1, len(weights))
    shown = tuple(printable(unicodedata.normalize("NFC", name)) for name in read)
    return NameCandidate(encoding, shown, likelihood)


def _weight(character: str, encoding: NameEncoding) -> float:
    if _FIRST_IDEOGRAPH <= character <= _LAST_IDEOGRAPH:
        return _COMMON if character in _common_characters() else _RARE
    category = unicodedata.category(character)
    if category in {"Lu", "Ll", "Mn"}:
        # Accented letters are what code page 437 is for; in a Chinese one they are strays.
        is_latin = "LATIN" in unicodedata.name(character, "") or category == "Mn"
        return _LETTER if encoding in {NameEncoding.CP437, NameEncoding.UTF_8} and is_latin else _KANA
    if category.startswith("P") and unicodedata.east_asian_width(character) in {"W", "F"}:
        return _PUNCTUATION
    return _KANA if category == "Lo" else _IMPOSSIBLE


@cache
def _common_characters() -> frozenset[str]:
    with resource("intake", "common-characters.toml").open("rb") as file:
        lists = tomllib.load(file)
    return frozenset("".join(lists.values())) - {"\n"}
