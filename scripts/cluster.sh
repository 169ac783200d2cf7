#!/usr/bin/env bash
# A Kafka broker and a Flink cluster of separate processes on this machine, from Maven's jars alone.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: scripts/cluster.sh COMMAND [OPTIONS]

Commands:
  start              start what is not running: broker, job manager, task managers
  add-task-manager   start one more task manager
  stop               stop all
  status             say what runs, and where

Options:
  --dir DIR            configuration, logs, checkpoints and records (default: .squint/cluster)
  --task-managers N    how many (default: 2)
  --slots N            slots of a task manager (default: 2)
  --kafka-port PORT    default: a free one
  --rest-port PORT     of Flink, default: a free one
  --metrics-port PORT  the first of the ports where Flink's processes show metrics to
                       Prometheus, on every address (default: no metrics)

Build first: mvn package. Then, with the addresses that start prints:
  squint ingest --bootstrap KAFKA ... && squint deploy --bootstrap KAFKA --flink FLINK ...
TEXT
}

fail() {
  echo "cluster.sh: $*" >&2
  exit 2
}

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
libraries="$repository/jobs/target/lib"
classes="$repository/jobs/target/classes"
directory="$repository/.squint/cluster"
task_managers=2
slots=2
kafka_port=0
rest_port=0
metrics_port=0

number() {
  [[ "$2" =~ ^[0-9]+$ ]] || fail "$1 takes a number: \"$2\""
  echo "$2"
}

[[ $# -ge 1 ]] || { usage >&2; exit 2; }
command=$1
shift
while [[ $# -gt 0 ]]; do
  option=$1
  [[ "$option" != -h && "$option" != --help ]] || { usage; exit 0; }
  [[ $# -ge 2 ]] || fail "$option needs a value"
  case "$option" in
    --dir) directory=$2 ;;
    --task-managers) task_managers=$(number "$option" "$2") ;;
    --slots) slots=$(number "$option" "$2") ;;
    --kafka-port) kafka_port=$(number "$option" "$2") ;;
    --rest-port) rest_port=$(number "$option" "$2") ;;
    --metrics-port) metrics_port=$(number "$option" "$2") ;;
    *) fail "unknown option $option; see scripts/cluster.sh --help" ;;
  esac
  shift 2
done

java_command="${JAVA_HOME:+$JAVA_HOME/bin/}java"
# The mark by which a process is known as this cluster's, whatever became of its process id.
mark() { echo "-Dsquint.cluster.directory=$directory"; }

pid_of() { cat "$directory/pids/$1" 2>/dev/null || true; }

is_running() {
  local pid
  pid=$(pid_of "$1")
  [[ -n "$pid" ]] && ps -o args= -p "$pid" 2>/dev/null | grep -qF -- "$(mark)"
}

# launch NAME JAVA_ARGUMENTS...
launch() {
  local name=$1
  shift
  mkdir -p "$directory/pids" "$directory/logs"
  local detach=(nohup)
  ! command -v setsid >/dev/null || detach=(setsid nohup)
  local environment
  words environment environment
  env "${environment[@]}" "${detach[@]}" "$java_command" "$(mark)" \
    -Dlogback.configurationFile="$directory/conf/logback.xml" "$@" \
    >>"$directory/logs/$name.log" 2>&1 </dev/null &
  echo $! >"$directory/pids/$name"
}

# What ClusterFiles has written about command lines, one word a line.
words() { mapfile -t "$1" <"$directory/$2"; }

read_addresses() {
  KAFKA="" FLINK=""
  [[ ! -f "$directory/addresses" ]] || source "$directory/addresses"
}

listens() { (exec 3<>"/dev/tcp/${1%:*}/${1##*:}") 2>/dev/null; }

# The number of task managers that the job manager knows.
registered() {
  {
    exec 3<>"/dev/tcp/${FLINK%:*}/${FLINK##*:}" &&
      printf 'GET /overview HTTP/1.0\r\nHost: %s\r\n\r\n' "$FLINK" >&3 &&
      sed -n 's/.*"taskmanagers":\([0-9]*\).*/\1/p' <&3
    exec 3>&-
  } 2>/dev/null
}

# await WHAT PROCESS CONDITION...
await() {
  local what=$1 process=$2
  shift 2
  local deadline=$((SECONDS + 60))
  until "$@"; do
    is_running "$process" || fail "$what ended; its log ends: $(tail -n 3 "$directory/logs/$process.log")"
    ((SECONDS < deadline)) || fail "$what is not ready after 60 s; see $directory/logs/$process.log"
    sleep 0.2
  done
}

start_task_manager() {
  local name=$1 java_flags memory_flags arguments
  words java_flags java-flags
  words memory_flags task-manager-flags
  words arguments task-manager-arguments
  launch "$name" "${memory_flags[@]}" "${java_flags[@]}" -cp "$(cat "$directory/class-path")" \
    org.apache.flink.runtime.taskexecutor.TaskManagerRunner \
    --configDir "$directory/conf" "${arguments[@]}" -D "taskmanager.resource-id=$name-$$-$RANDOM"
}

enough_registered() { [[ "$(registered)" -ge "$1" ]] 2>/dev/null; }

count_running() {
  local count=0 file
  for file in "$directory"/pids/task-manager-*; do
    [[ -f "$file" ]] && is_running "${file##*/}" && count=$((count + 1))
  done
  echo "$count"
}

start() {
  [[ -d "$libraries" && -d "$classes" ]] || fail "$libraries is missing; run mvn package first"
  mkdir -p "$directory"
  directory=$(cd "$directory" && pwd)
  if ! is_running broker && ! is_running job-manager && [[ "$(count_running)" == 0 ]]; then
    "$java_command" -cp "$classes:$libraries/*" dev.squint.jobs.cluster.ClusterFiles \
      "$directory" "$libraries" "$slots" "$kafka_port" "$rest_port" "$metrics_port"
  fi
  read_addresses
  if ! is_running broker; then
    ! listens "$KAFKA" || fail "something else listens at $KAFKA; give another --kafka-port"
    launch broker -Xmx1g -cp "$classes:$libraries/*" \
      dev.squint.jobs.kafka.BrokerProcess "$directory/kafka" "${KAFKA##*:}"
  fi
  if ! is_running job-manager; then
    ! listens "$FLINK" || fail "something else listens at $FLINK; give another --rest-port"
    local java_flags memory_flags
    words java_flags java-flags
    words memory_flags job-manager-flags
    launch job-manager "${memory_flags[@]}" "${java_flags[@]}" -cp "$(cat "$directory/class-path")" \
      org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint \
      --configDir "$directory/conf"
  fi
  local i
  for ((i = 1; i <= task_managers; i++)); do
    is_running "task-manager-$i" || start_task_manager "task-manager-$i"
  done
  await "the Kafka broker" broker listens "$KAFKA"
  await "the Flink job manager" job-manager listens "$FLINK"
  await "the Flink job manager" job-manager enough_registered "$(count_running)"
  status
}

add_task_manager() {
  directory=$(cd "$directory" 2>/dev/null && pwd) || fail "there is no cluster in $directory"
  is_running job-manager || fail "no cluster runs in $directory; start it first"
  read_addresses
  local i=1
  while is_running "task-manager-$i"; do i=$((i + 1)); done
  start_task_manager "task-manager-$i"
  await "the task manager" "task-manager-$i" enough_registered "$(count_running)"
  status
}

stop() {
  directory=$(cd "$directory" 2>/dev/null && pwd) || { echo "no cluster in $directory"; return; }
  local name file deadline
  # Task managers first, the broker last: they say goodbye to what still runs.
  for file in "$directory"/pids/task-manager-* "$directory"/pids/job-manager "$directory"/pids/broker; do
    name=${file##*/}
    [[ -f "$file" ]] || continue
    if is_running "$name"; then
      kill "$(pid_of "$name")" 2>/dev/null || true
      deadline=$((SECONDS + 15))
      while is_running "$name" && ((SECONDS < deadline)); do sleep 0.1; done
      ! is_running "$name" || kill -9 "$(pid_of "$name")" 2>/dev/null || true
      echo "stopped $name"
    fi
    rm -f "$file"
  done
}

# Where a process shows its metrics, by what its log says of its last start.
show_metrics() {
  local port
  port=$(sed -n 's/.*Started PrometheusReporter HTTP server on port \([0-9]*\).*/\1/p' \
    "$directory/logs/$1.log" | tail -n 1)
  [[ -z "$port" ]] || echo "  its metrics: http://127.0.0.1:$port/metrics"
}

status() {
  directory=$(cd "$directory" 2>/dev/null && pwd) || { echo "no cluster in $directory"; return; }
  read_addresses
  local file name
  for file in "$directory"/pids/*; do
    [[ -f "$file" ]] || continue
    name=${file##*/}
    if is_running "$name"; then
      echo "$name runs, process $(pid_of "$name")"
      show_metrics "$name"
    else
      echo "$name has ended; see $directory/logs/$name.log"
    fi
  done
  if is_running broker || is_running job-manager; then
    echo "KAFKA=$KAFKA"
    echo "FLINK=$FLINK"
  else
    echo "no cluster runs in $directory"
  fi
}

case "$command" in
  start) start ;;
  add-task-manager) add_task_manager ;;
  stop) stop ;;
  status) status ;;
  -h | --help) usage ;;
  *) fail "unknown command $command; see scripts/cluster.sh --help" ;;
esac
