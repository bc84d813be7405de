"""Statement: what a text says at one place. A claim is one, and so is what a later reading makes of a claim's place."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from claims.models.numbers import NumericField


def choices_of(*names: str) -> list[tuple[str, str]]:
    return [(name, name.replace("_", " ")) for name in names]


class Figure(models.Model):
    """The number as a value. `low` and `high` are the bounds as stated, empty = open; numbers are exact."""

    KINDS = choices_of("count", "money", "percent", "measure", "ratio", "duration", "age", "rate")
    MODIFIERS = choices_of("exact", "about", "at_least", "more_than", "up_to", "fewer_than", "between", "vague")

    kind = models.CharField(max_length=8, choices=KINDS)
    value = NumericField(null=True, blank=True)
    low = NumericField(null=True, blank=True)
    high = NumericField(null=True, blank=True)
    modifier = models.CharField(max_length=10, choices=MODIFIERS)
    unit = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True


class Statement(Figure):
    """A figure with the words that state it and what they say of it: contracts.md section 1 but for the chain.

    Offsets are code points of the revision's text, half-open.
    """

    CHANGES = choices_of("update", "correction")
    HEDGES = choices_of("stated", "reported", "alleged", "estimated", "denied", "projected")
    PRECISIONS = choices_of("time", "day", "month", "year", "decade")

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    quote = models.TextField()
    counted = models.TextField(blank=True)
    metric = models.CharField(max_length=20, blank=True)
    negated = models.BooleanField(default=False)
    change = models.CharField(max_length=10, choices=CHANGES, blank=True)
    hedge = models.CharField(max_length=9, choices=HEDGES, default="stated")
    as_of = models.DateTimeField(null=True, blank=True, help_text="Since when the text says that it holds.")
    as_of_precision = models.CharField(max_length=6, choices=PRECISIONS, blank=True)
    event_from = models.DateField(null=True, blank=True)
    event_to = models.DateField(null=True, blank=True)
    event_precision = models.CharField(max_length=6, choices=PRECISIONS, blank=True)
    places = ArrayField(models.TextField(), default=list, blank=True)
    rule = models.CharField(max_length=60, blank=True)
    confidence = models.FloatField(default=1.0)

    class Meta:
        abstract = True
