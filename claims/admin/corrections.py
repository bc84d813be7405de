"""The form by which a claim is corrected where it stands: its figure, metric, what is counted, and the chain hop by hop.

What makes a claim is said by `claims.reviewing.correcting` alone; here its errors find their fields.
"""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from claims.admin.desk import PageDesk
from claims.models import Attribution, Claim
from claims.reading.chains import LONGEST_WORDS, MOST_HOPS, GivenHop
from claims.reviewing.correcting import InvalidCorrectionError, edit_claim, version_of
from claims.reviewing.review import NotPossibleError
from factbase.figures import decimal_string
from factbase.metrics import METRICS

NOT_CORRECTED = "Nothing was stored: see what the form says at the claim."
NO_CHOICE = [("", "none")]
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_HOP_ERROR = re.compile(r"attribution\.([0-9]+)\.(\w+)")


class NumberField(forms.DecimalField):
    """An exact number, written with or without commas between its thousands; empty is open."""

    def __init__(self, **kwargs: Any) -> None:
        text = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_digits=60, decimal_places=20, required=False, widget=text, **kwargs)

    def to_python(self, value: Any) -> Any:
        written = str(value or "").strip()
        return super().to_python(written.replace(",", "") if _THOUSANDS.fullmatch(written) else written)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else decimal_string(value)


class FigureForm(forms.Form):
    """What is stated, of whom and what; `seen` is the version of the claim that the form was made of."""

    value = NumberField()
    low = NumberField()
    high = NumberField()
    modifier = forms.ChoiceField(choices=Claim.MODIFIERS)
    unit = forms.CharField(required=False, max_length=40)
    metric = forms.ChoiceField(required=False, choices=[*NO_CHOICE, *((name, name) for name in METRICS)])
    counted = forms.CharField(required=False, max_length=LONGEST_WORDS)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class HopForm(forms.Form):
    """One hop, by the words of the text; the starts are where they were seen, and change with a selection only."""

    source = forms.CharField(required=False, max_length=LONGEST_WORDS, widget=forms.TextInput({"data-words": "source"}))
    cue = forms.CharField(required=False, max_length=LONGEST_WORDS, widget=forms.TextInput({"data-words": "cue"}))
    stance = forms.ChoiceField(choices=Attribution.STANCES, initial="asserts")
    named = forms.BooleanField(required=False, initial=True, label="Named: known in other articles too")
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    cue_start = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def is_given(self) -> bool:
        """Whether anything is said in it: a row that is left empty is no hop."""
        return bool(self.cleaned_data.get("source") or self.cleaned_data.get("cue"))

    def given(self) -> GivenHop:
        return GivenHop(**{name: self.cleaned_data[name] for name in self.base_fields})


HopForms = formset_factory(
    HopForm, extra=1, can_order=True, can_delete=True, max_num=MOST_HOPS, absolute_max=2 * MOST_HOPS
)


class CorrectionForm:
    """The two forms of one claim, shown and posted together: to `action`, and from there to `back`."""

    def __init__(self, claim: Claim, *, action: str, back: str, data: Mapping[str, Any] | None = None) -> None:
        self.claim, self.action, self.back = claim, action, back
        figure = {name: getattr(claim, name) for name in FigureForm.base_fields if name != "seen"}
        self.figure = FigureForm(data, initial={**figure, "seen": version_of(claim)}, prefix="figure")
        chain = [_as_form(hop) for hop in claim.attribution.all()]
        self.hops = HopForms(data, initial=chain, prefix="hops")

    def store(self, *, by: User | AnonymousUser) -> bool | None:
        """Correct the claim: whether anything was new; None where it cannot be, and the fields have their errors."""
        if not (self.figure.is_valid() & self.hops.is_valid()):
            return None
        changes = {name: self.figure.cleaned_data[name] for name in self.figure.changed_data if name != "seen"}
        given = [form for form in self.hops.ordered_forms if form.is_given()]
        chain = [form.given() for form in given] if self.hops.has_changed() else None
        # Without a version the form is none of ours: "-" is that of no claim.
        seen = self.figure.cleaned_data["seen"] or "-"
        try:
            return edit_claim(self.claim, by=by, seen=seen, attribution=chain, **changes)
        except InvalidCorrectionError as error:
            for field, reason in error.errors.items():
                self._say(field, reason, given)
        except NotPossibleError as error:
            self.figure.add_error(None, str(error))
        return None

    def _say(self, field: str, reason: str, given: list[HopForm]) -> None:
        of_hop = _HOP_ERROR.fullmatch(field)
        if of_hop:
            given[int(of_hop[1])].add_error(of_hop[2], reason)
        else:
            self.figure.add_error(field if field in self.figure.fields else None, reason)


def correct(desk: PageDesk, request: HttpRequest, obj: Model, correction: CorrectionForm) -> HttpResponse:
    """Correct what was posted to a desk's page, and say so; where it cannot be, the page again with the errors."""
    changed = correction.store(by=request.user)
    if changed is None:
        messages.error(request, NOT_CORRECTED)
        return desk.page(request, obj, correction=correction)
    if changed:
        messages.success(request, "The claim is corrected; what was read stays beside it. The facts are judged again.")
    else:
        messages.info(request, "Nothing was changed: it stands as it did.")
    return HttpResponseRedirect(correction.back)


def _as_form(hop: Attribution) -> dict[str, Any]:
    said = ("cue", "stance", "named", "start", "cue_start")
    return {"source": hop.name, **{name: getattr(hop, name) for name in said}}
