"""The desks of alerts: who wants which conflicts mailed, and every letter as it was sent."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin

from claims.admin.desk import Desk, PageDesk, moment_column
from claims.models import Delivery, Subscription
from claims.permissions import may
from factbase.metrics import METRICS

# A letter is shown as its reader sees it: its own styles, but no script, no form, nothing fetched.
LETTER_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


class SubscriptionForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """A subscription; metrics are ticked and places written a line each, where the row keeps lists."""

    metrics = forms.MultipleChoiceField(
        choices=[(name, name) for name in METRICS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only conflicts on these; none ticked: all.",
    )
    places = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line, such as Iraq; empty: all places.",
    )

    class Meta:
        model = Subscription
        fields = ("user", "address", "min_severity", "metrics", "places", "active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["places"] = "\n".join(self.instance.places)

    def clean_places(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["places"].splitlines() if line.strip()]


@admin.register(Subscription)
class SubscriptionDesk(Desk):
    """Subscriptions: everybody's own, for administrators all."""

    empty_text = "No subscriptions yet. Add one, and conflicts are mailed to its address as they are opened or change."
    form = SubscriptionForm
    list_display = ("address", "user", "min_severity", "active", moment_column("confirmed_at", "confirmed"))
    list_filter = ("active", "min_severity")
    list_select_related = ("user",)
    search_fields = ("address", "user__username")
    readonly_fields = ("confirmed_at",)
    actions = ("confirm_addresses",)

    def get_queryset(self, request: HttpRequest) -> Any:
        every = super().get_queryset(request)
        return every if self.has_confirm_permission(request) else every.filter(user_id=request.user.pk)

    def has_confirm_permission(self, request: HttpRequest) -> bool:
        """Whether this user looks after the subscriptions of all."""
        return super().has_change_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_own = may(request.user, "subscribe") and (obj is None or obj.user_id == request.user.pk)
        return is_own or self.has_confirm_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Letters that were sent stay; they only no longer know their subscription.
        return obj is not None and self.has_change_permission(request, obj)

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return () if self.has_confirm_permission(request) else ("user",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"user": str(request.user.pk), "address": getattr(request.user, "email", "")}

    def save_model(self, request: HttpRequest, obj: Subscription, form: Any, change: bool) -> None:  # noqa: FBT001
        if "user" not in form.fields and not change:
            obj.user = User.objects.get(username=request.user.get_username())
        if {"address", "user"} & set(form.changed_data) or not change:
            is_own_address = obj.address.casefold() == obj.user.email.casefold()
            obj.confirmed_at = timezone.now() if is_own_address else None
        super().save_model(request, obj, form, change)

    def fields_to_save(self, form: Any) -> list[str]:
        return [*form.changed_data, "confirmed_at"]

    @admin.action(description="Confirm the addresses of the selected", permissions=["confirm"])
    def confirm_addresses(self, request: HttpRequest, queryset: QuerySet[Subscription]) -> None:
        confirmed = queryset.filter(confirmed_at=None).update(confirmed_at=Now())
        messages.success(request, f"{confirmed} address{'' if confirmed == 1 else 'es'} confirmed.")


@admin.register(Delivery)
class DeliveryDesk(PageDesk):
    """Letters, newest first: to read, never to write."""

    empty_text = "No letters yet. One is owed as soon as a conflict that somebody subscribes to is opened or changes."
    page_template = "claims/admin/delivery.html"
    list_display = ("subject_or_address", "address", "state", "attempts", moment_column("sent_at", "sent"))
    list_filter = ("state",)
    search_fields = ("subject", "address")
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description="letter", ordering="subject")
    def subject_or_address(self, delivery: Delivery) -> str:
        return str(delivery)

    def get_urls(self) -> list[URLPattern]:
        letter = self.admin_site.admin_view(xframe_options_sameorigin(self.letter))
        return [path("<int:object_id>/letter/", letter, name="claims_delivery_letter"), *super().get_urls()]

    def letter(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The letter's HTML alone, under a policy of its own."""
        delivery = self.item(request, object_id)
        return HttpResponse(delivery.html, headers={"Content-Security-Policy": LETTER_POLICY})
