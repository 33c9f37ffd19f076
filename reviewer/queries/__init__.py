"""What a panel needs to see, as frozen read models."""
