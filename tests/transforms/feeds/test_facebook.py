"""Posts that Facebook hands out."""

from transforms.feeds.cms_shapes import tell_shape


def test_facebook_post_is_its_words_their_letters_mended() -> None:
    words = "Le péage monte.".encode().decode("latin-1")
    post = {"timestamp": 1763532600, "data": [{"post": words}], "title": "Isle wrote."}
    assert tell_shape(post) == {"text": "Le péage monte.", "published": 1763532600}


def test_facebook_words_in_right_letters_stay() -> None:
    post = {"timestamp": 1763532600, "data": [{"post": "Mýto roste – ď"}, {"tag": 1}]}
    assert tell_shape(post)["text"] == "Mýto roste – ď"


def test_facebook_other_records_are_none_of_its_posts() -> None:
    other = {"timestamp": 1763532600, "data": [{"post": "Toll"}], "author": "Jane Roe"}
    assert tell_shape(other) == other
