"""A Django project in one file: accounts with stored tokens, JWTs and reset links.

Run as manage.py is: python3 project.py migrate, python3 project.py runserver 8001.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path

import django
from django.conf import settings

settings.configure(
    DEBUG=True,
    SECRET_KEY="only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    USE_TZ=True,
    TIME_ZONE="Europe/Paris",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ.get("DATABASE", str(Path(__file__).with_name("db.sqlite3"))),
        }
    },
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "rest_framework",
        "rest_framework.authtoken",
        "rest_framework_simplejwt.token_blacklist",
    ],
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [
            "rest_framework_simplejwt.authentication.JWTAuthentication",
            "rest_framework.authentication.TokenAuthentication",
        ]
    },
    SIMPLE_JWT={"REFRESH_TOKEN_LIFETIME": timedelta(days=7)},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.tokens import default_token_generator  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils.encoding import force_bytes  # noqa: E402
from django.utils.http import urlsafe_base64_encode  # noqa: E402
from rest_framework.authtoken.views import obtain_auth_token  # noqa: E402
from rest_framework.decorators import api_view, permission_classes  # noqa: E402
from rest_framework.permissions import AllowAny, IsAuthenticated  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework_simplejwt.views import (  # noqa: E402
    TokenBlacklistView,
    TokenObtainPairView,
    TokenRefreshView,
)


@api_view(["POST"])
@permission_classes([AllowAny])
def register(request):
    user = get_user_model().objects.create_user(**request.data)
    return Response({"id": user.pk}, status=201)


@api_view(["POST"])
@permission_classes([AllowAny])
def reset(request):
    """Answers what a mail would hold."""
    user = get_user_model().objects.get(email=request.data["email"])
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return Response({"uid": uid, "token": default_token_generator.make_token(user)})


@api_view(["GET"])
@permission_classes([IsAuthenticated])
def me(request):
    return Response({"id": request.user.pk, "username": request.user.username})


urlpatterns = [
    path("register/", register),
    path("reset/", reset),
    path("me/", me),
    path("token/", obtain_auth_token),
    path("jwt/", TokenObtainPairView.as_view()),
    path("jwt/refresh/", TokenRefreshView.as_view()),
    path("jwt/blacklist/", TokenBlacklistView.as_view()),
]

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
