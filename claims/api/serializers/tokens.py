"""Logging in."""

from typing import Any

from rest_framework import serializers


class LogInSerializer(serializers.Serializer[Any]):
    """Who asks for a token."""

    username = serializers.CharField(max_length=150)
    password = serializers.CharField(max_length=1000, trim_whitespace=False)


class TokenSerializer(serializers.Serializer[Any]):
    """A token, which is shown this once; null as expiry: it holds until it is logged out."""

    token = serializers.CharField()
    expiry = serializers.DateTimeField(allow_null=True)
