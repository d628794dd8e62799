"""Texts of a zip file with what is said of them beside them."""

import json

from tests.flows.readers.test_omnivore import read

TOLL = "The toll on the old bridge rises in March, the mayor said."
FERRY = "The ferry stops in winter, its captain said on Monday."
LWM = (
    '<lwm><publication id="1"><title>Isle Post</title><issue id="2"><date>1925-11-19</date>'
    '<item id="a"><title>{title}</title><item_type>{kind}</item_type></item></issue></publication>'
    "</lwm>"
)


def test_carded_text_has_what_its_card_says() -> None:
    files = {
        "a/1.txt": TOLL,
        "a/1.json": json.dumps({"title": "Toll rises", "date": "2026-01-05"}),
        "a/2.txt": FERRY,
        "a/2_metadata.xml": LWM.format(title="Ferry stops", kind="ARTICLE"),
        "a/3.txt": FERRY,
        "a/3_metadata.xml": LWM.format(title="For sale", kind="ADVERT"),
    }
    assert read(files) == [
        ("Toll rises", "2026-01-05 00:00:00", "None"),
        ("Ferry stops", "1925-11-19 00:00:00", "None"),
        ("a/3.txt", "not_an_article"),
    ]


def test_carded_files_beside_a_text_that_are_no_cards_are_read_as_any() -> None:
    files = {
        "1.txt": TOLL,
        "1.json": json.dumps({"title": "Ferry stops", "text": FERRY}),
        "2.txt": TOLL.replace("toll", "fare"),
        "2.json": "[{",
    }
    assert read(files) == [
        ("None", "None", "None"),
        ("Ferry stops", "None", "None"),
        ("None", "None", "None"),
        ("2.json", "bad_json"),
    ]
