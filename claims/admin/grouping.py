"""Regrouping on a fact's page: confirm, reject or move a claim, split the fact, merge it; each shows first what it changes."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from claims.admin.desk import PageDesk, require, row_number
from claims.admin.previewed import PreviewedForm
from claims.models import Claim, Fact, Membership
from claims.models.decisions import DecisionState
from claims.queries import members_of_fact
from claims.reviewing.fact_options import FactOption, facts_to_merge, facts_to_move_to
from claims.reviewing.previews import Change, preview
from claims.reviewing.regrouping import merge_facts, move_claim, refuse_merge, reject_membership, split_fact
from claims.reviewing.review import NotPossibleError

NO_SUCH_FACT = "There is no such fact: choose one of the list, or search for it."


class _FactForm(PreviewedForm):
    """One of several facts, and why."""

    fact = forms.CharField(error_messages={"required": "Choose a fact."})
    reason = forms.CharField(
        required=False, max_length=1000, help_text="Optional; it is kept with the decision.", widget=forms.TextInput
    )

    def __init__(self, *args: Any, options: Iterable[FactOption], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = list(options)

    def clean_fact(self) -> Fact:
        fact = Fact.objects.filter(pk=row_number(self.cleaned_data["fact"]) or 0).first()
        if fact is None:
            raise forms.ValidationError(NO_SUCH_FACT)
        return fact


class _SplitForm(PreviewedForm):
    """Claims of a fact that answer another question."""

    claims = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "This claim is not here."},
    )
    title = forms.CharField(
        required=False, max_length=300, label="Title of the new fact", help_text="What it asks, where and when."
    )
    reason = forms.CharField(required=False, max_length=1000, help_text="Optional; it is kept with the decision.")

    def __init__(self, *args: Any, members: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = [member.claim for member in members if member.state == DecisionState.CONFIRMED]
        self.fields["claims"].choices = [(str(claim.pk), str(claim)) for claim in self.members]  # type: ignore[attr-defined]

    def chosen(self) -> list[Claim]:
        return [claim for claim in self.members if str(claim.pk) in self.cleaned_data["claims"]]


class GroupingPages(PageDesk):
    """What the desk of facts does about grouping; each is `claims.reviewing.regrouping`'s to do."""

    def get_urls(self) -> list[URLPattern]:
        names = {"merge": self.merge, "split": self.split, "move": self.move}
        pages = [
            path(f"<int:object_id>/{name}/", self.admin_site.admin_view(view), name=f"claims_fact_{name}")
            for name, view in names.items()
        ]
        return [
            *pages,
            self.doing("confirm", self.confirm),
            self.doing("reject", self.reject),
            self.doing("apart", self.apart),
            *super().get_urls(),
        ]

    def merge(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Merge the fact with another that asks the same."""
        fact = self._regrouped(request, object_id)
        form = _FactForm(request.POST or None, options=facts_to_merge(fact, words=_words(request)))

        def operation() -> Fact:
            return merge_facts(fact, form.cleaned_data["fact"], by=request.user)

        return self._act(
            request, fact, form, operation, what="Merge", template="merge", of=lambda: [fact, form.cleaned_data["fact"]]
        )

    def split(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Have some of the fact's claims make a fact of their own."""
        fact = self._regrouped(request, object_id)
        form = _SplitForm(request.POST or None, members=members_of_fact(fact), initial={"title": fact.title})

        def operation() -> Fact:
            told = {name: form.cleaned_data[name] for name in ("title", "reason")}
            return split_fact(fact, form.chosen(), **told, by=request.user)

        return self._act(request, fact, form, operation, what="Split", template="split", of=lambda: [fact])

    def move(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Move one claim of the fact to another fact."""
        fact = self._regrouped(request, object_id)
        claim = _claim_asked(request.GET, fact)
        form = _FactForm(request.POST or None, options=facts_to_move_to(claim, fact, words=_words(request)))

        def operation() -> None:
            move_claim(claim, to=form.cleaned_data["fact"], by=request.user, reason=form.cleaned_data["reason"])

        return self._act(
            request, fact, form, operation, what="Move", template="move", claim=claim,
            of=lambda: [fact, form.cleaned_data["fact"]],
        )  # fmt: skip

    def confirm(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """A claim that was suggested answers the fact's question."""
        fact = self._regrouped(request, object_id)
        return self._do(request, fact, lambda: move_claim(_claim_asked(request.POST, fact), to=fact, by=request.user))

    def reject(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """A claim does not answer the fact's question, and is never suggested for it again."""
        fact = self._regrouped(request, object_id)
        claim = _claim_asked(request.POST, fact)
        membership = Membership.objects.get(claim=claim, fact=fact)
        return self._do(request, fact, lambda: reject_membership(membership, by=request.user))

    def apart(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Two facts are not one; that they be merged is never suggested again."""
        fact = self._regrouped(request, object_id)
        other = self.item(request, row_number(request.POST.get("other")) or 0)
        return self._do(request, fact, lambda: refuse_merge(fact, other, by=request.user))

    def _regrouped(self, request: HttpRequest, object_id: int) -> Any:
        require(request, "group_claim")
        return self.item(request, object_id)

    def _do(self, request: HttpRequest, fact: Fact, operation: Callable[[], None]) -> HttpResponse:
        try:
            operation()
        except NotPossibleError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Done; the facts concerned are judged again.")
        return self.back(request, fact)

    def _act(
        self,
        request: HttpRequest,
        fact: Fact,
        form: PreviewedForm,
        operation: Callable[[], Fact | None],
        *,
        what: str,
        template: str,
        of: Callable[[], list[Fact]],
        claim: Claim | None = None,
    ) -> HttpResponse:
        """Show the form; posted, show what it would change; confirmed as previewed, do it and go to the fact."""
        changes: list[Change] = []
        if form.is_bound and form.is_valid():
            try:
                if form.is_previewed:
                    done = operation() or form.cleaned_data["fact"]
                    messages.success(request, "Done; the facts concerned are judged again.")
                    return HttpResponseRedirect(self.address(done))
                changes = preview(operation, of=of())
            except NotPossibleError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": f"{what}: {fact}",
            "item": fact,
            "form": form,
            "claim": claim,
            "changes": changes,
            "what": what,
            "words": _words(request),
            "as_asked": form.as_asked() if changes else "",
            "back": self.address(fact),
        }
        return TemplateResponse(request, f"claims/admin/{template}.html", context, status=400 if form.errors else 200)


def _words(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\0", "")[:200].strip()


def _claim_asked(given: Any, fact: Fact) -> Claim:
    """The claim that is named, if it is a member of the fact; else 404."""
    member = Membership.objects.filter(fact=fact, claim=row_number(given.get("claim"))).exclude(
        state=DecisionState.REJECTED
    )
    found = member.select_related("claim__article__publisher").first()
    if found is None:
        raise Http404
    return found.claim
