"""Examining what a shopper handed in, once it was read: what is missing, late, contradictory, badly worded, unclear or reused."""

from reviewer.intake.examining.examination import Examination, examine_submission, measure_files
from reviewer.intake.examining.grading import Grade, Loss
from reviewer.intake.examining.requesting import Request
from reviewer.intake.examining.reuse import Earlier, Index, remembered

__all__ = ["Earlier", "Examination", "Grade", "Index", "Loss", "Request", "examine_submission", "measure_files", "remembered"]
