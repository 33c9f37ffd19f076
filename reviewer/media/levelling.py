"""Bringing quiet evidence to a level at which it can be heard, by one gain for the whole clip: nothing is compressed or filtered."""

import warnings

import numpy as np

from reviewer.media.pcm import RATE, Samples

_HEADROOM_DB = 1.0


def levelled(samples: Samples) -> Samples:
    """`samples` has shape (samples, channels), int16 at 48 kHz; its loudest sample comes to lie 1 dB under full scale."""
    with warnings.catch_warnings():
        # It looks for an ffmpeg program as it is loaded, which we never use; and only who exports a clip waits for it to load.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
        from pydub.effects import normalize

    channels = samples.shape[1]
    segment = AudioSegment(np.ascontiguousarray(samples).tobytes(), sample_width=2, frame_rate=RATE, channels=channels)
    return np.frombuffer(normalize(segment, headroom=_HEADROOM_DB).raw_data, np.int16).reshape(-1, channels)
