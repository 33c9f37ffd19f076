"""The reviewer workstation: judges a mystery shopper's visit from evidence."""

__version__ = "0.1.0"
