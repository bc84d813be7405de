"""The embedded default's mail: each letter a file of its own that any mail program opens."""

import os
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.crypto import get_random_string


class EmailBackend(BaseEmailBackend):
    """Writes letters as `.eml` files to EMAIL_FILE_PATH. They name people and addresses: only the owner reads them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each letter; returns how many. Raises OSError where the folder cannot be made or written to."""
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            self._write(folder, message)
        return len(email_messages)

    def _write(self, folder: Path, message: EmailMessage) -> None:
        now = timezone.now().strftime("%Y%m%d-%H%M%S")
        path = folder / f"{now}-{get_random_string(6).lower()}.eml"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(message.message().as_bytes())
