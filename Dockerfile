# Every service and the command line in one image; the first argument says which: `docker run flarewire archiver`,
# or profiler, uploader, intake, dashboard/server, cli.
FROM node:24-slim AS manifests
WORKDIR /src
COPY . .
# Alone, what says which packages there are: as long as it is the same, they are not installed again.
RUN mkdir /manifests && cp --parents .npmrc package.json package-lock.json apps/*/package.json libs/*/package.json /manifests

FROM node:24-slim AS app
WORKDIR /src
COPY --from=manifests /manifests .
# No package that runs needs a script of its own to be installed. Behind a proxy with a certificate of its own:
# docker build --secret id=ca,src=/path/to/ca.pem .
RUN --mount=type=secret,id=ca --mount=type=cache,target=/root/.npm \
    if [ -s /run/secrets/ca ]; then export NODE_EXTRA_CA_CERTS=/run/secrets/ca; fi; \
    npm ci --no-audit --no-fund --ignore-scripts
COPY . .
# The dashboard has a page, which is built. Then: what runs, and nothing else: no tests, no tools.
RUN node_modules/.bin/vite build apps/dashboard/web && \
    node tools/image/main.ts archiver,profiler,uploader,intake,dashboard/server,cli /app && \
    node tools/sbom/main.ts /app/sbom.cdx.json && touch -d 2000-01-01T00:00:00Z /app/sbom.cdx.json /app

FROM node:24-slim
# The last two keep a process small that streams much, as the flag below keeps its collections of garbage short.
ENV NODE_ENV=production NODE_COMPILE_CACHE=/tmp/compile-cache NODE_OPTIONS=--max-semi-space-size=1 MALLOC_ARENA_MAX=1
WORKDIR /app
COPY --from=app /app /app
# What the services and the intake write goes to /data and /tmp; all else may be read-only.
RUN mkdir /data && chown node:node /data && \
    printf '#!/bin/sh\nexec node /app/apps/cli/src/main.js "$@"\n' >/usr/local/bin/flare && chmod +x /usr/local/bin/flare
USER node
VOLUME /data
ENTRYPOINT ["sh", "-c", "exec node --no-parallel-scavenge apps/$0/src/main.js \"$@\""]
CMD ["cli", "--help"]
