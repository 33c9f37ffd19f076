"""Plain texts in whatever letters a shopper's program wrote them."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_GUESSES = ("utf-8", "gb18030", "big5hkscs", "cp1252")


def decoded(content: bytes) -> str:
    """Text in the encoding its mark names, or else the first of UTF-8, GB 18030, Big5 and Windows-1252 it fits."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for encoding in _GUESSES:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace")
