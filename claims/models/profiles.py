"""Profile: what we keep of a user besides Django's own."""

from django.conf import settings
from django.db import models


class Profile(models.Model):
    """A user's time zone."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    time_zone = models.CharField(max_length=64, default="UTC", help_text="Such as Europe/London.")

    def __str__(self) -> str:
        return f"{self.user}: {self.time_zone}"
