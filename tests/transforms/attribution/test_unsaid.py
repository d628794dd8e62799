import pytest

from tests.support.articles import parse
from tests.support.attributions import report
from transforms.attribution.unsaid import is_unsaid, is_untold


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        pytest.param(
            "In 2017 he choke-slammed a journalist.",
            "a journalist",
            "choke-slammed",
            id="half of a word",
        ),
        pytest.param(
            "When I ask why, she looks at the bucket.",
            "why, she looks at the bucket",
            "ask",
            id="the word of a question",
        ),
        pytest.param(
            "Another called “Fans of Roe” has left the league.",
            "“Fans of Roe” has left the league",
            "called",
            id="a thing of that name",
        ),
        pytest.param(
            "Roe explained his reasoning on the radio.",
            "his reasoning on the radio",
            "explained",
            id="what is explained",
        ),
        pytest.param(
            "Hale made posts asking about the port.",
            "the port",
            "asking about",
            id="what somebody asks about",
        ),
        pytest.param(
            "Roe sought to clarify her remark that it sank.",
            "her remark that it sank",
            "sought to clarify",
            id="what is tried",
        ),
        pytest.param(
            "They refuse to denounce the attack on the court.",
            "the attack on the court",
            "refuse to denounce",
            id="no blame",
        ),
        pytest.param(
            "The firm declined to go into detail on the deal.",
            "to go into detail on the deal",
            "declined",
            id="no detail",
        ),
        pytest.param(
            "The bill requires firms to disclose whether they use it.",
            "whether they use it",
            "to disclose",
            id="a duty",
        ),
        pytest.param(
            "Imagine a guard at the door. “Your pot is too wide,” he says.",
            "“Your pot is too wide,”",
            "says",
            id="what a reader is to imagine",
        ),
        pytest.param(
            "A law that obliges hospitals to report how many die was passed.",
            "how many die",
            "to report",
            id="a duty under a law",
        ),
        pytest.param(
            "Banks must disclose that they hold such assets.",
            "that they hold such assets",
            "must disclose",
            id="what has to be disclosed",
        ),
        pytest.param(
            "Roe wrote in the Labour Post about the election outcome.",
            "about the election outcome",
            "wrote",
            id="a topic",
        ),
        pytest.param(
            "Roe refused to answer further questions.",
            "to answer further questions",
            "refused",
            id="no answer",
        ),
        pytest.param(
            "“He lied,” Roe said, referring to the mayor.",
            "the mayor",
            "referring to",
            id="whom somebody means",
        ),
        pytest.param(
            "People meet to write articles about the town.",
            "the town",
            "meet to write articles about",
            id="a topic of what is written elsewhere",
        ),
        pytest.param(
            "Roe declined to be interviewed.", "to be interviewed", "declined", id="no interview"
        ),
        pytest.param(
            "The singer resisted any temptation to refer to the scandal.",
            "the scandal",
            "resisted any temptation to refer to",
            id="what somebody kept from telling",
        ),
        pytest.param(
            "The firm failed to disclose the payments.",
            "the payments",
            "failed to disclose",
            id="what was not told",
        ),
        pytest.param(
            "The groups can’t agree on a candidate.",
            "a candidate",
            "can’t agree on",
            id="what is not agreed",
        ),
        pytest.param(
            "Police sought to speak with Hale.", "to speak with Hale", "sought", id="an attempt"
        ),
        pytest.param("Roe showed how to swim.", "how to swim", "showed", id="a show"),
        pytest.param(
            "Guests should consider what day they book.",
            "what day they book",
            "should consider",
            id="what the author advises",
        ),
        pytest.param(
            "Roe was wrong, citing experts who expect rain.",
            "experts who expect rain",
            "citing",
            id="whom somebody cites",
        ),
        pytest.param("The firm declined to comment.", "to comment", "declined", id="a refusal"),
        pytest.param(
            "Roe refused to discuss the case.",
            "the case",
            "refused to discuss",
            id="a refusal in the cue",
        ),
        pytest.param(
            "Roe outlined some of the plans.", "some of the plans", "outlined", id="plans named"
        ),
        pytest.param("Reporters questioned Jane Roe.", "Jane Roe", "questioned", id="who is asked"),
        pytest.param(
            "The studio has not named a replacement.",
            "a replacement",
            "has not named",
            id="silence",
        ),
        pytest.param(
            "The firm did not say how many were sued.",
            "how many were sued",
            "did not say",
            id="a question left open",
        ),
        pytest.param(
            "In May the team claimed the last place in the final.",
            "the last place in the final",
            "claimed",
            id="a prize",
        ),
        pytest.param(
            "In May the team claimed victory at the final.",
            "victory at the final",
            "claimed",
            id="a victory that is won",
        ),
        pytest.param(
            "Rules stop what is known as the “one time, last time” trick.",
            "the “one time, last time”",
            "is known as",
            id="a name",
        ),
        pytest.param(
            "Is there any way to say that some groups are smarter?",
            "that some groups are smarter",
            "to say",
            id="a way of saying",
        ),
        pytest.param(
            "Commenting on the films, Roe laughed.", "the films", "Commenting on", id="a comment"
        ),
        pytest.param(
            "He is more emphatic when discussing Ukraine.",
            "Ukraine",
            "is more emphatic when discussing",
            id="a topic beside a verb",
        ),
        pytest.param(
            "If you say to a worker “Wait ten years”, he leaves.",
            "“Wait ten years”",
            "say to",
            id="what anybody might say",
        ),
        pytest.param(
            "They meet in what fans have taken to calling “the derby of despair”.",
            "“the derby of despair”",
            "have taken to calling",
            id="a name that people have for it",
        ),
        pytest.param(
            "Roe used the same argument regarding his idea of a bank.",
            "his idea of a bank",
            "used the same argument regarding",
            id="the topic of an argument",
        ),
        pytest.param(
            "Police questioned Danilov about the theft.",
            "Danilov about the theft",
            "questioned",
            id="who is asked about a thing",
        ),
        pytest.param(
            "Both parties continued their support for cutting the tax.",
            "cutting the tax",
            "continued their support for",
            id="what somebody stands for",
        ),
        pytest.param(
            "Roe read out his acceptance speech.",
            "his acceptance speech",
            "read out",
            id="a speech of which no word is told",
        ),
        pytest.param("Roe justified his recall.", "his recall", "justified", id="what is earned"),
        pytest.param(
            "Even centrist think tanks like the Institute have changed.",
            "tanks like the Institute have changed",
            "think",
            id="one word of two",
        ),
        pytest.param("The court ruled on the appeal.", "the appeal", "ruled on", id="a ruling"),
        pytest.param(
            "Roe is too canny to make claims about the vote.",
            "the vote",
            "too canny to make claims about",
            id="out of reach",
        ),
    ],
)
def test_who_reports_in_form_alone_says_nothing(text: str, content: str, cue: str) -> None:
    article = parse(text)
    item = report(article, content, cue)
    assert is_unsaid(article, item) or is_untold(article, item)


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        pytest.param(
            "The mayor re-stated that the bridge would close.",
            "that the bridge would close",
            "re-stated",
            id="said again",
        ),
        pytest.param(
            "Roe was forced to admit that he had lied.",
            "that he had lied",
            "to admit",
            id="forced, and done",
        ),
        pytest.param(
            "I must admit that it was late.", "that it was late", "must admit", id="says so now"
        ),
        pytest.param(
            "The firm did not say that it would sell.",
            "that it would sell",
            "did not say",
            id="what the question is",
        ),
        pytest.param(
            "The firm has neither admitted nor denied wrongdoing.",
            "wrongdoing",
            "has neither admitted nor denied",
            id="what is not denied",
        ),
        pytest.param(
            "ISIS claimed responsibility for the attack.",
            "responsibility for the attack",
            "claimed",
            id="an avowal",
        ),
        pytest.param(
            "Roe wrote about the vote: “It is the first time in a century.”",
            "“It is the first time in a century.”",
            "wrote about",
            id="a topic, and words",
        ),
        pytest.param(
            "Critics call the plan “a tax on the poor”.",
            "the plan “a tax on the poor”",
            "call",
            id="what critics call it",
        ),
        pytest.param(
            "The firm refused to confirm that it would sell.",
            "that it would sell",
            "refused to confirm",
            id="what is not confirmed",
        ),
        pytest.param(
            "The study showed how it sank.", "how it sank", "showed", id="what a study shows"
        ),
        pytest.param(
            "Roe sought to explain that it sank.",
            "to explain that it sank",
            "sought",
            id="an attempt, and what was said",
        ),
        pytest.param(
            "Roe outlined plans to cut taxes.", "plans to cut taxes", "outlined", id="plans told"
        ),
        pytest.param(
            "Roe asked sailors whether, in hindsight, they would stay.",
            "whether, in hindsight, they would stay",
            "asked",
            id="a question with a comma in it",
        ),
        pytest.param(
            "The move, Roe explained, was the result of a plan.",
            ("The move", "was the result of a plan"),
            "explained",
            id="a clause that its report parts",
        ),
        pytest.param(
            "Roe sought to portray herself as a sailor.",
            "herself as a sailor",
            "sought to portray",
            id="how somebody wants to be seen",
        ),
        pytest.param(
            "Roe refused to back the plan.",
            "to back the plan",
            "refused",
            id="no backing",
        ),
    ],
)
def test_who_says_something_is_heard(text: str, content: str | tuple[str, ...], cue: str) -> None:
    article = parse(text)
    item = report(article, content, cue)
    assert not is_unsaid(article, item)
    assert not is_untold(article, item)
