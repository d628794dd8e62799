import pytest

from tests.support.who_speaks import Case, faults_of, read_cases


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_speakers_of_a_kind_of_writing_are_found(case: Case) -> None:
    assert faults_of(case, "encoder") == []


@pytest.mark.long
@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_speakers_are_found_by_the_accurate_profile_too(case: Case) -> None:
    assert faults_of(case, "model") == []
