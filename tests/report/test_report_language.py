"""The guess at a text's language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.report import guess_language

ENGLISH = "The ministers said that the border will be open to trucks from both countries in the autumn."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ENGLISH),
        ("en", ENGLISH.upper()),
        ("en", "Ministers agree to reopen the crossing"),
        ("fr", "Les ministres ont déclaré que la frontière sera ouverte dans les deux pays à partir de l'automne."),
        ("de", "Die Minister sagten, dass die Grenze für Lastwagen aus den beiden Ländern im Herbst offen ist."),
        ("es", "Los ministros dijeron que la frontera se abrirá en el otoño para los camiones de los dos países."),
        (
            "pt",
            "Os ministros disseram que a fronteira será aberta no outono para os camiões dos dois países e não antes.",
        ),
        ("it", "I ministri hanno detto che la frontiera sarà aperta ai camion dei due paesi in autunno e non prima."),
        ("ru", "Министры заявили, что граница будет открыта для грузовиков обеих стран осенью, но не раньше."),
        ("uk", "Міністри заявили, що кордон буде відкрито для вантажівок обох країн восени, але не раніше."),
        (
            "tr",
            "Bakanlar, sınırın sonbaharda her iki ülke için açık olacağını ve bunun çok önemli olduğunu söyledi.",
        ),
        ("ar", "قال الوزراء إن الحدود ستفتح في الخريف أمام الشاحنات من البلدين"),
        ("zh", "两国部长表示边境将于秋季开放"),
        ("ja", "両国の大臣は国境を秋に開くと述べた"),
        ("ko", "장관들은 국경이 가을에 열릴 것이라고 말했다"),
        ("el", "Οι υπουργοί είπαν ότι τα σύνορα θα ανοίξουν"),
        ("und", "Vienna"),
        ("und", ""),
        ("und", "1,234 5,678 12:30"),
    ],
)
def test_languages_are_told_apart(language: str, text: str) -> None:
    assert guess_language(text) == language


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert guess_language(text) == "und" or len(guess_language(text)) == 2
