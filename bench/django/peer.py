"""A Django project such as our users come from: accounts, SimpleJWT, who am I. Its own defaults."""

import os

ALLOWED_HOSTS = ["*"]
DEBUG = False
SECRET_KEY = "only for this measurement, which nobody else can reach"
ROOT_URLCONF = "routes"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "rest_framework",
    "rest_framework_simplejwt.token_blacklist",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "django",
        "USER": os.environ["BENCH_PG_USER"],
        "HOST": "127.0.0.1",
        "PORT": os.environ["BENCH_PG_PORT"],
        # Without this each request would open a connection, which nobody who measures would do.
        "CONN_MAX_AGE": 600,
    }
}
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework_simplejwt.authentication.JWTAuthentication"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
}


def application(environ, start_response):
    global application
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    return application(environ, start_response)
