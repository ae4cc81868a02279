"""The shape of a page: every character that is no space belongs to one block, and each block to its kind."""

from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.report.blocks import find_layout
from dragoman.report.identity import canonical_text

PAGE = """All news

Ministers agree to reopen border crossing

Two neighbours have agreed to reopen a crossing closed for eleven years, restore trains and exchange
 Foreign ministers Ana Horvat and Paul Berg shake hands in Vienna Maria Stone/Ministry Press Office/APX
Foreign ministers Ana Horvat and Paul Berg shake hands in Vienna
© Maria Stone/Ministry Press Office/APX

VIENNA, June 3. /TASS/. The foreign ministers of the two countries said on Friday they had agreed to reopen the border.

"We will open the gate together," Horvat told reporters after the talks.

Trains

The first train is to run in September, the ministers said.

Read also: Border town waits for its bridge

Trade and customs

Customs officers of both sides will work in one building, according to Berg.
"""

WRAPPED = """Ministers agree to reopen border crossing

VIENNA, June 3 (APX) -- The foreign ministers of the two countries
said on Friday that they had agreed to reopen the border crossing
that was closed eleven years ago.

    The first train is to run in September, and customs officers of
both sides will work in one building, they said after the talks in
the Austrian capital.
"""


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Kind and first words of every block."""
    blocks = find_layout(text, title).blocks
    return [(block.kind, " ".join(text[block.start : block.end].split()[:3])) for block in blocks]


def test_every_part_of_a_page_is_told_apart() -> None:
    assert kinds(canonical_text(PAGE)) == [
        ("furniture", "All news"),
        ("title", "Ministers agree to"),
        ("lead", "Two neighbours have"),
        ("caption", "Foreign ministers Ana"),
        ("caption", "Foreign ministers Ana"),
        ("credit", "© Maria Stone/Ministry"),
        ("dateline", "VIENNA, June 3."),
        ("paragraph", "The foreign ministers"),
        ("paragraph", '"We will open'),
        ("heading", "Trains"),
        ("paragraph", "The first train"),
        ("furniture", "Read also: Border"),
        ("heading", "Trade and customs"),
        ("paragraph", "Customs officers of"),
    ]


def test_the_dateline_covers_the_prefix_only() -> None:
    text = canonical_text(PAGE)
    (dateline,) = [block for block in find_layout(text).blocks if block.kind == "dateline"]
    assert text[dateline.start : dateline.end] == "VIENNA, June 3. /TASS/."


def test_lines_broken_to_a_width_are_joined() -> None:
    assert kinds(WRAPPED) == [
        ("title", "Ministers agree to"),
        ("dateline", "VIENNA, June 3"),
        ("paragraph", "The foreign ministers"),
        ("paragraph", "The first train"),
    ]


def test_a_text_that_starts_with_its_news_has_no_title() -> None:
    text = "The border will reopen in September, the foreign ministers of both countries said.\n\nTrains follow later."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_the_title_that_the_source_gives_is_found_even_in_one_word() -> None:
    text = "Vienna\n\nVIENNA, June 3 (AFP) - The border will reopen in September, both ministers said on Friday."
    assert kinds(text, "Vienna")[0] == ("title", "Vienna")


def test_speakers_of_an_interview_are_no_datelines() -> None:
    text = (
        "HORVAT: We have agreed to reopen the border in September, if the bridge is ready.\n\n"
        "BERG: That is how I understand it as well, and our engineers have begun their work."
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_a_statement_signed_at_its_foot_keeps_its_paragraphs() -> None:
    text = "Joint statement\n\nThe ministers met.\n\nThey agreed to reopen the border.\n\nVienna, 3 June 2011\n"
    assert [kind for kind, _ in kinds(text)] == ["title", "paragraph", "paragraph", "dateline"]


def test_a_byline_is_a_credit_even_where_lines_are_broken() -> None:
    text = WRAPPED.replace("crossing\n\nVIENNA", "crossing\nBy JANE DOE, Associated Press Writer\nVIENNA")
    assert [kind for kind, _ in kinds(text)] == ["title", "credit", "dateline", "paragraph", "paragraph"]


def test_tables_have_no_headings() -> None:
    text = (
        "The results of the vote were as follows on Friday:\n\nHorvat 12\n\nBerg 11\n\nStone 9\n\nThe rest stayed away."
    )
    assert "heading" not in [kind for kind, _ in kinds(text)]


PIECES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [*PAGE.split("\n"), "\n", "\n\n", " ", "KYIV (AP) —", "PARIS, May 3 -", "© A/B", "Photo: A", "Share", "—"]
        ),
    ),
    max_size=25,
)


@given(PIECES, st.one_of(st.none(), st.text(max_size=30)))
@example(["VIENNA, June 3 (APX) --"], None)
@example([" \u200b "], "")
def test_blocks_are_in_order_and_cover_the_text(pieces: list[str], title: str | None) -> None:
    text = canonical_text("\n".join(pieces))
    blocks = find_layout(text, title).blocks
    covered: set[int] = set()
    last = 0
    for block in blocks:
        assert last <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        covered.update(range(block.start, block.end))
        last = block.end
    assert all(number in covered for number, character in enumerate(text) if not character.isspace())
