# One image for all services: `docker build --build-arg APP=archiver .`; the dashboard is `APP=dashboard/server`
FROM node:24-slim AS install
WORKDIR /src
COPY . .
# No package that runs needs a script of its own to be installed.
RUN npm ci --no-audit --no-fund --ignore-scripts

FROM install AS app
ARG APP
# The dashboard has a page, which is built.
RUN [ "${APP}" != dashboard/server ] || node_modules/.bin/vite build apps/dashboard/web
# What this app needs to run, and nothing else: no tests, no tools, no other app's packages.
RUN node tools/image/main.ts "${APP}" /app

FROM node:24-slim
ARG APP
# The last two keep a process small that streams much, as the flag below keeps its collections of garbage short.
ENV NODE_ENV=production NODE_COMPILE_CACHE=/tmp/compile-cache APP=${APP} \
    NODE_OPTIONS=--max-semi-space-size=1 MALLOC_ARENA_MAX=1
WORKDIR /app
COPY --from=app --chown=root:root /app /app
# What the services and the intake write goes to /data and /tmp; all else may be read-only.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
ENTRYPOINT ["sh", "-c", "exec node --no-parallel-scavenge apps/${APP}/src/main.ts \"$@\"", "flarewire"]
