package dev.squint.jobs.endtoend;

import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.ingest.FrameIngest;
import dev.squint.jobs.ingest.IngestProgress;
import dev.squint.jobs.ingest.IngestSettings;
import dev.squint.jobs.kafka.TopicAdmin;
import dev.squint.jobs.options.SendingRate;
import dev.squint.jobs.workflow.CascadeJob;
import dev.squint.jobs.workflow.KafkaJob;
import dev.squint.jobs.workflow.StartingOffsets;
import dev.squint.jobs.workflow.WorkflowOptions;
import dev.squint.video.source.SourceOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Topics, ingest and jobs on one broker and one prefix of topics. */
record TestJobs(String bootstrap, Topics topics) {
  static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
  static final double RATE = 10;

  private static final int PARALLELISM = 2;

  void makeTopics(String... cameras) {
    try (TopicAdmin admin = new TopicAdmin(bootstrap, topics)) {
      admin.createResults();
      for (String camera : cameras) {
        admin.createFrames(new CameraId(camera), Optional.empty());
      }
    }
  }

  /** Sends a folder of images as fast as it goes, captured at {@link #RATE} from {@link #START}. */
  IngestProgress ingest(String camera, Path recording) throws Exception {
    return ingest(camera, recording, IngestSettings.AUTOMATIC_REDUCTION);
  }

  /** The same with previews at another reduction. */
  IngestProgress ingest(String camera, Path recording, int previewReduction) throws Exception {
    IngestSettings settings =
        new IngestSettings(
            new CameraId(camera),
            recording.toString(),
            SendingRate.UNLIMITED,
            false,
            Optional.of(START),
            previewReduction);
    FrameIngest ingest =
        new FrameIngest(
            settings, SourceOptions.DEFAULT.withFolderFramesPerSecond(RATE), Clock.systemUTC());
    return ingest.run(bootstrap, topics, progress -> {});
  }

  /** Runs the cascade over the frames that are there, exactly once, to its end. */
  void run(PlanSet plans, CascadeStages stages) throws Exception {
    KafkaJob job =
        new KafkaJob("test", bootstrap, Set.of(), StartingOffsets.earliest(), true, true);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM);
    CascadeJob.define(
        env,
        job,
        WorkflowOptions.of(topics, plans, stages).withCheckpointInterval(Duration.ofMillis(500)));
    env.execute(job.name());
  }
}
