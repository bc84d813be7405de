"""A new password by mail: Django's own pages, in the admin's look.

Whoever asks is told the same whether there is such a user or not, and just as soon: the letter is sent beside the
answer. Its link begins with SITE_URL and not with the host that was asked for, is good for a day, and once.
"""

import threading
from contextvars import copy_context
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.core.cache import cache
from django.urls import path

from claims.admin_site import FactbaseAdminSite

# To one user, from one process of the web server. It keeps a stranger from filling somebody's mailbox.
LETTERS_AN_HOUR = 3
THREAD_NAME = "factbase-password-letter"
log = structlog.get_logger(__name__)


class ResetForm(PasswordResetForm):
    """Sends its letter on a thread of its own: a mail server's time would tell that there is such a user."""

    def send_mail(  # type: ignore[override]
        self, subject: str, body: str, context: dict[str, Any], *args: Any, **options: Any
    ) -> None:
        user = context["user"].pk
        if not _may_have_another(user):
            log.warning("password letter not sent: too many within an hour", user=user)
            return
        # In this request's context, so that what is logged there carries its id.
        send = partial(copy_context().run, super().send_mail, subject, body, context, *args, **options)
        threading.Thread(target=send, name=THREAD_NAME).start()


class ResetView(views.PasswordResetView):
    """Asks for the address, and answers the same to any."""

    form_class = ResetForm

    @property
    def extra_email_context(self) -> dict[str, str]:  # type: ignore[override]
        site = urlsplit(settings.SITE_URL)
        return {"site_name": "factbase", "protocol": site.scheme, "domain": site.netloc}


def _may_have_another(user: int) -> bool:
    key = f"password-letters-{user}"
    cache.add(key, 0, timeout=3600)
    return bool(cache.incr(key) <= LETTERS_AN_HOUR)


_NAMES = {"site_header": FactbaseAdminSite.site_header, "site_title": FactbaseAdminSite.site_title}
_DONE = views.PasswordResetDoneView.as_view(extra_context=_NAMES)
_CONFIRM = views.PasswordResetConfirmView.as_view(extra_context=_NAMES)
_COMPLETE = views.PasswordResetCompleteView.as_view(extra_context=_NAMES)

urlpatterns = [
    # The log-in page links to this name where it is there.
    path("password_reset/", ResetView.as_view(extra_context=_NAMES), name="admin_password_reset"),
    path("password_reset/done/", _DONE, name="password_reset_done"),
    path("reset/<uidb64>/<token>/", _CONFIRM, name="password_reset_confirm"),
    path("reset/done/", _COMPLETE, name="password_reset_complete"),
]
