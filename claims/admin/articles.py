"""The desk of articles: taking one in, and the text with its figures highlighted, its claims beside it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse

from claims.admin.article_page import article_page, reading_shown
from claims.admin.copies import CopyDesk, copies_shown
from claims.admin.corrections import CorrectionForm, correct
from claims.admin.desk import require, row_number
from claims.admin.filters import PublisherFilter, WithdrawnFilter
from claims.models import Reading
from claims.pages.wording import moment_words
from claims.permissions import may
from claims.pipeline import take_in
from claims.queries import articles_for_list, claims_to_correct
from claims.reviewing import review
from sources.article_text import InvalidArticleError
from sources.intake import Stored
from sources.models import Article, Revision

TAKEN_IN = {
    "created": "The article is taken in. It is read within seconds: reload this page to see its claims.",
    "revised": "This address was known with another text: the new text is taken in, the earlier one stays.",
    "unchanged": "This article is here already, with the same text: nothing was stored anew.",
}
READING_STATES = dict(Reading.State.choices)


class ArticleForm(forms.Form):
    """An article as it is given; what it must be is said by `sources.article_text` alone."""

    title = forms.CharField(required=False, widget=forms.TextInput(attrs={"class": "vTextField"}))
    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 20}),
        help_text="The whole text without the title. It is kept as it is: all claims quote it.",
    )
    publisher = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Who published it, such as Northern Herald.",
    )
    url = forms.CharField(
        label="Address", required=False, widget=forms.TextInput(attrs={"class": "vTextField"}), help_text="Optional."
    )
    published_at = forms.CharField(
        label="Published",
        required=False,
        help_text="A date, such as 2019-12-31, or date and time, such as 2019-12-31T14:30+03:00 (UTC without offset).",
    )

    def is_multipart(self) -> bool:
        # URL-encoded, a text in Arabic would be three times as long, and more than Django takes at all.
        return True

    def take_in(self) -> Stored | None:
        """Take the article in. None where it cannot be; the fields have their errors then and nothing is stored."""
        try:
            return take_in(**self.cleaned_data)
        except InvalidArticleError as error:
            for field, reason in error.errors.items():
                self.add_error(field, reason)
            return None


class WithdrawForm(forms.Form):
    """Why an article is withdrawn."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Say why the article is withdrawn."}
    )


@admin.register(Article)
class ArticleDesk(CopyDesk):
    """Articles, newest first."""

    empty_text = (
        "No articles yet. Add one by “Add article”, or send one to the API; its figures are read within seconds."
    )
    page_template = "claims/admin/article.html"
    list_display = ("headline", "publisher", "published", "claim_count", "reading", "withdrawn")
    list_filter = (PublisherFilter, WithdrawnFilter)
    search_fields = ("current_revision__title", "publisher__name", "url")
    search_help_text = "Title, publisher or address."
    actions = None

    def get_queryset(self, request: HttpRequest) -> Any:
        return articles_for_list()

    @admin.display(description="title")
    def headline(self, article: Any) -> str:
        title = article.current_revision.title if article.current_revision else ""
        return title or article.text_begins or "article without text"

    @admin.display(description="published", ordering="published_at")
    def published(self, article: Article) -> str:
        return moment_words(article.published_at, article.published_precision)

    @admin.display(description="claims", ordering="claim_count")
    def claim_count(self, article: Any) -> int:
        return int(article.claim_count)

    @admin.display(description="reading", ordering="reading_state")
    def reading(self, article: Any) -> str:
        return str(READING_STATES.get(article.reading_state, ""))

    @admin.display(description="withdrawn", ordering="withdrawn_at", empty_value="")
    def withdrawn(self, article: Article) -> str:
        return article.withdrawn_reason if article.withdrawn_at else ""

    def get_urls(self) -> list[URLPattern]:
        return [self.doing("withdraw", self.withdraw), self.doing("correct", self.correct), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None) -> Any:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ArticleForm(request.POST or None)
        stored = form.take_in() if form.is_valid() else None
        if stored is None:
            return self._add_page(request, form)
        messages.success(request, TAKEN_IN[stored.outcome])
        return HttpResponseRedirect(self.address(stored.article))

    def _add_page(self, request: HttpRequest, form: ArticleForm) -> HttpResponse:
        fieldsets = [(None, {"fields": list(form.fields)})]
        context = {
            **self.admin_site.each_context(request),
            "title": "Add article",
            "adminform": helpers.AdminForm(form, fieldsets, {}, model_admin=self),  # type: ignore[arg-type]
            "inline_admin_formsets": [],
            "errors": form.errors,
            "media": self.media,
            # One way on: the article's page, where its reading is seen.
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
        }
        return self.render_change_form(request, context, add=True)

    def page_context(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        revision = _revision_shown(request, article)
        asked = row_number(request.GET.get("correct") or request.GET.get("claim"))
        return {
            "revision": revision,
            "revisions": list(article.revisions.defer("text")),
            "reading": reading_shown(revision),
            **article_page(revision, asked=asked, page=self._page_address(request, article)),
            "correction": self._correction(request, article),
            **copies_shown(request, article),
            "withdraw_form": WithdrawForm(),
            "may_review": may(request.user, "review_claim"),
            "may_read_again": may(request.user, "read_again"),
            "may_withdraw": may(request.user, "withdraw_article"),
        }

    def _page_address(self, request: HttpRequest, article: Article) -> str:
        """The address of this page, with the revision that was asked for, up to where it says which claim is shown."""
        asked = row_number(request.GET.get("revision"))
        return f"{self.address(article)}?{f'revision={asked}&' if asked else ''}"

    def _correction(self, request: HttpRequest, article: Article) -> CorrectionForm | None:
        """The form of the claim that `?correct=` names, for those who may correct it; filled in where it is posted."""
        asked = row_number(request.GET.get("correct"))
        if not asked or not may(request.user, "review_claim"):
            return None
        claim = claims_to_correct().filter(article=article, pk=asked).first()
        if claim is None:
            return None
        back = f"{self._page_address(request, article)}claim={asked}#claim-{asked}"
        action = (
            f"{reverse('admin:sources_article_correct', args=[article.pk])}?{request.GET.urlencode()}#claim-{asked}"
        )
        return CorrectionForm(claim, action=action, back=back, data=request.POST or None)

    def correct(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Correct the claim that `?correct=` names."""
        article = self.item(request, object_id)
        require(request, "review_claim")
        correction = self._correction(request, article)
        if correction is None:
            raise Http404
        return correct(self, request, article, correction)

    def withdraw(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Withdraw the article with the reason given."""
        article = self.item(request, object_id)
        form = WithdrawForm(request.POST)
        # Who may not is told so before what was wrong with the form.
        if not may(request.user, "withdraw_article"):
            raise PermissionDenied
        if not form.is_valid():
            return self.page(request, article, withdraw_form=form)
        try:
            review.withdraw_article(article, reason=form.cleaned_data["reason"], by=request.user)
        except review.NotPossibleError as error:
            form.add_error(error.field or None, str(error))
            return self.page(request, article, withdraw_form=form)
        messages.success(
            request, "The article is withdrawn. Its claims leave all positions, conflicts are judged again."
        )
        return HttpResponseRedirect(self.address(article))


def _revision_shown(request: HttpRequest, article: Article) -> Revision | None:
    """The revision that `?revision=` names, else the current one."""
    asked = row_number(request.GET.get("revision"))
    return (asked and article.revisions.filter(pk=asked).first()) or article.current_revision
