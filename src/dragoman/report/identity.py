"""The canonical text of a report, and the id made from it.

Nothing is cut out and nothing moves: apart from line ends and the byte order mark every change is one character
for one. There is no Unicode normalisation, which would shift offsets.
"""

import hashlib
import re
import sys
import unicodedata

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ODD_SPACES = {code: " " for code in range(0x80, sys.maxunicode) if unicodedata.category(chr(code)) == "Zs"}
_HALF_CHARACTERS = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates: no file can hold them
_ONE_FOR_ONE = _ODD_SPACES | _HALF_CHARACTERS


def canonical_text(text: str) -> str:
    r"""The text that all offsets count in: line ends `\n`, odd spaces plain, no byte order mark at its head."""
    return _LINE_END.sub("\n", text.removeprefix("\ufeff")).translate(_ONE_FOR_ONE)


def text_id(text: str) -> str:
    """SHA-256 of the canonical text in hexadecimal: the same words have the same id, whatever file they came in."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
