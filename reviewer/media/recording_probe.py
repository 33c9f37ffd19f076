"""Facts of film and sound, from the container and its first decoded frames. Runs in the child process only."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.stream import Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from reviewer.domain.evidence import MediaFacts
from reviewer.domain.moments import SECOND_US
from reviewer.media.examination import Content, Examination, Moment
from reviewer.media.streams import picture_of, sound_of

# Only formats a recorder writes: a play list with a film's name could otherwise make the demuxer open other files or the network.
_FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,wav,w64,mp3,flac,ogg,aac,amr,aiff,caf,mpegts,mpeg"
_OPTIONS = {"protocol_whitelist": "file", "format_whitelist": _FORMATS}
_PACKETS_TO_A_FRAME = 400
# Their headers state no length; demuxers guess it from the bit rate, so it is counted.
_COUNTED = frozenset({"mp3", "aac", "amr", "mpegts", "mpeg"})
_PADDING_US = SECOND_US // 10
_FROM_THE_END_US = 2 * SECOND_US
_SEPARATOR = re.compile(r"[-_ ./]")
_ISO_6709 = re.compile(r"([+-]\d+(?:\.\d+)?)([+-]\d+(?:\.\d+)?)")


DAMAGED = (av.FFmpegError, UnicodeError)
"""What opening and reading a recording is known to raise on bytes that are none."""


def opened_recording(path: str) -> InputContainer:
    """The container at `path`, opened as one of the formats recorders write; close it. Raises what DAMAGED lists."""
    return av.open(f"file:{path}", options=_OPTIONS, metadata_errors="replace")


def examine(path: str) -> dict[str, Any]:
    """What the film or sound at `path` holds, as the JSON of an Examination."""
    av.logging.set_level(av.logging.PANIC)
    return _examined(path).to_json()


def _examined(path: str) -> Examination:
    try:
        with opened_recording(path) as container:
            return _examined_container(container)
    except MemoryError:
        raise
    except DAMAGED:
        return Examination(Content.NOTHING, MediaFacts(is_readable=False, fault="media.fault_not_a_recording"))


def _examined_container(container: InputContainer) -> Examination:
    film, sound = picture_of(container), sound_of(container)
    picture = _first_frame(container, film) if film else None
    noise = _first_frame(container, sound) if sound else None
    if picture is None and noise is None:
        return Examination(Content.NOTHING, MediaFacts(is_readable=False, fault="media.fault_not_a_recording"))
    start_us, duration_us, fault = _extent(container)
    latitude, longitude = _position(container.metadata)
    facts = MediaFacts(
        duration_us=duration_us,
        start_us=start_us,
        latitude=latitude,
        longitude=longitude,
        device=_device(container.metadata),
        fault=fault,
    )
    if sound and isinstance(noise, AudioFrame):
        facts = _with_sound(facts, sound)
    if film and isinstance(picture, VideoFrame):
        facts = _with_film(facts, film, picture)
    content = Content.FILM if facts.has_film else Content.SOUND
    return Examination(content, facts, _moment(container.metadata), _chosen(container, film=film, sound=sound))


def _chosen(container: InputContainer, *, film: Stream | None, sound: Stream | None) -> tuple[int, ...]:
    """The streams meant, by their number in the file, where there was a choice."""
    moving = [stream for stream in container.streams.video if not stream.disposition & Disposition.attached_pic]
    chosen = [(film, moving), (sound, container.streams.audio)]
    return tuple(stream.index for stream, offered in chosen if stream is not None and len(offered) > 1)


def _with_sound(facts: MediaFacts, stream: AudioStream) -> MediaFacts:
    return replace(facts, has_sound=True, sample_rate=stream.sample_rate, channels=stream.channels, codec=stream.codec_context.name)


def _with_film(facts: MediaFacts, stream: VideoStream, picture: VideoFrame) -> MediaFacts:
    """Width and height as shown: the container's turn is stated counter-clockwise."""
    turn = -picture.rotation % 360
    is_on_its_side = turn in {90, 270}
    return replace(
        facts,
        has_film=True,
        width=picture.height if is_on_its_side else picture.width,
        height=picture.width if is_on_its_side else picture.height,
        rotation=turn,
        frame_rate=str(stream.average_rate or stream.guessed_rate or ""),
        codec=stream.codec_context.name,
    )


def _first_frame(container: InputContainer, stream: Stream) -> VideoFrame | AudioFrame | None:
    """The first frame that decodes and holds anything; None when none of the first packets yields one."""
    _rewind(container)
    for number, packet in enumerate(container.demux(stream)):
        if number > _PACKETS_TO_A_FRAME:
            return None
        for frame in _decoded(packet):
            if isinstance(frame, VideoFrame) or (isinstance(frame, AudioFrame) and frame.samples):
                return frame
    return None


def _decoded(packet: "Packet[Any]") -> list[Any]:
    """The packet's frames; none when it is damaged, as a later one may not be."""
    try:
        return list(packet.decode())
    except (av.InvalidDataError, av.EOFError):
        return []


def _rewind(container: InputContainer) -> None:
    try:
        container.seek(0)
    except av.FFmpegError:
        # Some containers cannot seek; their packets go on from where they are.
        return


def _extent(container: InputContainer) -> tuple[int, int, str]:
    """Start and duration in microseconds of the container's own clock, and the fault where less is there than promised."""
    start_us, promised_us = container.start_time or 0, max(0, container.duration or 0)
    if promised_us and container.format.name not in _COUNTED:
        if _end_is_there(container, start_us + promised_us):
            return start_us, promised_us, ""
        return start_us, _counted_us(container, start_us), "media.fault_ends_early"
    counted_us = _counted_us(container, start_us)
    # A stated length that the count bears out is the better one: it leaves out the encoder's padding.
    return start_us, promised_us if abs(promised_us - counted_us) < _PADDING_US else counted_us, ""


def _counted_us(container: InputContainer, start_us: int) -> int:
    """The length of what can be read, packet by packet."""
    _rewind(container)
    return max((end - start_us for _, end in _packet_spans(container)), default=0)


def _packet_spans(container: InputContainer) -> Iterator[tuple[int, int]]:
    """Presentation span of each readable packet of film and sound, in microseconds."""
    streams = [*container.streams.video, *container.streams.audio]
    try:
        for packet in container.demux(streams):
            if packet.pts is not None and packet.time_base is not None:
                start_us = round(packet.pts * packet.time_base * SECOND_US)
                yield start_us, start_us + round((packet.duration or 0) * packet.time_base * SECOND_US)
    except (av.InvalidDataError, av.EOFError):
        # What can be read ends here.
        return


def _end_is_there(container: InputContainer, end_us: int) -> bool:
    """False when the container promises more than can be read, as a file whose copying was cut short does."""
    target_us = max(0, end_us - _FROM_THE_END_US)
    try:
        container.seek(target_us)
    except av.FFmpegError:
        _rewind(container)
    return any(end >= target_us for _, end in _packet_spans(container))


def _moment(metadata: dict[str, str]) -> Moment | None:
    """Apple's own creation date knows its zone; the container's is UTC (ISO/IEC 14496-12, 8.2.2)."""
    for name in ("com.apple.quicktime.creationdate", "creation_time"):
        try:
            at = datetime.fromisoformat(metadata.get(name, ""))
        except ValueError:
            continue
        return Moment(at, is_exact=at.microsecond != 0)
    # Broadcast wave: OriginationDate and OriginationTime of the device's own clock (EBU Tech 3285, 2.3); some write other separators.
    try:
        day, time = (_SEPARATOR.sub(":", metadata.get(f"origination_{name}", "").strip()) for name in ("date", "time"))
        return Moment(datetime.strptime(f"{day} {time}", "%Y:%m:%d %H:%M:%S"), is_exact=False)  # noqa: DTZ007 - it states no zone
    except ValueError:
        return None


def _device(metadata: dict[str, str]) -> str:
    for prefix, names in (("com.apple.quicktime.", ("make", "model")), ("com.android.", ("manufacturer", "model"))):
        make, model = (metadata.get(prefix + name, "").strip() for name in names)
        if make or model:
            return f"{make} {model}".strip()[:120]
    return ""


def _position(metadata: dict[str, str]) -> tuple[float | None, float | None]:
    """Degrees north and east from an ISO 6709 string such as `+54.1843-002.7189/`; none where absent, out of range or 0,0."""
    match = _ISO_6709.match(metadata.get("com.apple.quicktime.location.ISO6709") or metadata.get("location", ""))
    if match is None:
        return None, None
    latitude, longitude = float(match[1]), float(match[2])
    is_place = abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0.0, 0.0)
    return (latitude, longitude) if is_place else (None, None)
