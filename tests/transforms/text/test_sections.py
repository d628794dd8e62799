"""Text to sections: kinds, layouts, and the law that every character has one section."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.text.sections import find_sections

STORY = "The road bridge at Lipnik will close on Friday for nine weeks, the authority said."
OTHER = "Haulage companies said that they had been told too late to change their plans."


def kinds_of(text: str, headline: str | None = None) -> list[tuple[str, str]]:
    return [
        (section.section_kind, text[section.char_start : section.char_end])
        for section in find_sections(text, headline).sections
    ]


@pytest.mark.parametrize(
    ("text", "headline", "expected"),
    [
        pytest.param(
            f"Bridge to close\n\n{STORY}",
            "Bridge to close.",
            [("headline", "Bridge to close"), ("body", STORY)],
            id="the first line is the given title, loosely",
        ),
        pytest.param(
            f"Bridge to close;\nHauliers are angry\n\n{STORY}",
            "Bridge to close; Hauliers are angry",
            [("headline", "Bridge to close;\nHauliers are angry"), ("body", STORY)],
            id="a title over two lines",
        ),
        pytest.param(
            f"{STORY}\n\n“I love it.”\n\nAnna Roe, 34, teacher\n\n“I do not.”\n\n{OTHER}",
            None,
            [
                ("body", STORY),
                ("body", "“I love it.”"),
                ("body", "Anna Roe, 34, teacher"),
                ("body", "“I do not.”"),
                ("body", OTHER),
            ],
            id="who said what stands above is no sub-heading",
        ),
        pytest.param(
            f"{STORY}\n\nAnna Roe  0:03\n\n{OTHER}\n\nPaul Holm  0:10\n\n{STORY}",
            None,
            [
                ("body", STORY),
                ("body", "Anna Roe  0:03"),
                ("body", OTHER),
                ("body", "Paul Holm  0:10"),
                ("body", STORY),
            ],
            id="speakers with the time of a tape are no sub-headings",
        ),
        pytest.param(
            f"REGIONS\nBridge to close, road authority says\nBy Petra Nova\n\n{STORY}",
            None,
            [
                ("kicker", "REGIONS"),
                ("headline", "Bridge to close, road authority says"),
                ("byline", "By Petra Nova"),
                ("body", STORY),
            ],
            id="kicker, headline and byline",
        ),
        pytest.param(
            "FOR IMMEDIATE RELEASE\n\nContact: Jane Roe, 555-1234\n\n"
            f"Bridge to close, road authority says\n\n{STORY}",
            None,
            [
                ("kicker", "FOR IMMEDIATE RELEASE"),
                ("boilerplate", "Contact: Jane Roe, 555-1234"),
                ("headline", "Bridge to close, road authority says"),
                ("body", STORY),
            ],
            id="a release, whose headline stands below its kind and its contact",
        ),
        pytest.param(
            f"BRNO, March 3 (Moravia Wire) - {STORY} (Reporting by Jan Malek)",
            None,
            [
                ("dateline", "BRNO, March 3 (Moravia Wire) -"),
                ("body", STORY),
                ("boilerplate", "(Reporting by Jan Malek)"),
            ],
            id="a paragraph with a dateline and credits",
        ),
        pytest.param(
            f"KOCHI: {STORY}\n\n{OTHER}",
            "Harbour council meets",
            [("dateline", "KOCHI:"), ("body", STORY), ("body", OTHER)],
            id="a town before a colon",
        ),
        pytest.param(
            f"HAMILTON: {STORY}\n\nPELL: {OTHER}",
            "Harbour council meets",
            [("body", f"HAMILTON: {STORY}"), ("body", f"PELL: {OTHER}")],
            id="turns in capitals",
        ),
        pytest.param(
            f'Roe says the docks "fall in line"\n\nMOSCOW, October 6. /TASS/. {STORY}',
            "Harbour council meets",
            [
                ("body", 'Roe says the docks "fall in line"'),
                ("dateline", "MOSCOW, October 6. /TASS/."),
                ("body", STORY),
            ],
            id="a summary over the dateline, under a title of its own",
        ),
        pytest.param(
            f'Roe says the docks "fall in line"\n\nMOSCOW, October 6. /TASS/. {STORY}',
            None,
            [
                ("headline", 'Roe says the docks "fall in line"'),
                ("dateline", "MOSCOW, October 6. /TASS/."),
                ("body", STORY),
            ],
            id="a headline that ends in a quotation mark, over the dateline",
        ),
        pytest.param(
            f"The docks are old.\n\nBy Jane Roe\n\nKYIV, March 3 (Reuters) - {STORY}",
            "Harbour council meets",
            [
                ("body", "The docks are old."),
                ("byline", "By Jane Roe"),
                ("dateline", "KYIV, March 3 (Reuters) -"),
                ("body", STORY),
            ],
            id="a summary and a byline over the dateline",
        ),
        pytest.param(
            f"{STORY}\n\n{OTHER}\n\n{OTHER}\n\nKYIV, March 3 (Reuters) - {STORY}",
            "Harbour council meets",
            [
                ("body", STORY),
                ("body", OTHER),
                ("body", OTHER),
                ("body", f"KYIV, March 3 (Reuters) - {STORY}"),
            ],
            id="the dateline of another story further down",
        ),
        pytest.param(
            f"{STORY}\n\nHauliers count the cost\n\n{OTHER}",
            None,
            [("body", STORY), ("sub_heading", "Hauliers count the cost"), ("body", OTHER)],
            id="a short line between paragraphs",
        ),
        pytest.param(
            f"{STORY}\n\nThe mayor said:\n\n“We will wait”\n\n{OTHER}",
            None,
            [
                ("body", STORY),
                ("body", "The mayor said:"),
                ("body", "“We will wait”"),
                ("body", OTHER),
            ],
            id="a quote after a colon is no heading",
        ),
        pytest.param(
            f"{STORY}\n\n- Tea\n\n- Coffee\n\n{OTHER}",
            None,
            [("body", STORY), ("body", "- Tea"), ("body", "- Coffee"), ("body", OTHER)],
            id="a list is no heading",
        ),
        pytest.param(
            f"{STORY}\n\nWhy now?\n\n{OTHER}",
            None,
            [("body", STORY), ("body", "Why now?"), ("body", OTHER)],
            id="a question may be the reporter's",
        ),
        pytest.param(
            f"Accueil > Ponts > Lipnik\n\n{STORY}\n\n78 commentaires\n\n责任编辑：张三",
            None,
            [
                ("boilerplate", "Accueil > Ponts > Lipnik"),
                ("body", STORY),
                ("boilerplate", "78 commentaires"),
                ("boilerplate", "责任编辑：张三"),
            ],
            id="crumbs, counters and credits in other languages",
        ),
        pytest.param(
            f"{STORY}\n\nLoading weather data ...\n\nGet Data Sheet, our technology newsletter",
            None,
            [
                ("body", STORY),
                ("boilerplate", "Loading weather data ..."),
                ("boilerplate", "Get Data Sheet, our technology newsletter"),
            ],
            id="a box that waits and a letter",
        ),
        pytest.param(
            f"All news\n\n{STORY}\n\nRead more\n\n© 2025 Moravia Wire\n\nENDS",
            None,
            [
                ("boilerplate", "All news"),
                ("body", STORY),
                ("boilerplate", "Read more"),
                ("boilerplate", "© 2025 Moravia Wire"),
                ("boilerplate", "ENDS"),
            ],
            id="boilerplate around a story",
        ),
        pytest.param(
            "Read more books, the minister told pupils on Monday.",
            None,
            [("body", "Read more books, the minister told pupils on Monday.")],
            id="a sentence that begins like boilerplate",
        ),
        pytest.param(
            "Copyright law must change, the minister said.\n\n"
            "In the newsroom, editors were surprised.\n\n"
            "Published in the spring, the report warned of higher prices.\n\n"
            "Reporting by the police shows fewer thefts.",
            None,
            [
                ("body", "Copyright law must change, the minister said."),
                ("body", "In the newsroom, editors were surprised."),
                ("body", "Published in the spring, the report warned of higher prices."),
                ("body", "Reporting by the police shows fewer thefts."),
            ],
            id="sentences that share their first words with boilerplate",
        ),
        pytest.param(
            f"{STORY}\n\nPhoto: Jan Malek\n\n{OTHER}",
            None,
            [("body", STORY), ("caption", "Photo: Jan Malek"), ("body", OTHER)],
            id="a caption",
        ),
        pytest.param(
            f"{STORY}\n\nThe bridge at Lipnik in May. Photo: Jan Malek/Coastline Pictures\n\n"
            f"{OTHER}\n\nHeader image by Jan Malek.",
            None,
            [
                ("body", STORY),
                ("caption", "The bridge at Lipnik in May. Photo: Jan Malek/Coastline Pictures"),
                ("body", OTHER),
                ("caption", "Header image by Jan Malek."),
            ],
            id="captions that end or begin in a credit",
        ),
        pytest.param(
            f"{OTHER}\n\n{STORY} Reporting by Jan Malek; editing by Petra Nova\n\n"
            "Ada Mitchell and Sam Pell contributed to this report.\n\n"
            "– additional reporting by Sam Pell\n\nWith files from Coastline Press",
            None,
            [
                ("body", OTHER),
                ("body", STORY),
                ("boilerplate", "Reporting by Jan Malek; editing by Petra Nova"),
                ("boilerplate", "Ada Mitchell and Sam Pell contributed to this report."),
                ("boilerplate", "– additional reporting by Sam Pell"),
                ("boilerplate", "With files from Coastline Press"),
            ],
            id="who else worked on a story",
        ),
        pytest.param(
            f"{STORY}\n\nALSO READ: Hauliers are angry\n\nMORE: Bridge opens to buses\n\n"
            f"HOPE AND LOSS: Readers tell of the bridge\n\nMore from Coastline’s Morning:\n\n"
            "For the latest news from Lipnik, sign up for our newsletter.\n\n"
            f"https://www.example.org/bridge\n\n2/5\n\n{OTHER}",
            None,
            [
                ("body", STORY),
                ("boilerplate", "ALSO READ: Hauliers are angry"),
                ("boilerplate", "MORE: Bridge opens to buses"),
                ("boilerplate", "HOPE AND LOSS: Readers tell of the bridge"),
                ("boilerplate", "More from Coastline’s Morning:"),
                ("boilerplate", "For the latest news from Lipnik, sign up for our newsletter."),
                ("boilerplate", "https://www.example.org/bridge"),
                ("boilerplate", "2/5"),
                ("body", OTHER),
            ],
            id="ways to other pages",
        ),
        pytest.param(
            f"{STORY}\n\nAda Mitchell is a transport reporter for the Coastline Press.",
            None,
            [
                ("body", STORY),
                ("byline", "Ada Mitchell is a transport reporter for the Coastline Press."),
            ],
            id="the author's own line",
        ),
        pytest.param(
            "With files from the ministry the prosecutor proved her case.\n\n"
            "The study was edited by hand. Reporting by drivers has doubled.\n\n"
            "JANE ROE: We knew nothing of this.",
            None,
            [
                ("body", "With files from the ministry the prosecutor proved her case."),
                ("body", "The study was edited by hand. Reporting by drivers has doubled."),
                ("body", "JANE ROE: We knew nothing of this."),
            ],
            id="sentences that look like credits and teasers",
        ),
        pytest.param(
            "By Jane Roe\n\nThe bridge will close on Friday, the road authority said\n\n"
            "(Reporting by Jane Roe)",
            None,
            [
                ("byline", "By Jane Roe"),
                ("body", "The bridge will close on Friday, the road authority said"),
                ("boilerplate", "(Reporting by Jane Roe)"),
            ],
            id="a story of one paragraph without a full stop is no headline",
        ),
        pytest.param(
            "Bridge to close\n\nThe bridge will close on Friday, the road authority said",
            None,
            [
                ("headline", "Bridge to close"),
                ("body", "The bridge will close on Friday, the road authority said"),
            ],
            id="a headline above such a story is no kicker",
        ),
        pytest.param(
            f"{STORY}\n\nThe bridge shuts on Friday. pic.twitter.com/Ab12Cd34\n\n"
            f"— City of Lipnik (@lipnik) March 3, 2025\n\n{OTHER}",
            None,
            [
                ("body", STORY),
                ("body", "The bridge shuts on Friday. pic.twitter.com/Ab12Cd34"),
                ("boilerplate", "— City of Lipnik (@lipnik) March 3, 2025"),
                ("body", OTHER),
            ],
            id="the credit of a post",
        ),
        pytest.param(
            f"{STORY}\n\nA post shared by City of Lipnik (@lipnik)\n\nView this post on Instagram"
            f"\n\nPublished\n\n{OTHER}",
            None,
            [
                ("body", STORY),
                ("boilerplate", "A post shared by City of Lipnik (@lipnik)"),
                ("boilerplate", "View this post on Instagram"),
                ("boilerplate", "Published"),
                ("body", OTHER),
            ],
            id="the frame of a post, and a label without its date",
        ),
        pytest.param("", None, [], id="nothing"),
    ],
)
def test_sections_have_the_kind_they_have_on_the_page(
    text: str, headline: str | None, expected: list[tuple[str, str]]
) -> None:
    assert kinds_of(text, headline) == expected


def test_sections_cells_of_a_newsletter_that_are_none_of_the_story_are_apart() -> None:
    text = f"{STORY}\n\nCopyright © 2026 Isle News, All rights reserved."
    start = text.index("Copyright")
    layout = find_sections(text, marked={0: "body", start: "body"})
    assert [section.section_kind for section in layout.sections] == ["body", "boilerplate"]


def test_sections_marked_by_the_source_are_taken_as_marked() -> None:
    text = f"{STORY}\n\nWhy now?\n\n{OTHER}"
    (marked,) = [
        section
        for section in find_sections(text, None, {len(STORY) + 2: "sub_heading"}).sections
        if section.method == "source"
    ]
    assert (marked.section_kind, text[marked.char_start : marked.char_end]) == (
        "sub_heading",
        "Why now?",
    )


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [STORY, OTHER, "All news", "By Jane Roe", "Heading", "BRNO, May 2 (MW) - We", "", "  "]
        ),
    ),
    max_size=12,
)


@given(lines=LINES, end=st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028"]), title=st.text())
def test_sections_hold_every_character_once_and_in_order(
    lines: list[str], end: str, title: str
) -> None:
    text = end.join(lines)
    covered = [0] * len(text)
    place = 0
    for section in find_sections(text, title).sections:
        assert place <= section.char_start < section.char_end
        piece = text[section.char_start : section.char_end]
        assert piece == piece.strip()
        place = section.char_end
        for index in range(section.char_start, section.char_end):
            covered[index] += 1
    assert [n for n, character in zip(covered, text, strict=True) if not character.isspace()] == [
        1 for character in text if not character.isspace()
    ]
    assert set(covered) <= {0, 1}
