"""The settings of a worker in which one text kills whoever reads it, as a crash in a library would."""

import os
import signal

import factbase
from config.settings import *  # noqa: F403

_read = factbase.extract_claims


def extract_claims(text, **options):
    """Kill this very process where the text says so."""
    if "THIS TEXT KILLS ITS READER" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return _read(text, **options)


factbase.extract_claims = extract_claims
