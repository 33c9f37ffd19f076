"""Rows to the frozen objects of the domain and back: one module per noun."""
