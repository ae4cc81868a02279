"""Tokens: words with affixes and runs of marks stay whole, compounds are parted."""

import pytest

from dragoman.language.tokens import blank_language


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("anti-corruption", ["anti-corruption"]),
        ("Non-proliferation", ["Non-proliferation"]),
        ("Russian-Turkish", ["Russian", "-", "Turkish"]),
        ("ex-president", ["ex", "-", "president"]),
        ("Ban Ki-moon", ["Ban", "Ki", "-", "moon"]),
        ("Really?!!", ["Really", "?!!"]),
        ("and so on etc.", ["and", "so", "on", "etc."]),
    ],
)
def test_tokens_are_those_of_the_treebanks(text: str, tokens: list[str]) -> None:
    assert [token.text for token in blank_language()(text)] == tokens
