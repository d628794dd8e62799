"""APPL of the Associated Press."""

from datetime import datetime

from transforms.agency.dispatch import list_xml_records

STORY = """<Publication Version="4.4.0" xmlns="http://ap.org/schemas/03/2005/appl"><Identification>
<ItemId>8d1a</ItemId><DefaultLanguage>en-us</DefaultLanguage></Identification><PublicationManagement>
<FirstCreated Year="2025" Month="3" Day="8" Time="06:10:00"/><Status>{status}</Status>
<LastModifiedDateTime>2025-03-09T06:12:00</LastModifiedDateTime></PublicationManagement>
<NewsLines><HeadLine>Toll rises</HeadLine><ByLine>By JANE ROE and JAN NOVAK</ByLine>
<DateLine>BRNO (AP)</DateLine></NewsLines><AdministrativeMetadata><Provider>AP</Provider>
</AdministrativeMetadata>{text}</Publication>"""
TEXT = """<PublicationComponent><TextContentItem><DataContent><nitf><body><body.content><block>
<p>The mayor said on Monday that the toll would rise.</p><p>Nobody else had been asked.</p></block>
</body.content></body></nitf></DataContent></TextContentItem></PublicationComponent>"""


def test_appl_story_has_the_lines_of_the_agency() -> None:
    (found,) = list_xml_records(STORY.format(status="Usable", text=TEXT).encode(), "a")
    article = found.article
    assert article is not None
    assert (article.headline, article.authors) == ("Toll rises", ("Jane Roe", "Jan Novak"))
    assert (article.published_at, article.modified_at) == (
        datetime(2025, 3, 8, 6, 10),
        datetime(2025, 3, 9, 6, 12),
    )
    assert (article.source, article.source_record, article.language) == ("AP", "8d1a", "en")
    assert article.text.startswith("The mayor said on Monday that the toll would rise.\n\n")
    assert not article.is_retraction


def test_appl_picture_is_no_text() -> None:
    (found,) = list_xml_records(STORY.format(status="Usable", text="").encode(), "a")
    assert (found.article, found.skip_reason) == (None, "not_a_text")


def test_appl_publication_of_another_maker_is_told_by_its_elements() -> None:
    other = "<Publication><Title>Toll rises</Title><Text>{}</Text></Publication>"
    (found,) = list_xml_records(other.format("The mayor said so. " * 5).encode(), "a")
    assert found.article is not None
    assert found.article.headline == "Toll rises"
