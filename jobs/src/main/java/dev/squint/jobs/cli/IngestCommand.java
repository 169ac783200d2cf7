package dev.squint.jobs.cli;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.ingest.FrameIngest;
import dev.squint.jobs.ingest.IngestProgress;
import dev.squint.jobs.ingest.IngestSettings;
import dev.squint.jobs.kafka.TopicAdmin;
import dev.squint.jobs.options.SendingRate;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.query.TimePoint;
import dev.squint.video.source.SourceOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint ingest}: sends a camera or a recording to its frames topic. */
@Command(
    name = "ingest",
    description = "Sends the frames of a camera or a recording to Kafka.",
    footer = {
      "",
      "Example:",
      "  squint ingest --camera lobby --input rtsp://user:password@10.0.0.7/stream1",
      "",
      "Frames carry their capture time: a broker deletes those older than the topic's retention."
    })
public final class IngestCommand implements Callable<Integer> {
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(5);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(names = "--camera", required = true, paramLabel = "ID", description = "The camera.")
  private String camera = "";

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE|FOLDER|rtsp://...",
      description = "A video file, a folder of images or the address of a camera.")
  private String input = "";

  @Option(
      names = "--rate",
      paramLabel = "N|max|source",
      description =
          "How fast a recording is sent: frames a second, as fast as they are taken in, or at the"
              + " pace they were taken (the default).")
  private String rate = "source";

  @Option(names = "--loop", description = "Start a recording again at its end.")
  private boolean loop;

  @Option(
      names = "--start-time",
      paramLabel = "TIME",
      description = "Capture time of a recording's first frame; now by default.")
  private @Nullable String startTime;

  @Option(
      names = "--preview-reduction",
      paramLabel = "1|2|4|8",
      description =
          "How much smaller the previews are; by default what --plan says, else chosen by the"
              + " frame's size.")
  private Optional<Integer> previewReduction = Optional.empty();

  @Option(
      names = "--plan",
      paramLabel = "PLAN",
      description = "The camera's plan, whose previews the frames are to carry.")
  private Optional<Path> plan = Optional.empty();

  @Option(
      names = "--folder-rate",
      paramLabel = "N",
      description = "Images a second of a folder; ${DEFAULT-VALUE} by default.")
  private double folderRate = SourceOptions.DEFAULT_FOLDER_RATE;

  @Option(
      names = "--retention",
      paramLabel = "DURATION",
      description =
          "How long the topic keeps frames if it is new, for example 24h; by default the"
              + " broker's rule.")
  private @Nullable Duration retention;

  private final StopSignal stop;

  IngestCommand(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    IngestSettings settings = settings();
    SourceOptions source =
        UserException.check(
            "--folder-rate", () -> SourceOptions.DEFAULT.withFolderFramesPerSecond(folderRate));
    Topics topics = kafka.topics();
    try (TopicAdmin admin = new TopicAdmin(kafka.bootstrap(), topics)) {
      admin.createFrames(settings.camera(), Optional.ofNullable(retention));
      settings
          .startTime()
          .ifPresent(
              start -> admin.requireKept(settings.camera(), start, Clock.systemUTC().instant()));
    }
    FrameIngest ingest = new FrameIngest(settings, source, Clock.systemUTC());
    stopWith(ingest);
    Reporter reporter = new Reporter(settings.camera(), spec.commandLine().getErr());
    IngestProgress total = ingest.run(kafka.bootstrap(), topics, reporter::report);
    PrintWriter out = spec.commandLine().getOut();
    out.println("%s: sent %s to %s".formatted(settings.camera(), sent(total), kafka.bootstrap()));
    return 0;
  }

  private IngestSettings settings() {
    CameraId id = UserException.check("--camera", () -> new CameraId(camera));
    SendingRate sending = UserException.check("--rate", () -> SendingRate.parse(rate));
    Optional<Instant> start =
        Optional.ofNullable(startTime)
            .map(
                text ->
                    UserException.check(
                        "--start-time",
                        () -> TimePoint.parse(text, Clock.system(ZoneId.systemDefault()))));
    return UserException.check(
        "--preview-reduction",
        () -> new IngestSettings(id, input, sending, loop, start, reduction(id)));
  }

  private int reduction(CameraId id) {
    Optional<Plan> planned = plan.map(file -> PlanBundles.read(file).plan());
    if (planned.isPresent() && !planned.get().isFor(id.value())) {
      throw new UserException(
          "plan %s is for camera %s, not for %s"
              .formatted(plan.orElseThrow(), planned.get().camera(), id));
    }
    return previewReduction.orElse(
        planned.map(Plan::previewReduction).orElse(IngestSettings.AUTOMATIC_REDUCTION));
  }

  private void stopWith(FrameIngest ingest) {
    Thread watcher =
        new Thread(
            () -> {
              try {
                stop.await();
                ingest.stop();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "squint-ingest-stop");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static String sent(IngestProgress progress) {
    String text =
        String.format(
            Locale.ROOT,
            "%d frames, %.1f MB, %.1f frames a second",
            progress.frames(),
            progress.bytes() / 1e6,
            progress.framesPerSecond());
    if (progress.recompressed() > 0) {
      text += ", %d at a lower quality to fit".formatted(progress.recompressed());
    }
    if (progress.refused() > 0) {
      text += ", %d left out as too large".formatted(progress.refused());
    }
    return text;
  }

  /** Says every few seconds how far the ingest is. */
  private static final class Reporter {
    private final CameraId camera;
    private final PrintWriter out;
    private long reportedNanos = System.nanoTime();

    Reporter(CameraId camera, PrintWriter out) {
      this.camera = camera;
      this.out = out;
    }

    void report(IngestProgress progress) {
      long now = System.nanoTime();
      if (now - reportedNanos >= REPORT_NANOS) {
        reportedNanos = now;
        out.println("%s: %s".formatted(camera, sent(progress)));
        out.flush();
      }
    }
  }
}
