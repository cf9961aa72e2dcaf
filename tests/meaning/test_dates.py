from collections.abc import Mapping

import pytest

from tests.meaning.doubts import doubts

EXAM = "credentials.70-347"


@pytest.mark.parametrize(
    "dates",
    [
        {},
        {"retires": "2017-12-31", "accepted_until": "2018-12-31"},
        {
            "available_from": "2017-01",
            "register_until": "2017-11-30",
            "retires": "2017-12",
            "accepted_until": "2018-12",
        },
        {"available_from": "2017-01-02", "accepted_until": "2018-12-31"},
        {"retires": "2017-12-31", "accepted_until": "2017-12-31"},
        {"register_until": "2017-12", "retires": "2017-12-15"},
        {"register_until": "2017-12-15", "retires": "2017-12"},
    ],
)
def test_dates_in_order_are_accepted(dates: Mapping[str, str]) -> None:
    assert doubts("dates-in-order", {f"{EXAM}.{field}": value for field, value in dates.items()}) == []


@pytest.mark.parametrize(
    ("dates", "messages"),
    [
        (
            {"retires": "2018-12-31", "accepted_until": "2017-12-31"},
            ["accepted_until: expected accepted_until not before retires (2018-12-31), found 2017-12-31"],
        ),
        (
            {"available_from": "2018-01", "retires": "2017-12-31"},
            ["retires: expected retires not before available_from (2018-01), found 2017-12-31"],
        ),
        (
            {"register_until": "2018-01-01", "retires": "2017-12"},
            ["retires: expected retires not before register_until (2018-01-01), found 2017-12"],
        ),
        (
            {
                "available_from": "2018-04",
                "register_until": "2018-03",
                "retires": "2018-02",
                "accepted_until": "2018-02",
            },
            [
                "register_until: expected register_until not before available_from (2018-04), found 2018-03",
                "retires: expected retires not before register_until (2018-03), found 2018-02",
                "accepted_until: expected accepted_until not before register_until (2018-03), found 2018-02",
            ],
        ),
    ],
)
def test_a_date_before_one_that_comes_first_is_doubted(dates: Mapping[str, str], messages: list[str]) -> None:
    found = doubts("dates-in-order", {f"{EXAM}.{field}": value for field, value in dates.items()})
    assert found == [f"{EXAM}.{message}" for message in messages]
