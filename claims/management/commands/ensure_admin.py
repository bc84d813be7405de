"""Make the first administrator, where there is none, with a subscription: his mail shows what alerts are like."""

import os
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims.models import Subscription

PASSWORD_VARIABLE = "FACTBASE_ADMIN_PASSWORD"  # noqa: S105  (the variable's name, no password)


class Command(BaseCommand):
    help = (
        f"Create the superuser 'admin' with the password in {PASSWORD_VARIABLE}, unless there is a superuser already."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.filter(is_superuser=True).exists():
            self.stdout.write("There is an administrator already.")
            return
        password = os.environ.get(PASSWORD_VARIABLE, "")
        if not password:
            raise CommandError(f"{PASSWORD_VARIABLE} is not set.")
        admin = User.objects.create_superuser("admin", "admin@localhost", password)
        Subscription.objects.create(user=admin, address=admin.email, confirmed_at=timezone.now())
        self.stdout.write("The user admin is made.")
