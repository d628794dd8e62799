"""Names of fields that programs put together of a few words: `entry_content`, `released_at`.

In: a kind of field. Out: such names, which `field_names` tries behind all those that it lists. The
decision to question: names are made of every word before with every word behind, so that some of
them nobody writes; words are left out where what they make is another thing as well (`full_html` is
a page, `content_url` a picture's).
"""

COMPOSED: dict[str, tuple[tuple[str, str], ...]] = {
    "text": (
        (
            "full main clean cleaned plain extracted parsed entry item article story news post"
            " document doc page rich ocr markdown html raw",
            "text body content copy markdown md",
        ),
        ("main clean cleaned entry item article story news post body content text", "html"),
        ("body content text", "full clean plain raw md markdown"),
    ),
    "title": (
        (
            "main full display original web print online page doc document entry item post long"
            " raw",
            "title headline",
        ),
        ("title headline", "main full web print raw original clean text"),
    ),
    "published": (
        (
            "published publish publication pub first_published first_publication"
            " initial_publication release released issue issued post posted online web print"
            " launch launched live air aired broadcast display effective article story news entry"
            " item",
            "date time datetime date_time dt timestamp ts",
        ),
        ("published first_published released issued posted aired launched", "at on"),
        ("date", "pub published issued released posted online"),
        (
            "published_at published date datetime pubdate pub_date publish_date published_date"
            " published_time publication_date date_published published_datetime"
            " published_timestamp",
            "utc gmt iso local ms raw str string text",
        ),
    ),
    "authors": (
        (
            "author authors writer writers journalist reporter byline contributor columnist"
            " correspondent post_author",
            "name names full_name display_name list text 1",
        ),
    ),
    "url": (
        (
            "article story news post entry item page web full original canonical external public"
            " live final resolved expanded document",
            "url uri link href",
        ),
    ),
    "source": (
        ("media news newspaper publication paper outlet publisher source feed blog site",
         "name title outlet source"),
    ),
    "language": (
        ("language lang", "iso detected name"),
        ("iso detected content article", "language lang"),
    ),
    "summary": (
        ("seo meta og article story short preview", "description summary excerpt abstract"),
    ),
}  # fmt: skip
"""By kind, words that stand before, and those that stand behind each of them."""

SINGLE = {
    "title": ("hed",),
    "authors": ("contributors", "contributor", "bylines", "correspondent", "columnist",
                "list_of_authors", "posted_by", "submitted_by", "staff_writer"),
    "url": ("canonical",),
    "source": ("paper", "brand"),
    "summary": ("subheadline", "sub_headline", "subhead", "blurb", "synopsis"),
}  # fmt: skip
"""Words alone that say less than a list of `field_names` would want."""


def list_composed(kind: str) -> tuple[str, ...]:
    """The names of a kind; none twice."""
    names = [
        f"{before}_{behind}"
        for befores, behinds in COMPOSED.get(kind, ())
        for before in befores.split()
        for behind in behinds.split()
    ]
    return tuple(dict.fromkeys((*names, *SINGLE.get(kind, ()))))
