"""What aligning finds: how the time of one recording reads on another's clock."""

from dataclasses import dataclass
from decimal import Decimal

_MILLION = 1_000_000


@dataclass(frozen=True)
class Piece:
    """A part of the other recording whose clock ran evenly against the reference's, `[start_us, end_us)` of its own media time.

    t_reference = offset_us + t_other x (1 + drift_ppm x 1e-6), right to within uncertainty_us for 19 moments in 20.
    """

    start_us: int
    end_us: int
    offset_us: int
    drift_ppm: Decimal
    uncertainty_us: int

    def reference_us(self, other_us: int) -> int:
        """Where a moment of the other recording lies in the reference, to the nearest microsecond."""
        return self.offset_us + other_us + round(other_us * self.drift_ppm / _MILLION)


@dataclass(frozen=True)
class Alignment:
    """One recording laid on another.

    `pieces` in order of time, without gaps from the other's start to its end; empty when `aligned` is false, that is, when the two share
    nothing that could not be chance. Offset, drift and uncertainty are those of the longest piece. `confidence` from 0 to 1 is the part of
    the common time whose sound agrees with the pieces. `overlap_us` is how long both recorders ran at once.

    Moments are those at which the sound was heard: the delay that a codec adds (AMR: 5 ms) is taken out.
    """

    aligned: bool
    pieces: tuple[Piece, ...] = ()
    offset_us: int = 0
    drift_ppm: Decimal = Decimal(0)
    uncertainty_us: int = 0
    confidence: float = 0.0
    overlap_us: int = 0

    def reference_us(self, other_us: int) -> int:
        """Where a moment of the other recording lies in the reference; ValueError when they are not aligned."""
        if not self.pieces:
            raise ValueError("recordings that share nothing have no common time")
        piece = next((piece for piece in self.pieces if other_us < piece.end_us), self.pieces[-1])
        return piece.reference_us(other_us)
