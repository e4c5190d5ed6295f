# One image for all apps; the command selects one (see docker-compose.yml).
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /akashi
COPY . .
# Without devservices/servers: Kafka and Elasticsearch have images of their own.
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -Dquick -pl launcher -am package \
 && rm -rf launcher/target/akashi/servers

FROM eclipse-temurin:25-jre
COPY --from=build /akashi/launcher/target/akashi /opt/akashi
COPY --chmod=755 deploy/image/healthy /usr/local/bin/healthy
RUN install -d -o 60925 -g 60925 -m 700 /var/lib/akashi
ENV PATH=/opt/akashi/bin:$PATH \
    HOME=/var/lib/akashi \
    LC_ALL=C.UTF-8 \
    JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
USER 60925:60925
VOLUME /var/lib/akashi
ENTRYPOINT ["akashi"]
CMD ["--help"]
