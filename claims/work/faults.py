"""What went wrong, said twice: to people who may see the desk, and to a log that may not hold a word of an article.

The message of an exception may quote the very text or row that it failed on (PostgreSQL's details do), so a log gets the
kind of the exception and where it was raised, never its message.
"""

import traceback
from pathlib import Path

from django.db import Error as DatabaseError
from psycopg import Error as DriverError

LONGEST = 2000


def told(error: BaseException) -> str:
    """For people at the desk: the kind and the message, of the database's only its first line without the row."""
    cause = error.__cause__
    if isinstance(error, DatabaseError) and isinstance(cause, DriverError):
        return f"{type(error).__name__}: {cause.diag.message_primary or 'the database refused it'}"[:LONGEST]
    return f"{type(error).__name__}: {error}"[:LONGEST]


def fault(error: BaseException) -> dict[str, str]:
    """For logs: the kind of exception, and the innermost places that it came from."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return {"error": type(error).__name__, "where": where}
