"""Sending one letter by the mail backend that is configured, on a connection of its own.

What goes wrong becomes one error with words for the desk. Its `name` alone is for logs: a mail server's answer may
repeat the address.
"""

import smtplib
from collections.abc import Mapping

from django.core.mail import EmailMultiAlternatives, get_connection

from claims.alerts.letters import Letter

REFUSED_FOR_GOOD = range(500, 600)


class NotSentError(Exception):
    """A letter was not taken by the mail server; `for_good` where it never will be."""

    def __init__(self, why: str, *, name: str, for_good: bool = False) -> None:
        self.name = name
        self.for_good = for_good
        super().__init__(why)


def send(letter: Letter, *, address: str, headers: Mapping[str, str] | None = None) -> None:
    """Send the letter now. Raises NotSentError; never call it inside a transaction, mail servers take their time."""
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[address],
        # RFC 3834: no one's holiday answers this, and no list takes it for a person's.
        headers={"Auto-Submitted": "auto-generated", **(headers or {})},
        connection=get_connection(),
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, answer = next(iter(error.recipients.values()))
        raise _refusal("The mail server refused the address", code, answer, error) from None
    except smtplib.SMTPResponseException as error:
        raise _refusal("The mail server refused", error.smtp_code, error.smtp_error, error) from None
    except Exception as error:  # noqa: BLE001  (a backend may raise anything, and its words may hold the address)
        name = type(error).__name__
        raise NotSentError(f"The mail could not be handed over ({name}): {error}", name=name) from None


def _refusal(what: str, code: int, answer: bytes | str, error: smtplib.SMTPException) -> NotSentError:
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    return NotSentError(
        f"{what}: {code} {' '.join(words.split())}",
        name=f"{type(error).__name__} {code}",
        for_good=isinstance(error, smtplib.SMTPRecipientsRefused) and code in REFUSED_FOR_GOOD,
    )
