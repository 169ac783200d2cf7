# Squint's image: the command line, and Flink with Squint's native code on its own class path.
#
#   docker build --target runtime -t squint:local .
#   docker build --target gpu --build-arg MAVEN_FLAGS=-Dgpu -t squint:local-gpu .

FROM maven:3.9.9-eclipse-temurin-17 AS build
ARG MAVEN_FLAGS=""
WORKDIR /src
# The poms first: libraries are fetched anew only when these change.
COPY .mvn .mvn
COPY pom.xml ./
COPY core/pom.xml core/
COPY optimizer/pom.xml optimizer/
COPY specialized-models/pom.xml specialized-models/
COPY video/pom.xml video/
COPY operators/pom.xml operators/
COPY jobs/pom.xml jobs/
COPY bench/pom.xml bench/
COPY config config
COPY core/src core/src
COPY optimizer/src optimizer/src
COPY specialized-models/src specialized-models/src
COPY video/src video/src
COPY operators/src operators/src
COPY jobs/src jobs/src
RUN --mount=type=cache,target=/root/.m2 \
    mvn -q -B -DskipTests -Dquick ${MAVEN_FLAGS} -pl jobs -am package
COPY deploy/flink deploy/flink
COPY deploy/image deploy/image
RUN deploy/image/lay-out.sh . /opt/squint


FROM eclipse-temurin:17.0.15_6-jre-jammy AS runtime
# What FFmpeg's devices are linked against, whether or not a camera is one.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libasound2 libpulse0 libxcb-shm0 libxcb1 \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 10001 squint \
    && useradd --uid 10001 --gid squint --home-dir /var/lib/squint --shell /usr/sbin/nologin squint \
    && install -d -o squint -g squint /var/lib/squint /var/lib/squint/checkpoints \
        /var/lib/squint/savepoints /models /plans
COPY --from=build /opt/squint /opt/squint
ENV PATH=/opt/squint/bin:$PATH
USER squint
WORKDIR /var/lib/squint
ENTRYPOINT ["squint-container"]
CMD ["--help"]


# PyTorch for CUDA lies where Python's package puts it, with CUDA's libraries and cuDNN beside it.
FROM pytorch/pytorch:2.7.1-cuda12.8-cudnn9-runtime AS gpu
COPY --from=eclipse-temurin:17.0.15_6-jre-jammy /opt/java/openjdk /opt/java/openjdk
RUN apt-get update \
    && apt-get install -y --no-install-recommends libasound2 libpulse0 libxcb-shm0 libxcb1 \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 10001 squint \
    && useradd --uid 10001 --gid squint --home-dir /var/lib/squint --shell /usr/sbin/nologin squint \
    && install -d -o squint -g squint /var/lib/squint /var/lib/squint/checkpoints \
        /var/lib/squint/savepoints /models /plans
COPY --from=build /opt/squint /opt/squint
# The binding that DJL has for CUDA, and the PyTorch that it fits; see the package dev.squint.models.
ENV JAVA_HOME=/opt/java/openjdk \
    PATH=/opt/squint/bin:/opt/java/openjdk/bin:$PATH \
    PYTORCH_LIBRARY_PATH=/opt/conda/lib/python3.11/site-packages/torch/lib \
    PYTORCH_VERSION=2.7.1 \
    PYTORCH_FLAVOR=cu128
USER squint
WORKDIR /var/lib/squint
ENTRYPOINT ["squint-container"]
CMD ["--help"]
