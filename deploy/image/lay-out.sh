#!/usr/bin/env bash
# Lays out what the image holds, from a built checkout: what Dockerfile's build stage runs.
#
#   deploy/image/lay-out.sh CHECKOUT TARGET
#
# TARGET/lib             the class path of Flink's processes: Flink, Kafka's clients, and everything
#                        with native code, which loads once a process and is in no job's jar
# TARGET/cli             what the command line needs beside that
# TARGET/squint-job.jar  what squint deploy hands to the cluster
# TARGET/conf, bin       Flink's configuration, and the commands of the containers
set -euo pipefail

[ $# -eq 2 ] || { echo "usage: deploy/image/lay-out.sh CHECKOUT TARGET" >&2; exit 2; }
checkout=$(cd "$1" && pwd)
libraries=$checkout/jobs/target/lib
[ -d "$libraries" ] || { echo "lay-out.sh: $libraries is missing; run mvn package first" >&2; exit 2; }
mkdir -p "$2"
target=$(cd "$2" && pwd)
mkdir -p "$target/lib" "$target/cli" "$target/conf" "$target/bin"

# The class that tells a cluster's jars from the rest says so here too.
listing=$(mktemp -d)
trap 'rm -rf "$listing"' EXIT
java -cp "$checkout/jobs/target/classes:$libraries/*" \
  dev.squint.jobs.cluster.ClusterFiles "$listing" "$libraries" 1 0 0 0
tr ':' '\n' < "$listing/class-path" | while read -r jar; do
  cp "$jar" "$target/lib/"
done
for jar in "$libraries"/*.jar; do
  [ -e "$target/lib/${jar##*/}" ] || cp "$jar" "$target/cli/"
done

# The module's own jar, which Maven names after the version.
cp "$checkout"/jobs/target/squint-jobs-*.jar "$target/cli/squint-jobs.jar"
cp "$checkout/jobs/target/squint-job.jar" "$target/"
cp "$checkout"/deploy/flink/* "$target/conf/"
cp "$checkout"/deploy/image/{squint-container,keep-deployed,is-healthy,web-request} "$target/bin/"
chmod 755 "$target"/bin/*
