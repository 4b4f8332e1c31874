FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
# A layer of its own: dependencies are fetched again only when the pom changes.
COPY pom.xml ./
COPY .mvn .mvn
RUN mvn -B -ntp dependency:go-offline
COPY . .
# Tests run before a commit, not here.
RUN mvn -B -ntp -Dmaven.test.skip=true package

FROM eclipse-temurin:17-jre
# A fixed id, so that the owner of a mounted directory can be set to it.
RUN groupadd --system --gid 10001 resolute \
    && useradd --system --uid 10001 --gid resolute --home-dir /app --no-create-home --shell /usr/sbin/nologin resolute \
    && install --directory --owner=resolute --group=resolute /app/data
WORKDIR /app
COPY --from=build /build/target/resolute.jar resolute.jar
USER resolute
# Where the embedded database lives as long as no server is configured.
ENV RESOLUTE_HOME=/app/data
VOLUME /app/data
EXPOSE 8080
# The first start creates the tables of the engine before it answers.
HEALTHCHECK --interval=15s --timeout=5s --start-period=180s --retries=4 \
    CMD curl --fail --silent --show-error "http://127.0.0.1:${SERVER_PORT:-8080}/actuator/health" || exit 1
# Out of memory ends the process, and Docker starts it again, instead of a node that limps on.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "resolute.jar"]
