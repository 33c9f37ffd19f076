"""How much later a sound comes out of a decoder than it went into the encoder, where the file does not say so itself.

MP4 and Matroska (edit lists, CodecDelay), Ogg Opus (pre-skip) and MP3 with a LAME header state their encoder's delay, and decoders
cut it. What is left is a property of the codec, the same for every recording made with it.
"""

# Seconds. AMR-NB: 5 ms look-ahead of the encoder (3GPP TS 26.090, 4.3), measured with libopencore_amrnb: 40 samples at 8 kHz.
# AMR-WB: 5 ms look-ahead and two resamplings of 0.9375 ms each (3GPP TS 26.190, 4.3 and 5.1).
# G.722: the two quadrature mirror filters, 22 samples at 16 kHz (ITU-T G.722, 1.4.4).
_DELAYS_S = {
    "amrnb": 0.005,
    "amr_nb": 0.005,
    "libopencore_amrnb": 0.005,
    "amrwb": 0.006875,
    "amr_wb": 0.006875,
    "libopencore_amrwb": 0.006875,
    "g722": 22 / 16_000,
}


def codec_delay_s(codec: str) -> float:
    """Seconds by which decoded sound lags the moment it was heard; 0 for codecs that add none or whose files state it."""
    return _DELAYS_S.get(codec, 0.0)
