#!/usr/bin/env bash
# Runs the JMH benchmarks of the module bench; arguments are JMH's own, for example
#   scripts/bench.sh FilterBenchmark -prof gc
#
# Environment:
#   SQUINT_MAVEN_OPTIONS  further options for the build, for example --offline
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

maven() {
  # shellcheck disable=SC2086 # several options in one variable
  mvn -q -B ${SQUINT_MAVEN_OPTIONS:-} "$@" >&2
}

echo "building" >&2
maven -Dquick -DskipTests install -pl bench -am
class_path=$(mktemp)
trap 'rm -f "$class_path"' EXIT
maven -pl bench dependency:build-classpath -Dmdep.outputFile="$class_path"
OMP_NUM_THREADS=1 java -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 \
  -cp "bench/target/classes:$(cat "$class_path")" org.openjdk.jmh.Main "$@"
