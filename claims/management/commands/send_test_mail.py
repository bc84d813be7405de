"""Send one test letter now, by the mail settings that alerts are sent by, and say what happened."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from claims.alerts.letters import Letter
from claims.alerts.mailing import NotSentError, send

TEST_LETTER = Letter(
    subject="Test letter from factbase",
    text="This letter was asked for by send_test_mail.\nThat it came means that alerts can be mailed to this address.\n",
)


class Command(BaseCommand):
    help = "Send one test letter to ADDRESS now, by the same settings as alerts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", metavar="ADDRESS")

    def handle(self, *args: Any, **options: Any) -> None:
        address = options["address"]
        try:
            validate_email(address)
            send(TEST_LETTER, address=address)
        except ValidationError:
            raise CommandError(f"{address!r} is no mail address; nothing was sent.") from None
        except NotSentError as error:
            raise CommandError(f"The test letter was not sent. {error}") from None
        self.stdout.write(f"The test letter to {address} was handed over to {_whereto()}.")


def _whereto() -> str:
    if "smtp" in settings.EMAIL_BACKEND:
        return f"the mail server {settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    return f"the folder {settings.EMAIL_FILE_PATH} (EMAIL_URL is not set)"
