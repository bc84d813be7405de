"""Articles as they are sent in and shown."""

from drf_spectacular.utils import OpenApiExample, extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from claims.api.fields import MOMENT, TextOrNull, moment_as_shown
from claims.api.serializers.sources import SourceNameSerializer
from claims.models import Reading
from sources.models import Article, Revision


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A report",
            value={
                "title": "Flood cuts off three villages",
                "text": "At least 12 people are missing, the provincial fire service said on Friday.",
                "publisher": "River Valley Courier",
                "url": "https://courier.example/flood",
                "published_at": "2021-07-16",
            },
            request_only=True,
        )
    ]
)
class ArticleSubmissionSerializer(serializers.Serializer[Article]):
    """An article to take in. It is documented here and checked by `sources.article_text`, as in all other ways in."""

    title = serializers.CharField(required=False, allow_null=True, max_length=500)
    text = serializers.CharField(help_text="The body, without the title.")
    publisher = serializers.CharField(max_length=300, help_text="The name of who published it.")
    url = serializers.CharField(required=False, allow_null=True, max_length=2000, help_text="http or https.")
    published_at = serializers.CharField(help_text="ISO 8601: 2019-12-31, or with a time 2019-12-31T14:30+03:00.")


class WithdrawalSerializer(serializers.Serializer[Article]):
    """Why an article is withdrawn."""

    reason = serializers.CharField(max_length=5000)


class RevisionSerializer(serializers.Serializer[Revision]):
    """One text of an article, without the text."""

    id = serializers.IntegerField()
    title = TextOrNull()
    sha256 = serializers.CharField()
    captured_at = serializers.DateTimeField()


class ArticleSerializer(serializers.Serializer[Article]):
    """An article with what is known of its current revision; its text comes with the one article."""

    id = serializers.IntegerField()
    publisher = SourceNameSerializer()
    url = TextOrNull()
    published_at = serializers.SerializerMethodField()
    title = TextOrNull(source="current_revision.title")
    revision = serializers.IntegerField(source="current_revision_id", help_text="The current one.")
    reading = serializers.ChoiceField(
        Reading.State.choices, source="reading_state", help_text="How far the current revision has been read."
    )
    credited_to = SourceNameSerializer(allow_null=True)
    copy_of = serializers.IntegerField(source="copy_of_id", allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    withdrawn_reason = TextOrNull()
    created_at = serializers.DateTimeField()

    @extend_schema_field(MOMENT)
    def get_published_at(self, article: Article) -> str | None:
        return moment_as_shown(article.published_at, article.published_precision)


class ArticleWithTextSerializer(ArticleSerializer):
    """One article: title, empty line, body of the current revision, and its revisions, the newest first."""

    text = serializers.CharField(source="current_revision.text")
    revisions = RevisionSerializer(many=True)
