"""The finding editor: fact, quote, analysis and advice apart, and the citations that prove them."""
