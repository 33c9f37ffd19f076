"""The verbs: what a person can do, one frozen dataclass each."""
