"""Scenes that several recorders heard: sound like speech, rooms, noise, clocks that run fast, and the files phones make of it.

Everything is drawn from seeds, so a test that fails fails again. Sounds are float32 at 16 kHz with speech near 0.1 RMS.
"""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

RATE = 16_000
_FRAME = 256
_HOP = 128


def speech(seconds, seed):
    """Something like speech: syllables of three moving formants, voiced by pulses of a wandering pitch or breathed, with pauses."""
    random = np.random.default_rng(seed)
    samples = round(seconds * RATE)
    parts = [_spoken(random, min(60 * RATE, samples - start)) for start in range(0, samples, 60 * RATE)]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _spoken(random, samples):
    frames = samples // _HOP + 3
    syllables, amplitude, voiced = _syllables(random, frames)
    pitch = 90 + 110 * random.random() + 25 * np.repeat(random.standard_normal(frames // 20 + 1), 20)[:frames]
    phase = np.cumsum(np.repeat(pitch, _HOP) / RATE)
    pulses = np.diff(np.floor(phase), prepend=0).astype(np.float32) * 8
    breath = random.standard_normal(len(pulses)).astype(np.float32) * 0.4
    excitation = np.where(np.repeat(voiced, _HOP), pulses + 0.1 * breath, breath)
    windows = np.lib.stride_tricks.sliding_window_view(excitation, _FRAME)[::_HOP] * np.hanning(_FRAME).astype(np.float32)
    spectra = np.fft.rfft(windows, axis=1) * _formants(random, syllables)[: len(windows)] * amplitude[: len(windows), None]
    shaped = np.fft.irfft(spectra, axis=1).astype(np.float32)
    out = np.zeros((len(shaped) + 1) * _HOP, np.float32)
    out[: len(shaped) * _HOP] += shaped[:, :_HOP].ravel()
    out[_HOP:] += shaped[:, _HOP:].ravel()
    out = out[:samples]
    return np.pad(out, (0, samples - len(out))) * np.float32(0.1 / (np.sqrt(np.mean(out**2)) + 1e-9))


def _syllables(random, frames):
    """Per frame: the number of its syllable, its loudness, and whether it is voiced."""
    lengths = random.integers(8, 28, frames // 8 + 1)
    syllables = np.repeat(np.arange(len(lengths)), lengths)[:frames]
    place = np.concatenate([np.linspace(0, np.pi, length) for length in lengths])[:frames]
    loud = random.lognormal(0, 0.5, len(lengths)) * (random.random(len(lengths)) > 0.22)
    voiced = random.random(len(lengths)) > 0.25
    return syllables, (np.sin(place) ** 0.7 * loud[syllables]).astype(np.float32), voiced[syllables]


def _formants(random, syllables):
    """A spectral envelope per frame, shape (frames, bins)."""
    count = int(syllables.max()) + 1
    hertz = np.fft.rfftfreq(_FRAME, 1 / RATE).astype(np.float32)
    envelope = np.full((count, len(hertz)), 0.003, np.float32)
    for low, high, width, gain in ((250, 850, 90, 1.0), (800, 2400, 130, 0.6), (2300, 3300, 200, 0.3), (3600, 6500, 700, 0.12)):
        centre = random.uniform(low, high, (count, 1)).astype(np.float32)
        envelope += gain / (1 + ((hertz - centre) / width) ** 2)
    return envelope[syllables]


def pink(seconds, seed):
    """Noise with as much power in every octave, RMS 0.1."""
    random = np.random.default_rng(seed)
    samples = round(seconds * RATE)
    block = 2**18
    parts = []
    for _ in range(0, samples, block):
        spectrum = np.fft.rfft(random.standard_normal(block).astype(np.float32))
        spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 20)).astype(np.float32)
        part = np.fft.irfft(spectrum).astype(np.float32)
        parts.append(part * np.float32(0.1 / part.std()))
    return np.concatenate(parts)[:samples]


def music(seconds, seed, *, loop=0.0):
    """Chords on a beat, RMS 0.1; `loop` seconds repeat when given."""
    random = np.random.default_rng(seed)
    length = round((loop or seconds) * RATE)
    beat = RATE // 3
    clock = np.arange(beat, dtype=np.float32) / RATE
    fading = np.exp(-clock * 4)
    parts = []
    for _ in range(length // beat + 1):
        notes = 110 * 2 ** (random.integers(0, 36, 3) / 12)
        parts.append(sum(np.sin(2 * np.pi * note * clock * (1 + overtone)) for note in notes for overtone in range(3)) * fading)
    tune = np.concatenate(parts)[:length]
    tune = np.tile(tune, round(seconds * RATE) // length + 1)[: round(seconds * RATE)]
    return (tune * (0.1 / tune.std())).astype(np.float32)


def with_noise(sound, noise, snr_db):
    """The sum, with the noise that many decibels under the sound."""
    scale = sound.std() / noise.std() * 10 ** (-snr_db / 20)
    return sound + noise[: len(sound)] * np.float32(scale)


def echoing(sound, seed, *, t60=0.5, direct=1.0):
    """Heard in a room: the direct path at `direct` times its strength over exponentially dying reflections."""
    random = np.random.default_rng(seed)
    length = round(t60 * RATE)
    response = random.standard_normal(length) * np.exp(-6.9 * np.arange(length) / length)
    response[: RATE // 400] = 0
    response /= np.sqrt(np.sum(response**2))
    response[0] = direct
    return filtered(sound, response)


def filtered(sound, response):
    """Convolution by overlapping blocks; as long as the sound."""
    block = 2**17
    size = block * 2
    spectrum = np.fft.rfft(response.astype(np.float32), size)
    out = np.zeros(len(sound) + size, np.float32)
    for start in range(0, len(sound), block):
        out[start : start + size] += np.fft.irfft(np.fft.rfft(sound[start : start + block], size) * spectrum).astype(np.float32)
    return out[: len(sound)]


def on_a_clock(sound, fast_ppm):
    """What a recorder whose clock runs fast by that many parts per million writes: its samples lie closer together in time."""
    if not fast_ppm:
        return sound
    rate = 10_000_000
    return resampled(sound, rate, round(rate * (1 + fast_ppm * 1e-6)))


def on_a_wandering_clock(sound, milliseconds, period_s):
    """What a recorder writes whose clock swings that far to both sides of the true time, once in every period."""
    out = np.empty(len(sound), np.float32)
    for start in range(0, len(sound), 2**18):
        place = np.arange(start, min(start + 2**18, len(sound)), dtype=np.float64)
        place = place + milliseconds / 1000 * RATE * np.sin(2 * np.pi * place / (period_s * RATE))
        whole = np.floor(place).astype(np.intp)
        part = (place - whole).astype(np.float32)
        total = np.zeros(len(place), np.float32)
        for tap in range(-11, 13):
            away = part - tap
            total += sound[np.clip(whole + tap, 0, len(sound) - 1)] * np.sinc(away) * np.cos(np.pi * away / 25) ** 2
        out[start : start + len(place)] = total
    return out


def losing(sound, milliseconds, every_s):
    """What is left when a recorder drops that much sound each time."""
    lost = round(milliseconds * RATE / 1000)
    return np.concatenate([part[lost if start else 0 :] for start, part in _parts(sound, round(every_s * RATE))])


def paused(sound, pauses):
    """What is left without the given (start_s, end_s)."""
    keep = np.ones(len(sound), bool)
    for start_s, end_s in pauses:
        keep[round(start_s * RATE) : round(end_s * RATE)] = False
    return sound[keep]


def rubbed(sound, seed, share=0.3):
    """Clothing on the microphone: bursts ten times as strong as the scene, for that share of the time."""
    random = np.random.default_rng(seed)
    second = np.repeat(random.random(len(sound) // (RATE // 2) + 1) < share, RATE // 2)[: len(sound)]
    return sound + np.where(second, pink(len(sound) / RATE + 1, seed)[: len(sound)], 0) * 10


def band_passed(sound, low_hz, high_hz):
    """Heard through cloth or a wall: a causal filter of second order, twice."""
    taps = np.arange(RATE // 20) / RATE
    ringing = np.exp(-taps * np.pi * (high_hz - low_hz)) * np.cos(2 * np.pi * (low_hz + high_hz) / 2 * taps)
    once = filtered(sound, ringing / np.abs(np.fft.rfft(ringing)).max())
    return filtered(once, ringing / np.abs(np.fft.rfft(ringing)).max())


def _parts(sound, length):
    return [(start, sound[start : start + length]) for start in range(0, len(sound), length)]


def resampled(sound, rate, wanted):
    """At another sample rate, by libswresample."""
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=wanted, frame_size=65536)
    made = []
    for start in range(0, len(sound), 2**20):
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(sound[start : start + 2**20], np.float32)[None], format="fltp", layout="mono"
        )
        frame.sample_rate = rate
        made += resampler.resample(frame)
    made += resampler.resample(None)
    return np.concatenate([frame.to_ndarray()[0] for frame in made])


def record(path: Path, sound, *, codec="pcm_s16le", bit_rate=0, rate=RATE) -> Path:
    """Writes the sound (16 kHz, mono) as a phone would: the container by the file's ending, at the rate given."""
    heard = sound if rate == RATE else resampled(sound, RATE, rate)
    samples = (np.clip(heard, -1, 1) * 32_767).astype(np.int16)[None]
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        if bit_rate:
            stream.bit_rate = bit_rate
        formats, frame_size = stream.codec_context.codec.audio_formats, stream.codec_context.frame_size or 4096
        shaping = av.AudioResampler(format=formats[0] if formats else "s16", layout="mono", rate=rate)
        for start in range(0, samples.shape[1], frame_size):
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[:, start : start + frame_size]), format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
            for part in shaping.resample(frame):
                container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path
