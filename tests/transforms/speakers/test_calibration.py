import pytest

from transforms.speakers.antecedents import read_settings
from transforms.speakers.calibration import EVIDENCE, calibrate, read_evidence


@pytest.mark.parametrize(
    ("kind", "is_named", "expected"),
    [
        ("nominal", True, "noun"),
        ("nominal", False, "described"),
        ("pronoun", True, "pronoun"),
        ("none", False, "none"),
    ],
)
def test_calibration_tells_a_description_that_led_to_a_name_apart(
    kind: str, is_named: bool, expected: str
) -> None:
    assert read_evidence(kind, is_named=is_named) == expected


def test_calibration_keeps_the_order_and_has_a_curve_for_each_kind() -> None:
    curves = read_settings().calibration
    assert set(curves) == set(EVIDENCE)
    for curve in curves.values():
        sure = [calibrate(step / 20, curve) for step in range(1, 20)]
        assert sure == sorted(sure)
        assert 0 < sure[0] < sure[-1] < 1


def test_calibration_of_the_identity_changes_nothing() -> None:
    assert calibrate(0.7, {"slope": 1.0, "offset": 0.0}) == pytest.approx(0.7)
