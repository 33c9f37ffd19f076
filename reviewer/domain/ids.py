"""Identities, so that one number cannot be passed where another is meant."""

from typing import NewType

SubmissionId = NewType("SubmissionId", int)
ExhibitId = NewType("ExhibitId", int)
TrackId = NewType("TrackId", int)
ReviewId = NewType("ReviewId", int)
FindingId = NewType("FindingId", int)
CitationId = NewType("CitationId", int)
MarkerId = NewType("MarkerId", int)
ScorecardId = NewType("ScorecardId", int)
