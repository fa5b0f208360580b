# An image of Vestibule with the Java that scripts/package makes. Not run where it was written, since
# there is no Docker there: docs/installing.md says what was checked instead.
#
#   docker build -t vestibule .
#   docker run --rm -p 8000:8000 -v vestibule:/var/lib/vestibule vestibule

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
# The time of all files in the image, in seconds since 1970; the AOT cache knows the jars by it.
ARG SOURCE_DATE_EPOCH=1767225600
RUN SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH scripts/package tarball \
    && mv target/packages/tree/vestibule-* /vestibule

FROM debian:13-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/vestibule --no-create-home vestibule \
    && install -d -m 0700 -o vestibule -g vestibule /var/lib/vestibule
COPY --from=build /vestibule /opt/vestibule
RUN ln -s /opt/vestibule/bin/vestibule /usr/local/bin/vestibule
ENV VESTIBULE_DATA=/var/lib/vestibule
WORKDIR /var/lib/vestibule
VOLUME /var/lib/vestibule
EXPOSE 8000
USER vestibule
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8000 && printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["/usr/local/bin/vestibule"]
CMD ["serve"]
