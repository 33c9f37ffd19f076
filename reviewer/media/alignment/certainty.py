"""How far a line may be off: scatter of what was measured, echoes nearly as strong as the peak, clocks that wander."""

import numpy as np

from reviewer.media.alignment.fine import Lags
from reviewer.media.alignment.line import Fit, Measurements

FLOOR_S = 50e-6
"""Half a sample at 8 kHz: below this the resampling itself is not known."""
_CLEAR = 8.0
_RIVAL = 0.4
_OWN_PEAK_S = 0.0004


def uncertainty_s(measured: Measurements, fit: Fit, lags: Lags) -> float:
    """Half the width of an interval that holds the truth 19 times in 20, apart from the way of the sound through the room."""
    return float(np.sqrt(_scatter_s(fit) ** 2 + _echo_s(lags, fit) ** 2 + _wander_s(measured, fit) ** 2 + FLOOR_S**2))


def _scatter_s(fit: Fit) -> float:
    """Two standard errors of the line at its ends, where the slope's error counts in full."""
    residuals = fit.residuals[fit.on_it]
    if len(residuals) < 2:
        return _OWN_PEAK_S
    spread = 1.4826 * float(np.median(np.abs(residuals - np.median(residuals))))
    return 4 * spread / float(np.sqrt(len(residuals)))


def _wander_s(measured: Measurements, fit: Fit) -> float:
    """What nineteen in twenty of the clear measurements stay within."""
    clear = np.abs(fit.residuals[measured.strength > _CLEAR])
    return float(np.quantile(clear, 0.95)) if len(clear) >= 3 else 0.0


def _echo_s(lags: Lags, fit: Fit) -> float:
    """How far from the peak the summed profile still reaches two fifths of its height: without a direct path the echoes are all alike."""
    if not fit.on_it.any():
        return lags.reach_s
    summed = lags.normal()[fit.on_it].mean(axis=0)
    places = lags.lag_s(np.flatnonzero(summed > _RIVAL * summed.max()).astype(np.float64))
    away = np.abs(places - lags.lag_s(np.array([float(summed.argmax())])))
    return float(away.max(initial=0.0))
