"""What an item asks the shopper to hand in with the answer."""

from reviewer.rubric.fields import FieldHasWrongType, Fields, NameUnknown, told

NEEDS = ("quote", "photo", "film", "sound", "document")


def read_needs(table: Fields) -> tuple[str, ...]:
    """The item's optional list `needs`, each of NEEDS; raises a Refused that names the item and the field."""
    listed = table.raw("needs") if table.has("needs") else []
    if not isinstance(listed, list):
        raise FieldHasWrongType(file=table.file, place=table.place, field="needs", expected="list")
    for need in listed:
        if need not in NEEDS:
            raise NameUnknown(file=table.file, place=table.place, field="needs", value=told(need), known=", ".join(NEEDS))
    return tuple(dict.fromkeys(listed))
