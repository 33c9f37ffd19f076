"""One family of coefficients per module; each answers a `Figure` and takes its formula from the source it names."""
