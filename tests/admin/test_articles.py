"""The article's page: the text with its figures highlighted, its claims beside it; withdrawing."""

import re

import pytest
from django.urls import reverse

from claims.models import Fact, Reading
from claims.reviewing.source_merging import merge_sources
from sources.models import Article
from tests.admin.conftest import list_of, page_of
from tests.builders import a_claim, a_fact, a_source, an_article

HOSTILE = "<script>alert('30')</script> & <b onclick=x>30 dead</b> \U0001f680 cafe\u0301 says 45."


def text_of(article: Article) -> str:
    assert article.current_revision is not None
    return article.current_revision.text


def content_of(response) -> str:
    return str(response.content.decode())


def test_an_article_that_waits_says_so(desk, viewer):
    content = content_of(desk(viewer).get(page_of(an_article())))
    assert "due to be read" in content
    assert "<mark>" not in content


def test_an_article_whose_claims_wait_for_their_turn_says_so(desk, viewer):
    article = an_article()
    Reading.objects.update(state="read")
    assert "has been read; its claims are due to be grouped." in content_of(desk(viewer).get(page_of(article)))


def test_an_article_without_figures_says_so(desk, viewer):
    article = an_article()
    Reading.objects.update(state="done")
    assert "No figures were found" in content_of(desk(viewer).get(page_of(article)))


def test_hostile_text_is_text(desk, viewer):
    article = an_article(title="<img src=x>", text=HOSTILE, publisher="<i>Herald</i>")
    start = text_of(article).index("45")
    a_claim(value=45, article=article, start=start, end=start + 2, quote="45", counted="<u>people</u>")
    for address in (page_of(article), list_of("sources_article"), f"{list_of('claims_claim')}?place=all"):
        content = content_of(desk(viewer).get(address))
        for tag in ("<script>alert", "<b onclick", "<img src=x", "<i>Herald", "<u>people"):
            assert tag not in content, address
    content = content_of(desk(viewer).get(page_of(article)))
    assert (
        "&lt;script&gt;alert(&#x27;30&#x27;)&lt;/script&gt; &amp; &lt;b onclick=x&gt;30 dead&lt;/b&gt; \U0001f680 cafe\u0301"
        in content
    )
    assert re.search(r"<mark><a href=\"#claim-\d+\">45</a></mark></span>\.", content)


def test_each_figure_leads_to_its_claim_and_back(desk, viewer):
    article = an_article(text="At least 12 trucks burned, up to 30 people died.")
    text = text_of(article)
    claims = [
        a_claim(
            article=article,
            value=value,
            modifier=modifier,
            low=low,
            high=high,
            start=text.index(quote),
            end=text.index(quote) + len(quote),
            quote=quote,
        )
        for quote, value, modifier, low, high in (
            ("At least 12", 12, "at_least", 12, None),
            ("up to 30", 30, "up_to", None, 30),
        )
    ]
    content = content_of(desk(viewer).get(page_of(article)))
    for claim in claims:
        assert f'<mark><a href="#claim-{claim.pk}">{claim.quote}</a></mark>' in content
        assert content.count(f'id="claim-{claim.pk}"') == 1
        assert f'<span id="t{claim.start}"' in content
        assert f'href="#t{claim.start}"' in content
    assert ">at least 12</a>" in content
    assert ">up to 30</a>" in content


def test_a_claim_shows_who_said_it_and_the_fact_that_it_is_in(desk, viewer):
    fact = a_fact(title="Killed at the K-1 base")
    article = an_article(text="Officials said that 30 people died.")
    a_claim(article=article, origin="officials", origin_named=False, fact=fact, hedge="reported", change="update")
    content = content_of(desk(viewer).get(page_of(article)))
    assert ">officials</a>" in content
    assert "not named: a voice of this article only" in content
    assert "<dd>reported</dd>" in content
    assert f'<a href="{page_of(fact)}">Killed at the K-1 base</a>' in content
    assert "update" in content


def test_an_earlier_text_can_be_read(desk, viewer):
    first = an_article(text="Some 30 people died.", url="https://herald.example/1")
    old = first.revisions.get()
    a_claim(article=first, value=30)
    an_article(text="Some 40 people died.", url="https://herald.example/1")
    content = content_of(desk(viewer).get(page_of(first)))
    assert "Some 40 people died." in content
    assert f'href="?revision={old.pk}"' in content
    content = content_of(desk(viewer).get(f"{page_of(first)}?revision={old.pk}"))
    assert ">30</a></mark></span> people died." in content


@pytest.mark.parametrize("revision", ["x", "0", "9" * 5000, "-1", "%00"])
def test_an_unknown_revision_is_the_current_one(desk, viewer, revision):
    article = an_article(text="Nobody was hurt there.")
    assert "Nobody was hurt" in content_of(desk(viewer).get(f"{page_of(article)}?revision={revision}"))


def test_a_reading_that_failed_says_why_and_can_be_owed_again(desk, reviewer):
    article = an_article()
    Reading.objects.update(state="failed", attempts=3, error="ValueError: too deep")
    content = content_of(desk(reviewer).get(page_of(article)))
    assert "failed after 3 attempts: ValueError: too deep" in content
    assert "Read again" in content


def test_the_list_counts_claims_and_says_how_the_reading_goes(desk, viewer):
    article = an_article(text="Some 30 people died.")
    a_claim(article=article)
    a_claim(article=article, review_state="superseded")
    an_article(title="Another one")
    result = desk(viewer).get(list_of("sources_article")).context["cl"].result_list
    rows = {row.current_revision.title: row for row in result}
    assert (rows["Strikes near the border"].claim_count, rows["Strikes near the border"].reading_state) == (1, "done")
    assert (rows["Another one"].claim_count, rows["Another one"].reading_state) == (0, "due")


def test_the_list_can_be_filtered_by_publisher(desk, viewer):
    an_article(publisher="Northern Herald")
    an_article(publisher="Southern Star")
    a_source(name="A source that published nothing")
    star = Article.objects.get(publisher__name="Southern Star").publisher
    response = desk(viewer).get(f"{list_of('sources_article')}?publisher={star.pk}")
    assert [row.publisher.name for row in response.context["cl"].result_list] == ["Southern Star"]
    assert "A source that published nothing" not in content_of(response)
    assert desk(viewer).get(f"{list_of('sources_article')}?publisher=x").status_code == 200


def test_publishers_of_the_last_articles_are_offered_and_any_is_found_by_its_name(desk, viewer):
    for number in range(15):
        an_article(publisher=f"Harbour Gazette {number:02}")
    an_article(publisher="Southern Star")
    a_source(name="Star of nothing published")

    def shown(**asked):
        page = desk(viewer).get(list_of("sources_article"), asked)
        choices = page.context["cl"].filter_specs[0].lookup_choices
        return [row.publisher.name for row in page.context["cl"].result_list], [name for _, name in choices]

    found, offered = shown(publisher="star")
    assert found == ["Southern Star"]
    assert offered == [*(f"Harbour Gazette {number:02}" for number in range(4, 15)), "Southern Star"]
    assert shown(publisher="gazette 01", withdrawn="no")[0] == ["Harbour Gazette 01"]
    assert shown(publisher="")[0] == shown()[0] == shown(_facets="True")[0]
    page = (
        desk(viewer).get(list_of("sources_article"), {"publisher": "<b>", "withdrawn": "no", "p": "0"}).content.decode()
    )
    assert 'value="&lt;b&gt;"' in page
    assert '<input type="hidden" name="withdrawn" value="no">' in page
    assert '<input type="hidden" name="p"' not in page


def test_a_publisher_that_was_merged_is_among_the_one_that_it_was_merged_into(desk, viewer, editor):
    star, online = an_article(publisher="Southern Star").publisher, an_article(publisher="Star Online").publisher
    an_article(publisher="Northern Herald")
    merge_sources(star, into=online, by=editor, reason="One house.")
    response = desk(viewer).get(f"{list_of('sources_article')}?publisher={online.pk}")
    assert {row.publisher for row in response.context["cl"].result_list} == {star, online}
    (by_publisher,) = [spec for spec in response.context["cl"].filter_specs if spec.title == "publisher"]
    assert [name for _, name in by_publisher.lookup_choices] == ["Northern Herald", "Star Online"]


def test_an_empty_list_says_what_to_do(desk, viewer):
    assert "No articles yet. Add one" in content_of(desk(viewer).get(list_of("sources_article")))


def test_the_list_says_what_was_withdrawn_and_why(desk, editor):
    standing = an_article()
    withdrawn = an_article()
    desk(editor).post(reverse("admin:sources_article_withdraw", args=[withdrawn.pk]), {"reason": "A hoax."})
    assert "A hoax." in content_of(desk(editor).get(list_of("sources_article")))
    for wanted, article in (("no", standing), ("yes", withdrawn)):
        response = desk(editor).get(list_of("sources_article"), {"withdrawn": wanted})
        assert list(response.context["cl"].result_list) == [article]


class TestWithdraw:
    def test_without_a_reason_nothing_happens(self, desk, editor):
        article = an_article()
        response = desk(editor).post(reverse("admin:sources_article_withdraw", args=[article.pk]), {"reason": " "})
        assert response.status_code == 400
        assert response.context["withdraw_form"].errors == {"reason": ["Say why the article is withdrawn."]}
        assert "Say why the article is withdrawn." in content_of(response)
        assert Article.objects.get().withdrawn_at is None

    def test_a_reviewer_may_not(self, desk, reviewer):
        article = an_article()
        assert "Withdraw this article" not in content_of(desk(reviewer).get(page_of(article)))
        address = reverse("admin:sources_article_withdraw", args=[article.pk])
        assert desk(reviewer).post(address, {"reason": "A hoax."}).status_code == 403
        assert Article.objects.get().withdrawn_at is None

    def test_with_a_reason_it_stays_and_says_so_and_its_facts_are_owed(self, desk, editor):
        fact = a_fact()
        claim = a_claim(fact=fact)
        wanted = Fact.objects.get().wanted
        address = reverse("admin:sources_article_withdraw", args=[claim.article_id])
        response = desk(editor).post(address, {"reason": "A hoax."}, follow=True)
        assert "A hoax." in content_of(response)
        assert "Withdraw this article" not in content_of(response)
        assert Article.objects.get().withdrawn_by == editor
        assert Fact.objects.get().wanted > wanted

    def test_twice_is_told(self, desk, editor):
        article = an_article()
        address = reverse("admin:sources_article_withdraw", args=[article.pk])
        desk(editor).post(address, {"reason": "A hoax."})
        response = desk(editor).post(address, {"reason": "Again."})
        assert response.status_code == 400
        assert "withdrawn already" in content_of(response)
