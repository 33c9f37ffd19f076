"""Paper: the scorecard as PDF and JSON, its signatures and its verification."""
