"""The sample desk: reports by outlets that do not exist, read by the real pipeline, so that a new desk shows something."""

from claims.sample_desk.loading import Loaded, NotReadError, load, load_on_first_run
from claims.sample_desk.removing import remove

__all__ = ["Loaded", "NotReadError", "load", "load_on_first_run", "remove"]
