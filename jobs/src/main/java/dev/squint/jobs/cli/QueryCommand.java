package dev.squint.jobs.cli;

import dev.squint.core.frame.CameraId;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.TopicAdmin;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.query.AuditView;
import dev.squint.jobs.query.DeadLetterView;
import dev.squint.jobs.query.DetectionView;
import dev.squint.jobs.query.EventView;
import dev.squint.jobs.query.ResultFilter;
import dev.squint.jobs.query.ResultFormat;
import dev.squint.jobs.query.ResultQuery;
import dev.squint.jobs.query.TimePoint;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint query}: shows what was answered. */
@Command(
    name = "query",
    description = {
      "Shows what was answered: a row for each frame and query, or for each event.",
      "",
      "Only answers that are committed are shown. Rows of a camera come in order."
    },
    footer = {
      "",
      "Examples:",
      "  squint query --camera lobby --query person --events --from -1h",
      "  squint query --camera lobby --query person --follow --present",
      "  squint query --dead-letters"
    })
public final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--camera",
      paramLabel = "ID",
      description = "A camera; may be given several times. All by default.")
  private List<String> cameras = List.of();

  @Option(
      names = "--query",
      paramLabel = "NAME",
      description =
          "What was asked, for example person or person@gate; may be given several times. All by"
              + " default.")
  private List<String> queries = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "First capture time: 2026-11-23T10:15:30Z, -10m, -2h, now. By default the oldest; with"
              + " --follow, now.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Last capture time; by default the newest.")
  private @Nullable String to;

  @Option(names = "--follow", description = "Go on with new answers until Ctrl-C.")
  private boolean follow;

  @Option(names = "--present", description = "Only frames where the object is present.")
  private boolean presentOnly;

  @ArgGroup private Kind kind = new Kind();

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description = "How to show them. Default: table.")
  private String format = "table";

  private final StopSignal stop;

  QueryCommand(StopSignal stop) {
    this.stop = stop;
  }

  /** What is shown: detections, unless one of these is given. */
  static final class Kind {
    @Option(names = "--events", description = "Show events: start, end, duration.")
    boolean events;

    @Option(
        names = "--dead-letters",
        description = "Show the records that could not be used, and why.")
    boolean deadLetters;

    @Option(
        names = "--audits",
        description = "Show audited frames: what was answered, and what the reference model says.")
    boolean audits;
  }

  @Override
  public Integer call() throws Exception {
    ResultFormat wanted = UserException.check("--format", () -> ResultFormat.parse(format));
    ResultQuery query = query(filter(), kafka.topics());
    requireTopic(query.topic());
    PrintWriter out = spec.commandLine().getOut();
    query.run(kafka.bootstrap(), wanted, out, stop);
    out.flush();
    return 0;
  }

  private ResultQuery query(ResultFilter filter, Topics topics) {
    if (kind.events) {
      return new ResultQuery(topics.events(), filter, new EventView(filter, follow), follow);
    }
    if (kind.deadLetters) {
      return new ResultQuery(topics.deadLetters(), filter, new DeadLetterView(filter), follow);
    }
    if (kind.audits) {
      return new ResultQuery(topics.audits(), filter, new AuditView(filter), follow);
    }
    return new ResultQuery(topics.detections(), filter, new DetectionView(filter), follow);
  }

  private ResultFilter filter() {
    for (String camera : cameras) {
      UserException.check("--camera", () -> new CameraId(camera));
    }
    Optional<Instant> first = time("--from", from);
    Optional<Instant> last = time("--to", to);
    if (follow && first.isEmpty()) {
      first = Optional.of(Clock.systemUTC().instant());
    }
    Optional<Instant> start = first;
    return UserException.check(
        "--from",
        () ->
            new ResultFilter(
                new HashSet<>(cameras), new HashSet<>(queries), start, last, presentOnly));
  }

  private static Optional<Instant> time(String option, @Nullable String text) {
    return Optional.ofNullable(text)
        .map(
            written ->
                UserException.check(
                    option, () -> TimePoint.parse(written, Clock.system(ZoneId.systemDefault()))));
  }

  private void requireTopic(String topic) {
    try (TopicAdmin admin = new TopicAdmin(kafka.bootstrap(), kafka.topics())) {
      if (admin.existing(Stream.of(topic)).isEmpty()) {
        throw new UserException(
            "there is no topic %s at %s: no job has answered there yet"
                .formatted(topic, kafka.bootstrap()));
      }
      for (String camera : cameras) {
        admin.requireFrames(new CameraId(camera));
      }
    }
  }
}
