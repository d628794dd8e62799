"""Records of Dow Jones' snapshots and of Ghost."""

from transforms.feeds.record_shapes import tell_fields


def test_record_shapes_lead_and_body_are_one_text() -> None:
    fields = {
        "an": "HB1",
        "source_code": "HBPST",
        "source_name": "Harbour Post",
        "snippet": "The toll rises.",
        "body": "The council votes.",
        "publication_date": 1,
        "publication_datetime": 2,
    }
    assert tell_fields(fields) == {
        "source_code": "HBPST",
        "publication_datetime": 2,
        "id": "HB1",
        "body": "The toll rises.\n\nThe council votes.",
        "source": "Harbour Post",
    }


def test_record_shapes_leave_other_records_alone() -> None:
    fields = {"snippet": "A summary.", "body": "The story."}
    assert tell_fields(fields) is fields


def test_record_shapes_of_ghost_have_their_story_as_html() -> None:
    fields = {"uuid": "1", "slug": "toll", "html": "<p>The toll rises.</p>", "title": "Toll"}
    assert tell_fields(fields) == {
        "uuid": "1",
        "slug": "toll",
        "body_html": "<p>The toll rises.</p>",
        "title": "Toll",
    }
