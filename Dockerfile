# One build for every service; the build argument SERVICE picks which one an image holds: Fetcher, Cleaner, Composer, Delivery, Web or Cli.
#   docker build --build-arg SERVICE=Fetcher -t briefingbus/fetcher .
# Cleaner with the model of embeddings (docs/selection.md):
#   docker build --build-arg SERVICE=Cleaner --target service-with-embeddings -t briefingbus/cleaner-embeddings .
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK_IMAGE} AS build
WORKDIR /source
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
COPY . .
# Cli references every service, so publishing each after it compiles nothing twice. For this runtime alone: SQLite for all of them has 67 MB.
RUN for project in src/Cli src/Fetcher src/Cleaner src/Composer src/Web src/Delivery; do \
      dotnet publish "$project" -c Release -o "/app/${project##*/}" --nologo -v quiet -p:UseAppHost=false --use-current-runtime --self-contained false || exit 1; \
    done

# The model and what runs it, for the one image that has them.
FROM build AS build-embeddings
RUN dotnet publish src/Embeddings -c Release -o /app/Embeddings --nologo -v quiet

FROM ${RUNTIME_IMAGE} AS program
ARG SERVICE
ARG PROGRAM=BriefingBus.${SERVICE}.dll
WORKDIR /app
COPY --from=build /app/${SERVICE} .
# A volume for SQLite takes its owner from here; with PostgreSQL it stays empty.
RUN mkdir -p /data /backups && chown 1654 /data /backups
ARG VERSION=unreleased
ARG REVISION=unknown
LABEL org.opencontainers.image.title="BriefingBus ${SERVICE}" org.opencontainers.image.licenses="MIT" \
    org.opencontainers.image.version="${VERSION}" org.opencontainers.image.revision="${REVISION}"
ENV PROGRAM=${PROGRAM} ASPNETCORE_HTTP_PORTS=8080 BRIEFING_CONFIG=/config/briefing.yaml DATABASE__FOLDER=/data \
    DOTNET_EnableDiagnostics=0 LOG__FORMAT=json
USER 1654
EXPOSE 8080
ENTRYPOINT ["sh", "-c", "exec dotnet \"/app/$PROGRAM\" \"$@\"", "sh"]

FROM program AS service-with-embeddings
COPY --from=build-embeddings /app/Embeddings ./embeddings

# What is built where no target is named.
FROM program AS service
