"""HTML fragments and elements to paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from transforms.errors import ArchiveError
from transforms.lake.records import REJECT_REASONS
from transforms.text.markup import Markup, drop_title, read_markup, split_markup
from transforms.text.sections import find_sections


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<p>One.</p><p>Two.</p>", "One.\n\nTwo.", id="paragraphs"),
        pytest.param("<p>One\n   two <b>three</b>.</p>", "One two three.", id="white space"),
        pytest.param("One<br>two<br/>three", "One\ntwo\nthree", id="line breaks"),
        pytest.param("One.<br><br>\n<br>Two.", "One.\n\nTwo.", id="two line breaks part"),
        pytest.param("<div>One.<p>Two.</p>Three.</div>", "One.\n\nTwo.\n\nThree.", id="loose text"),
        pytest.param("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "a\n\nb\n\nc", id="lists"),
        pytest.param("<p>A&amp;B &nbsp;&eacute;&#8217;</p>", "A&B \u00a0é’", id="entities"),
        pytest.param("A &amp; B without a tag", "A & B without a tag", id="entities in plain text"),
        pytest.param("One\nmore.\n\n Two.", "One\nmore.\n\nTwo.", id="plain text keeps lines"),
        pytest.param("<i>One</i>\nmore.\n\nTwo.", "One more.\n\nTwo.", id="blank lines of a blog"),
        pytest.param("<p>One.\n\nmore.</p>", "One. more.", id="blank line inside a paragraph"),
        pytest.param(
            "<p>a</p><script>x()</script><style>p{}</style><p>b<!-- no --> c</p>",
            "a\n\nb c",
            id="scripts, styles and comments",
        ),
        pytest.param(
            "<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>",
            "a\tb\n\nc",
            id="a row is a paragraph",
        ),
        pytest.param("<pre>a\n  b</pre>", "a\nb", id="pre keeps lines"),
        pytest.param("<p>cut <b>off", "cut off", id="cut off"),
        pytest.param(
            "<p>re&shy;ser\u00advoir&#173; is\u200b&ZeroWidthSpace;</p>",
            "reservoir is",
            id="invisible",
        ),
        pytest.param("<p>\u1780\u200b\u1781</p>", "\u1780\u200b\u1781", id="a space of Khmer"),
        pytest.param(
            '<div style="max-height:0;display:none">In your inbox</div><p>One.<br>Two.</p>',
            "One.\nTwo.",
            id="what is not shown",
        ),
        pytest.param("x < y and\x00 z", "x < y and z", id="no tag at all"),
        pytest.param("<!-- only -->", "", id="only a comment"),
        pytest.param("", "", id="nothing"),
        pytest.param('<?xml version="1.0" encoding="latin-1"?><p>é</p>', "é", id="declaration"),
    ],
)
def test_markup_gives_paragraphs(markup: str, expected: str) -> None:
    assert read_markup(markup) == Markup(expected, {})


def test_markup_marks_headings_and_captions() -> None:
    found = read_markup(
        "<h2>What<br>next</h2><p>One.</p><figure><img><figcaption><p>The bridge.</p>"
        "</figcaption></figure><p>Two.</p>"
    )
    assert split_markup(found) == [
        ("What next", "sub_heading"),
        ("One.", None),
        ("The bridge.", "caption"),
        ("Two.", None),
    ]
    layout = find_sections(found.text, None, found.marked)
    assert [
        (section.section_kind, found.text[section.char_start : section.char_end])
        for section in layout.sections
    ] == [
        ("sub_heading", "What next"),
        ("body", "One."),
        ("caption", "The bridge."),
        ("body", "Two."),
    ]


def test_markup_takes_a_figure_for_a_caption_but_not_what_it_frames() -> None:
    found = read_markup(
        "<figure><img><div>Jan Novak/MW</div></figure><figure><table><tr><td>7</td></tr></table>"
        "<figcaption>Votes.</figcaption></figure><figure><blockquote><p>No.</p></blockquote></figure>"
    )
    assert split_markup(found) == [
        ("Jan Novak/MW", "caption"),
        ("7", None),
        ("Votes.", "caption"),
        ("No.", None),
    ]


def test_markup_reads_an_element_in_a_namespace() -> None:
    element = etree.fromstring(
        '<div xmlns="http://www.w3.org/1999/xhtml"><h3>Then</h3>One <i>two</i><?x y?> three</div>'
    )
    assert read_markup(element) == Markup("Then\n\nOne two three", {0: "sub_heading"})


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<h1>Bridge to close</h1><p>It will.</p>", "It will.", id="repeated"),
        pytest.param("<p>Bridge to close</p>", "Bridge to close", id="all there is"),
        pytest.param("<p>It will.</p>", "It will.", id="not repeated"),
    ],
)
def test_markup_drop_title_leaves_the_text(markup: str, expected: str) -> None:
    assert drop_title(read_markup(markup), "Bridge to Close").text == expected


def test_markup_drop_title_moves_the_marks() -> None:
    found = drop_title(read_markup("<h1>Bridge</h1><h2>Why</h2><p>Rust.</p>"), "Bridge", None)
    assert found == Markup("Why\n\nRust.", {0: "sub_heading"})


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        pytest.param("<div>" * 2_100 + "x", "too_large", id="nested"),
        pytest.param("<b>" * 40_000 + "x", "too_large", id="nested in a line"),
        pytest.param(
            "<p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">x</p>",
            "too_large",
            id="attributes",
        ),
        pytest.param("<p>\ud800</p>", "bad_encoding", id="half a character"),
    ],
)
def test_markup_refuses_what_would_take_long(markup: str, reason: str) -> None:
    with pytest.raises(ArchiveError) as refused:
        read_markup(markup)
    assert refused.value.reason == reason


def test_markup_goes_deep_without_loss() -> None:
    assert read_markup("<div>" * 1_900 + "x" + "</div>" * 1_900 + "<p>y</p>").text == "x\n\ny"


@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                "<p> </p> <h2> </h2> <br> <td> <tr> <pre> </pre> <figcaption> </figcaption> <!--"
                " --> <script> </script> & &amp; &#0; &#xd800; \n \n\n a <b> < <svg> <![CDATA["
                " <html> <body> <?x".split(" ")
            ),
            max_size=40,
        ).map("".join),
    )
)
def test_markup_of_any_kind_is_paragraphs_or_a_reason(markup: str) -> None:
    try:
        found = read_markup(markup)
    except ArchiveError as error:
        found, reason = Markup("", {}), error.reason
    else:
        reason = "too_large"
    assert reason in REJECT_REASONS
    assert all(text == text.strip() and text for text, _ in split_markup(found))
    starts = {0}
    for text, _ in split_markup(found):
        starts.add(max(starts) + len(text) + 2)
    assert set(found.marked) <= starts
    for section in find_sections(found.text, None, found.marked).sections:
        assert found.text[section.char_start : section.char_end].strip()


def test_markup_of_a_page_of_its_own_has_its_header_apart() -> None:
    header = "<header><h1>Toll</h1><time>19 Nov</time><address>Jane Roe</address></header>"
    found = read_markup(f"<article>{header}<p>It rises.</p></article>")
    assert split_markup(found) == [
        ("Toll", "sub_heading"),
        ("19 Nov", "boilerplate"),
        ("Jane Roe", "boilerplate"),
        ("It rises.", None),
    ]
