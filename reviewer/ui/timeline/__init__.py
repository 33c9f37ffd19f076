"""The timeline: everything of a visit on one wall clock."""
