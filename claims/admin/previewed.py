"""Forms whose consequences are shown before they are done: posted, they preview; posted as previewed, they are done."""

from typing import cast
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict


class PreviewedForm(forms.Form):
    """A form that is done only as it was previewed: what is changed afterwards is previewed anew."""

    previewed = forms.CharField(required=False, widget=forms.HiddenInput)

    def as_asked(self) -> str:
        """What the form asks for, to be compared with what was previewed."""
        data = cast(QueryDict, self.data)
        asked = {name: data.getlist(name) for name in self.fields if name != "previewed"}
        return urlencode(asked, doseq=True)

    @property
    def is_previewed(self) -> bool:
        """Whether what is asked is what was shown; of a form that is valid."""
        return bool(self.cleaned_data["previewed"] == self.as_asked())
