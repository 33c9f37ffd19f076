"""Laying recordings of one scene on one clock, from nothing but their sound."""

from reviewer.media.alignment.aligning import align, align_many
from reviewer.media.alignment.hearing import NothingToHear
from reviewer.media.alignment.result import Alignment, Piece
from reviewer.media.alignment.sample_store import NoRoomToListen

__all__ = ["Alignment", "NoRoomToListen", "NothingToHear", "Piece", "align", "align_many"]
