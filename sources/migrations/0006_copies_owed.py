"""Every article that is there is owed a search for its copies: workers take them when they have nothing to read."""

from django.db import migrations

OWE = """
    INSERT INTO sources_copysearch (article_id) SELECT id FROM sources_article WHERE current_revision_id IS NOT NULL
    ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0005_copies")]

    operations = [migrations.RunSQL(OWE, migrations.RunSQL.noop)]
