from dataclasses import replace

import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.no_speech import part_speech


@pytest.mark.parametrize(
    ("text", "content", "cue", "is_kept"),
    [
        pytest.param(
            "The singer known as “Duchess” left.", "“Duchess”", "known", False, id="alias"
        ),
        pytest.param(
            "The campaign, called “Save the port”, grew.",
            "“Save the port”",
            "called",
            False,
            id="the name of a campaign",
        ),
        pytest.param(
            "The label paid her to record “Danny Boy”.",
            "her to record “Danny Boy”",
            "paid",
            False,
            id="a work that is played",
        ),
        pytest.param("She sang the song “I Wait” twice.", "“I Wait”", "sang", False, id="a title"),
        pytest.param("He said of it: “I wait.”", "“I wait.”", "said", True, id="speech"),
        pytest.param(
            "The plan, which Roe called for, failed.", "which", "called", False, id="a relative"
        ),
        pytest.param(
            "The fire spread fast, raising questions about whether the walls were thin.",
            "whether the walls were thin",
            "raising questions about",
            False,
            id="a question that nobody asks",
        ),
        pytest.param(
            "Hill counts lawmakers who have endorsed a candidate.",
            "a candidate",
            "have endorsed",
            False,
            id="whoever it is that is backed",
        ),
        pytest.param(
            "Work is expected to begin.",
            "to begin",
            "is expected",
            False,
            id="what nobody named expects",
        ),
        pytest.param(
            "Brann know what they need.", "what they need", "know", False, id="what somebody knows"
        ),
        pytest.param("He mentioned Anna Weiss.", "Anna Weiss", "mention", False, id="a bare name"),
        pytest.param("He praised Anna Weiss.", "Anna Weiss", "praise", True, id="taking a side"),
        pytest.param(
            "Jane Roe, asked about it, laughed.", "Jane Roe", "asked", False, id="who is asked"
        ),
        pytest.param(
            "A nurse who asked not to be named spoke.",
            "not to be named",
            "asked",
            False,
            id="no name",
        ),
        pytest.param(
            "A nurse who asked not to be moved spoke.",
            "not to be moved",
            "asked",
            True,
            id="a wish",
        ),
        pytest.param(
            "The court struck down the tariff.", "the tariff", "struck", False, id="an act"
        ),
        pytest.param(
            "Roe apologised to the families.",
            "the families",
            "apologised to",
            False,
            id="who is spoken to",
        ),
        pytest.param(
            "Roe told the truth about the threat.",
            "the threat",
            "told the truth about",
            False,
            id="a topic of the truth",
        ),
        pytest.param(
            "Roe batted away questions about the tour.",
            "the tour",
            "batted away questions about",
            False,
            id="what others ask",
        ),
        pytest.param(
            "Roe will advise on the tour.", "the tour", "will advise on", False, id="not yet told"
        ),
        pytest.param("The list charts the war.", "the war", "charts", False, id="a list"),
        pytest.param(
            "The two ratified the treaty.", "the treaty", "ratified", False, id="a treaty"
        ),
        pytest.param("The book focuses on the war.", "the war", "focuses on", False, id="a topic"),
        pytest.param(
            "The fire spread fast, raising questions about the walls.",
            "the walls",
            "questions about",
            False,
            id="questions that nobody asks",
        ),
        pytest.param(
            "Hale spoke about the budget.", "the budget", "spoke about", False, id="only a topic"
        ),
        pytest.param(
            "The film tells the story of a ferry.",
            "the story of a ferry",
            "tells",
            False,
            id="a tale",
        ),
        pytest.param(
            "Cole was expected to miss it.",
            "to miss it",
            "was expected",
            False,
            id="what nobody expected",
        ),
        pytest.param(
            "The mother was identified.", "The mother", "was identified", False, id="a passive"
        ),
        pytest.param(
            "The fire spread fast, amid criticism that the walls were thin.",
            "that the walls were thin",
            "criticism",
            True,
            id="what the criticism says",
        ),
        pytest.param(
            "Hale focused on denying the rumours.",
            "the rumours",
            "focused on denying",
            True,
            id="a second word of the cue denies",
        ),
        pytest.param(
            "He has long admired Anna Weiss.", "Anna Weiss", "has long admired", True, id="admired"
        ),
        pytest.param(
            "The law requires that owners pay.", "that owners pay", "requires", True, id="a clause"
        ),
        pytest.param(
            "They offered stickers reading “Stop Here Now”.",
            "stickers reading “Stop Here Now”",
            "offered",
            False,
            id="a thing with words on it",
        ),
        pytest.param(
            "Roe offered an apology for his “rude words”.",
            "an apology for his “rude words”",
            "offered",
            True,
            id="words that are quoted in part",
        ),
        pytest.param(
            "Hale sided with the majority.", "the majority", "sided with", False, id="side"
        ),
    ],
)
def test_no_speech_is_dropped(text: str, content: str, cue: str, is_kept: bool) -> None:
    article = parse(text)
    item = report(article, content, cue)
    kept = part_speech(article, [item])[0]
    assert [one.content for one in kept] == ([item.content] if is_kept else [])


@pytest.mark.parametrize(
    ("text", "source", "content", "cue"),
    [
        pytest.param(
            "Send in the events they'd like us to include.",
            "they",
            "us to include",
            "'d like",
            id="what readers may do",
        ),
        pytest.param(
            "If you want to come, write to us.", "you", "to come", "want", id="what a reader wants"
        ),
    ],
)
def test_no_speech_addresses_readers(text: str, source: str, content: str, cue: str) -> None:
    article = parse(text)
    at = text.index(source)
    item = replace(report(article, content, cue), source=article.tokens_of(at, at + len(source)))
    assert part_speech(article, [item])[0] == []


def test_no_speech_is_not_what_somebody_calls_it() -> None:
    text = "The confederation called it 'a slap in the face'."
    article = parse(text)
    item = replace(report(article, "it 'a slap in the face'", "called"), source=(0, 2))
    assert part_speech(article, [item])[0] == [item]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "presented"),
    [
        pytest.param(
            "Hale spoke about the budget.", "the budget", "spoke about", (0, 1), "act", id="a topic"
        ),
        pytest.param(
            "The court upheld the ban.", "the ban", "upheld", (0, 2), "act", id="what a court does"
        ),
        pytest.param(
            "Hale knows that it fell.", "that it fell", "knows", (0, 1), "thought", id="knows"
        ),
        pytest.param(
            "Work is expected to begin.", "to begin", "is expected", None, "thought", id="expected"
        ),
        pytest.param(
            "Hale thinks about Anna Weiss.",
            "Anna Weiss",
            "thinks about",
            (0, 1),
            "thought",
            id="name",
        ),
        pytest.param(
            "Hale asked not to be identified.",
            "not to be identified",
            "asked",
            (0, 1),
            None,
            id="why a source has no name",
        ),
        pytest.param(
            "The mother was later identified.",
            "The mother",
            "was later identified",
            None,
            None,
            id="what nobody calls somebody",
        ),
        pytest.param(
            "It is worth noting that the pier is closed.",
            "that the pier is closed",
            "noting",
            None,
            None,
            id="an author's remark",
        ),
    ],
)
def test_no_speech_keeps_thoughts_and_acts_apart(
    text: str, content: str, cue: str, source: tuple[int, int] | None, presented: str | None
) -> None:
    article = parse(text)
    item = replace(report(article, content, cue), source=source)
    unspoken = [replace(item, presentation=presented)] if presented else []
    assert part_speech(article, [item]) == ([], unspoken)


@pytest.mark.parametrize(
    ("confidence", "is_kept"),
    [
        pytest.param(0.4, True, id="likely enough"),
        pytest.param(0.3, False, id="noise"),
        pytest.param(None, False, id="not known"),
    ],
)
def test_no_speech_takes_what_is_unsure_for_an_act(confidence: float | None, is_kept: bool) -> None:
    article = parse("Hale is backing the plan.")
    item = report(article, "the plan", "is backing")
    unsure = replace(item, source=(0, 1), confidence=confidence)
    unspoken = [replace(unsure, presentation="act")] if is_kept else []
    assert part_speech(article, [], [unsure]) == ([], unspoken)


def test_no_speech_is_surer_of_an_act_with_marks() -> None:
    article = parse("Hale is backing the “long overdue” plan of the port.")
    item = report(article, "the “long overdue” plan of the port", "is backing", "Hale")
    unsure = [replace(item, confidence=share) for share in (0.4, 0.5)]
    assert [one.confidence for one in part_speech(article, [], unsure)[1]] == [0.5]


def test_no_speech_takes_no_unsure_speech_for_an_act() -> None:
    article = parse("Hale said that it fell on Monday.")
    unsure = replace(report(article, "that it fell on Monday", "said"), confidence=0.6)
    assert part_speech(article, [], [unsure]) == ([], [])


@pytest.mark.parametrize(
    ("text", "content", "cue", "presented"),
    [
        pytest.param(
            "The minister also scrapped the duty on empty flats.",
            "the duty on empty flats",
            "also scrapped",
            "act",
            id="no word of speech",
        ),
        pytest.param(
            "Hale intimated that it will fall.",
            "that it will fall",
            "intimated",
            "speech",
            id="a clause under a rare word",
        ),
        pytest.param(
            "It is late, the paper states.", "It is late", "states", "speech", id="taken for a noun"
        ),
        pytest.param(
            "A ruling by the court that the ban was illegal helped.",
            "that the ban was illegal",
            "ruling",
            "speech",
            id="a noun that reports",
        ),
        pytest.param(
            "Analysts reckon that the saga goes on.",
            "that the saga goes on",
            "reckon",
            "speech",
            id="a clause under a word of the mind",
        ),
        pytest.param(
            "He scrapped “the tax on air”.", "“the tax on air”", "scrapped", "speech", id="marks"
        ),
    ],
)
def test_no_speech_reports_by_a_word(text: str, content: str, cue: str, presented: str) -> None:
    article = parse(text)
    item = replace(report(article, content, cue), source=(0, 1))
    said, _ = part_speech(article, [item])
    assert [one.presentation for one in said] == [presented]


def test_no_speech_says_nothing_twice() -> None:
    article = parse("Hale is backing the plan of the port.")
    said = replace(report(article, "the plan of the port", "is backing"), source=(0, 1))
    again = replace(report(article, "the plan", "is backing"), source=(0, 1), confidence=0.6)
    assert part_speech(article, [said], [again]) == ([said], [])


def test_no_speech_is_what_a_reader_may_believe() -> None:
    article = parse("It is late, and you believe that it is over.")
    item = report(article, "that it is over", "believe", "you")
    assert part_speech(article, [item])[0] == []


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "expected"),
    [
        pytest.param(
            "The flood encouraged some men to steal.",
            "some men to steal",
            "encouraged",
            "The flood",
            [],
            id="a thing",
        ),
        pytest.param(
            "The support from the family highlights a serious concern.",
            "a serious concern",
            "highlights",
            "The support from the family",
            [],
            id="what somebody did",
        ),
        pytest.param(
            "She wore a top that revealed the underside of her arms.",
            "the underside of her arms",
            "revealed",
            "that",
            [],
            id="a thing that a clause is about",
        ),
        pytest.param(
            "Her son encouraged some men to leave.",
            "some men to leave",
            "encouraged",
            "Her son",
            ["some men to leave"],
            id="a person",
        ),
        pytest.param(
            "The panel revealed which films it likes.",
            "which films it likes",
            "revealed",
            "The panel",
            ["which films it likes"],
            id="a body",
        ),
    ],
)
def test_no_speech_is_what_a_thing_does(
    text: str, content: str, cue: str, source: str, expected: list[str]
) -> None:
    article = parse(text)
    spoken, _ = part_speech(article, [report(article, content, cue, source)])
    assert [text[slice(*item.content[0])] for item in spoken] == expected


def test_no_speech_leads_to_speech_as_a_thought() -> None:
    text = "Roe is relishing his role. “I play where it suits my team.”"
    article = parse(text)
    first = report(article, "his role", "is relishing", "Roe")
    second = replace(report(article, text[27:], "play"), source=None, cue=None, continues=0)
    said, _ = part_speech(article, [first, second])
    assert [one.presentation for one in said] == ["thought", "speech"]
