package dev.squint.jobs.demo;

import dev.squint.core.plan.PlanSet;
import dev.squint.jobs.options.CheckpointingConfig;
import dev.squint.jobs.options.FlinkConfig;
import dev.squint.jobs.options.KafkaConfig;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.options.WebConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a demo shows.
 *
 * @param cameras of distinct ids
 * @param reference the reference model
 * @param notes what is to be said before it begins
 */
public record DemoShow(List<ShownCamera> cameras, ReferenceConfig reference, List<String> notes) {
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

  public DemoShow {
    cameras = List.copyOf(cameras);
    notes = List.copyOf(notes);
  }

  /** The plans of the cameras. */
  public PlanSet plans() {
    return PlanSet.of(cameras.stream().map(ShownCamera::plan).toList());
  }

  /**
   * What is run.
   *
   * @param exactlyOnce whether answers wait for the next checkpoint, or are seen at once
   */
  public SquintConfig config(boolean exactlyOnce) {
    return new SquintConfig(
        cameras.stream().map(ShownCamera::config).toList(),
        Optional.of(reference),
        KafkaConfig.standard(),
        new CheckpointingConfig(
            exactlyOnce ? CHECKPOINT_INTERVAL : CheckpointingConfig.DEFAULT_INTERVAL, exactlyOnce),
        FlinkConfig.standard(),
        WebConfig.standard());
  }
}
