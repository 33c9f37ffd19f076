"""Recordings and pictures in every format a phone or recorder writes, made with the encoders of the wheels."""

import io
import tempfile
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pillow_heif
from PIL import Image

SOUNDS = {
    "m4a": ("ipod", "aac", 44100, "audio/mp4"),
    "mp3": ("mp3", "libmp3lame", 44100, "audio/mpeg"),
    "wav": ("wav", "pcm_s16le", 11025, "audio/wav"),
    "flac": ("flac", "flac", 96000, "audio/flac"),
    "ogg": ("ogg", "libopus", 48000, "audio/ogg"),
    "opus": ("ogg", "libopus", 48000, "audio/ogg"),
    "aac": ("adts", "aac", 16000, "audio/aac"),
}
FILMS = {
    "mp4": ("mp4", "libx264", "aac", "video/mp4"),
    "mov": ("mov", "libx264", "aac", "video/quicktime"),
    "3gp": ("3gp", "mpeg4", "aac", "video/3gpp"),
    "mkv": ("matroska", "libx264", "aac", "video/x-matroska"),
    "webm": ("webm", "libvpx", "libopus", "video/webm"),
    "avi": ("avi", "mpeg4", "libmp3lame", "video/x-msvideo"),
}
PHOTOS = {
    "jpg": ("JPEG", "image/jpeg"),
    "png": ("PNG", "image/png"),
    "webp": ("WEBP", "image/webp"),
    "tiff": ("TIFF", "image/tiff"),
    "heic": ("HEIF", "image/heic"),
}


def a_recording(ending: str, seconds=1.0) -> bytes:
    """A tone; AMR by hand, since its encoders are in no wheel."""
    if ending == "amr":
        # RFC 4867, 5.3: the magic, then frames of 20 ms; mode 0 (4.75 kbit/s) has 12 bytes behind its header.
        return b"#!AMR\n" + (b"\x04" + bytes(range(12))) * round(seconds * 50)
    container, codec, rate, _ = SOUNDS[ending]
    held = io.BytesIO()
    with av.open(held, "w", format=container) as output:
        sound_into(output, output.add_stream(codec, rate=rate, layout="mono"), seconds)
    return held.getvalue()


def a_movie(ending: str, *, with_sound=True, sounds=1, times=None) -> bytes:
    """Ten frames of a moving bar at 10 a second, or at `times` in milliseconds; `sounds` tracks of one, two, ... seconds."""
    container, codec, sound_codec, _ = FILMS[ending]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"film.{ending}"
        with av.open(str(path), "w", format=container) as output:
            pictures = output.add_stream(codec, rate=10, width=176, height=144, pix_fmt="yuv420p")
            # Without frames that refer ahead, packets come out one by one in their order.
            pictures.options = {"bf": "0"}
            rate = 48000 if sound_codec == "libopus" else 44100
            tracks = [output.add_stream(sound_codec, rate=rate, layout="mono") for _ in range(sounds if with_sound else 0)]
            packets = [packet for number in range(10) for packet in pictures.encode(_bar(number))]
            packets += pictures.encode(None)
            for packet, at in zip(packets, times or [], strict=False):
                packet.pts = packet.dts = at
                packet.time_base = Fraction(1, 1000)
            output.mux(packets)
            for length, track in enumerate(tracks, start=1):
                sound_into(output, track, length)
        return path.read_bytes()


def _bar(number: int) -> av.VideoFrame:
    pixels = np.zeros((144, 176, 3), np.uint8)
    pixels[:, number * 8 : number * 8 + 16] = 255
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
    frame.pts, frame.time_base = number, Fraction(1, 10)
    return frame


def sound_into(output, stream, seconds: float) -> None:
    rate = stream.rate
    tone = (np.sin(np.arange(int(seconds * rate)) / 20) * 9000).astype(np.int16)[None]
    frame = av.AudioFrame.from_ndarray(tone, format="s16", layout="mono")
    frame.sample_rate = rate
    fifo = av.AudioFifo()
    fifo.write(frame)
    resampler = av.AudioResampler(format=stream.format, layout="mono", rate=rate)
    size = stream.codec_context.frame_size or 1024
    while (piece := fifo.read(size, partial=True)) is not None:
        for ready in resampler.resample(piece):
            output.mux(stream.encode(ready))
    output.mux(stream.encode(None))


def a_picture(ending: str) -> bytes:
    pillow_heif.register_heif_opener()
    noise = np.random.default_rng(3).integers(0, 255, (96, 128, 3), dtype=np.uint8)
    exif = Image.Exif()
    exif[0x010F] = "Huawei"
    exif.get_ifd(0x8769)[0x9003] = "2026:07:18 10:31:07"
    held = io.BytesIO()
    Image.fromarray(noise).save(held, PHOTOS[ending][0], exif=exif)
    return held.getvalue()
