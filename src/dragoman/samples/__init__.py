"""Reports written for the program, to try it with."""

from pathlib import Path


def model_report() -> Path:
    """The report that shows the most: talks of two presidents, with what was said, agreed and is due."""
    return Path(__file__).with_name("talks-in-ulaanbaatar.txt")
