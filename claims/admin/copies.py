"""Copies on an article's page: whose copy it is and why, who copies it, and a person's word on that."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern

from claims.admin.desk import PageDesk, require
from claims.permissions import may
from claims.reviewing.copy_decisions import say_copy, say_no_copy
from claims.reviewing.review import NotPossibleError
from sources.decisions import DecisionState
from sources.models import Article, CopyMatch

# More papers than these print a text: they are counted.
COPIES_NAMED = 30


class CopyForm(forms.Form):
    """What a person says of this article and another one, and why."""

    # Other forms of the page have fields of the same names.
    prefix = "copy"
    is_copy = forms.TypedChoiceField(
        label="Decision",
        choices=(("yes", "This article is a copy of the other"), ("no", "Neither is a copy of the other")),
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is a copy."},
    )
    original = forms.ModelChoiceField(
        label="Number of the other article",
        queryset=Article.objects.all(),
        widget=forms.NumberInput(attrs={"min": 1}),
        help_text="It stands in the address of that article's page.",
        error_messages={
            "required": "Give the number of the other article.",
            "invalid_choice": "There is no article of this number.",
        },
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Say why: it stands beside the decision."}
    )


class CopyDesk(PageDesk):
    """A desk of articles on whose pages copies are decided."""

    def get_urls(self) -> list[URLPattern]:
        return [self.doing("copy", self.decide_copy), *super().get_urls()]

    def decide_copy(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Have this article count as a copy of another, or as none."""
        article = self.item(request, object_id)
        require(request, "relate_copies")
        form = CopyForm(request.POST)
        if form.is_valid():
            decide = say_copy if form.cleaned_data["is_copy"] else say_no_copy
            try:
                decide(
                    article,
                    original=form.cleaned_data["original"],
                    by=request.user,
                    reason=form.cleaned_data["reason"],
                )
            except NotPossibleError as error:
                form.add_error(error.field or None, str(error))
        if not form.is_valid():
            return self.page(request, article, copy_form=form)
        messages.success(request, "Noted. The facts concerned are judged again.")
        return HttpResponseRedirect(self.address(article))


def copies_shown(request: HttpRequest, article: Article) -> dict[str, Any]:
    """What the page says of copies: `copy_match` is the original that the text leads to, `item.copy_of` the root."""
    matches = CopyMatch.objects.select_related(
        "original__publisher", "original__current_revision", "decided_by"
    ).filter(copy=article)
    match = matches.filter(state=DecisionState.CONFIRMED).first()
    copies = Article.objects.filter(copy_of=article).select_related("publisher", "current_revision")
    initial = {"original": match.original_id, "is_copy": "no"} if match else {}
    return {
        "copy_match": match,
        "parted": list(matches.filter(state=DecisionState.REJECTED)),
        "copies": list(copies[:COPIES_NAMED]),
        "copy_count": copies.count(),
        "copy_form": CopyForm(initial=initial),
        "may_relate_copies": may(request.user, "relate_copies"),
    }
