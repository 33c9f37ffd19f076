"""What was done on a review, from the journal."""
