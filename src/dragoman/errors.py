"""What can go wrong, from the user's side. Every message says what is wrong, where, and what to do."""


class DragomanError(Exception):
    """Anything that Dragoman itself reports; `exit_code` is what the command ends with."""

    exit_code = 1


class SourceError(DragomanError):
    """A source that cannot be read: missing, empty, binary, broken, unreachable."""


class LanguageError(SourceError):
    """A report in a language that Dragoman does not read."""


class OutputError(DragomanError):
    """A place that cannot be written."""


class ModelError(DragomanError):
    """A language model that is not installed or does not set what reading needs."""


class KnowledgeError(DragomanError):
    """A knowledge file with an entry that breaks its rules."""


class StoreError(DragomanError):
    """A store that cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """A store that another program has open just now."""
