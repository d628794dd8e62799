"""What is noted of fields: those with a value, cut short, and whether the date was understood."""

from transforms.text.field_uses import LONGEST_NOTED, FieldUse, note_fields


def test_field_uses_are_of_fields_with_a_value() -> None:
    fields = [("HD", "title", "Toll"), ("BY", "authors", None), ("PD", "published", "some day")]
    assert note_fields(fields, has_date=False) == (
        (FieldUse("HD", "title"), "Toll"),
        (FieldUse("PD", "published", is_understood=False), "some day"),
    )


def test_field_uses_hold_no_whole_story() -> None:
    ((_, value),) = note_fields([("TD", "text", "x" * 10_000)], has_date=True)
    assert value == "x" * LONGEST_NOTED
