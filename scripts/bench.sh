#!/usr/bin/env bash
# Runs the JMH benchmarks of the module bench; arguments are JMH's own, for example
#   scripts/bench.sh FilterBenchmark -prof gc
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

echo "building" >&2
mvn -q -B -Dquick -DskipTests install -pl bench -am >&2
class_path=$(mktemp)
trap 'rm -f "$class_path"' EXIT
mvn -q -B -pl bench dependency:build-classpath -Dmdep.outputFile="$class_path" >&2
OMP_NUM_THREADS=1 java -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 \
  -cp "bench/target/classes:$(cat "$class_path")" org.openjdk.jmh.Main "$@"
