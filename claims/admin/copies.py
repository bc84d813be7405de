"""Copies on an article's page: whose copy it is and why, who copies it, and a person's word on that."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path

from claims.admin.desk import PageDesk, require, row_number
from claims.permissions import may
from claims.reviewing.copy_decisions import say_copy, say_no_copy
from claims.reviewing.review import NotPossibleError
from sources.decisions import DecisionState
from sources.models import Article, CopyMatch

# More papers than these print a text: they are counted.
COPIES_NAMED = 30
MOST_OFFERED = 10


class CopyForm(forms.Form):
    """What a person says of this article and another one, and why."""

    # Other forms of the page have fields of the same names.
    prefix = "copy"
    is_copy = forms.TypedChoiceField(
        label="Is this article a copy of another one?",
        choices=(("yes", "It is a copy of this one:"), ("no", "Neither is a copy of the other:")),
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is a copy."},
    )
    original = forms.CharField(
        label="The other article",
        max_length=600,
        widget=forms.TextInput(attrs={"list": "copy-others", "autocomplete": "off"}),
        help_text="Words of its title or publisher: choose from what is offered. Or its number.",
        error_messages={"required": "Say which is the other article."},
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Say why: it stands beside the decision."}
    )

    def clean_original(self) -> Article:
        """The article of this number, as it is offered or alone; or the one that has these words."""
        asked = str(self.cleaned_data["original"])
        written = asked.partition(":")[0].strip()
        if written.isdecimal():
            article = Article.objects.filter(pk=row_number(written) or 0).first()
            if article is None:
                raise ValidationError("There is no article of this number.")
            return article
        found = list(articles_with(asked)[:2])
        if not found:
            raise ValidationError("No article has these words in its title or publisher.")
        if len(found) > 1:
            raise ValidationError("Several articles have these words: choose one of those that are offered.")
        return found[0]


class CopyDesk(PageDesk):
    """A desk of articles on whose pages copies are decided."""

    def get_urls(self) -> list[URLPattern]:
        others = path("<int:object_id>/others/", self.admin_site.admin_view(self.others), name="sources_article_others")
        return [self.doing("copy", self.decide_copy), others, *super().get_urls()]

    def others(self, request: HttpRequest, object_id: int) -> JsonResponse:
        """The articles to choose from, as the field takes them: those with the words of `?q=`, the newest first."""
        article = self.item(request, object_id)
        require(request, "relate_copies")
        words = request.GET.get("q", "").replace("\0", "").strip()
        found = articles_with(words).exclude(pk=article.pk)[:MOST_OFFERED] if words else ()
        return JsonResponse({"articles": [_offered(other) for other in found]})

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
    initial = {"original": _offered(match.original), "is_copy": "no"} if match else {}
    return {
        "copy_match": match,
        "parted": list(matches.filter(state=DecisionState.REJECTED)),
        "copies": list(copies[:COPIES_NAMED]),
        "copy_count": copies.count(),
        "copy_form": CopyForm(initial=initial),
        "may_relate_copies": may(request.user, "relate_copies"),
    }


def articles_with(words: str) -> QuerySet[Article]:
    """The articles that have these words in their title or their publisher's name, the newest first."""
    named = Q(current_revision__title__icontains=words) | Q(publisher__name__icontains=words)
    articles = Article.objects.filter(named).select_related("publisher", "current_revision")
    return articles.defer("current_revision__text").order_by("-pk")


def _offered(article: Article) -> str:
    """An article as the form takes it, and people read it."""
    return f"{article.pk}: {article}"
