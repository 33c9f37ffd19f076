"""One kind of item per module; each turns a verdict into points and the steps that led there."""
