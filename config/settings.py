"""Django's settings. What may differ between installations comes from `config.env`; the rest is decided here."""

from typing import Any

from celery.schedules import crontab
from csp.constants import NONE, SELF
from pghistory import DeleteEvent, Old, UpdateEvent

from config import env
from config.embedded import celery_broker_url
from config.logs import LOGGING as LOGGING
from config.logs import configure_structlog
from config.safety import refuse_unsafe

BASE_DIR = env.BASE_DIR
DEBUG = env.DEBUG
SECRET_KEY = env.SECRET_KEY
ALLOWED_HOSTS = env.ALLOWED_HOSTS
refuse_unsafe(debug=DEBUG, secret_key=SECRET_KEY, allowed_hosts=ALLOWED_HOSTS)
CSRF_TRUSTED_ORIGINS = env.CSRF_TRUSTED_ORIGINS
SITE_URL = env.SITE_URL

INSTALLED_APPS = [
    "claims.apps.FactbaseAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "knox",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "axes",
    "csp",
    "sources",
    "claims",
]

MIDDLEWARE = [
    "config.request_log.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- The database ------------------------------------------------------------------------------------------------

# A connection is tried before it is lent: after the database was down, no request meets one that is dead.
DATABASES: dict[str, Any] = {"default": {**env.database_settings(), "CONN_HEALTH_CHECKS": True}}
DATABASES["default"]["OPTIONS"] = {
    **DATABASES["default"].get("OPTIONS", {}),
    "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Each update and delete keeps the row as it was before; the row itself is its latest version, so inserts stay fast.
PGHISTORY_DEFAULT_TRACKERS = (UpdateEvent(row=Old), DeleteEvent())
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# --- The broker: a doorbell --------------------------------------------------------------------------------------

REDIS_URL = env.REDIS_URL
CELERY_BROKER_URL = celery_broker_url(env.REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# A turn is short; what takes longer than a lease hangs, and its row is another's by now.
CELERY_TASK_TIME_LIMIT = env.LEASE_SECONDS + 30
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE: dict[str, Any] = {
    "judge again where the policy changed": {"task": "claims.tasks.want_judging_by_policy", "schedule": 3600.0},
    "verify what is stored": {"task": "claims.tasks.verify", "schedule": crontab(hour="3", minute="20")},
}

FACTBASE: dict[str, Any] = {
    "ARTICLE_MAX_BYTES": env.ARTICLE_MAX_BYTES,
    "ALERT_WAIT_SECONDS": env.ALERT_WAIT_SECONDS,
    "TIMER_SECONDS": env.TIMER_SECONDS,
    "LEASE_SECONDS": env.LEASE_SECONDS,
    "READING_ATTEMPTS": 3,
    "DELIVERY_ATTEMPTS": 8,
    "JUDGING_ATTEMPTS": 3,
    # What of factbase.policy.Policy differs here, by name; a change has all facts judged again.
    "POLICY": {},
}

# --- Mail ------------------------------------------------------------------------------------------------------------

if env.EMAIL_URL:
    vars().update(env.email_settings())
else:
    EMAIL_BACKEND = "config.mailbox.EmailBackend"
EMAIL_FILE_PATH = str(env.MAIL_DIR)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.MAIL_FROM
SERVER_EMAIL = env.MAIL_FROM

# --- Who may come in -------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
LOGIN_URL = "admin:login"
PASSWORD_RESET_TIMEOUT = 86_400

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.HTTPS
SECURE_SSL_REDIRECT = env.HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if env.HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.HTTPS
# What asks whether we live speaks to us directly, not through the proxy.
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A text of the longest kind, in whatever script and encoding a form or JSON wraps it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * env.ARTICLE_MAX_BYTES + 65_536
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- The API ---------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "claims.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["claims.api.permissions.MayRead"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "claims.api.pagination.NewestFirst",
    "PAGE_SIZE": 50,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "claims.api.problems.exception_handler",
    "COERCE_DECIMAL_TO_STRING": True,
    # JSON is all there is: `?format=` is an unknown parameter like any other.
    "URL_FORMAT_OVERRIDE": None,
}
REST_KNOX = {"TOKEN_TTL": None, "AUTH_HEADER_PREFIX": "Token"}
SPECTACULAR_SETTINGS = {
    "TITLE": "factbase",
    "DESCRIPTION": "Figures in news articles as claims, the facts they answer, and where they cannot all be true.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    # Fields of one name with choices of their own: what each set of choices is called.
    "ENUM_NAME_OVERRIDES": {
        "FigureKindEnum": "claims.models.Claim.KINDS",
        "ConflictKindEnum": "claims.models.verdicts.KINDS",
        "ConflictEventKindEnum": "claims.models.ConflictEvent.Kind",
        "SourceKindEnum": "sources.models.SourceKind",
        "ReadingStateEnum": "claims.models.Reading.State",
        "ConflictStateEnum": "claims.models.conflicts.ConflictState",
        "SeverityEnum": "claims.models.verdicts.SEVERITIES",
    },
}

# --- Language, time, files -------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.TIME_ZONE
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = env.STATIC_DIR
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}

# --- Logs ------------------------------------------------------------------------------------------------------------

configure_structlog()
