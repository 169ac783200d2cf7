package dev.squint.jobs.options;

import dev.squint.core.frame.CameraId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a configuration file settles ({@code squint.yaml}); what the file leaves out has its
 * default. {@code ConfigFile} in package {@code yaml} reads it; flags of a command override it.
 *
 * @param cameras of distinct ids; may be empty
 * @param reference the reference model, if the file names one
 * @param kafka where frames and answers are
 * @param checkpointing of the Flink jobs
 * @param flink how and where the Flink jobs run
 * @param web how the web page is served
 */
public record SquintConfig(
    List<CameraConfig> cameras,
    Optional<ReferenceConfig> reference,
    KafkaConfig kafka,
    CheckpointingConfig checkpointing,
    FlinkConfig flink,
    WebConfig web) {
  public SquintConfig {
    cameras = List.copyOf(cameras);
    Set<CameraId> seen = new HashSet<>();
    for (CameraConfig camera : cameras) {
      if (!seen.add(camera.id())) {
        throw new IllegalArgumentException("camera %s is there twice".formatted(camera.id()));
      }
    }
  }

  /** These settings with another reference model. */
  public SquintConfig withReference(ReferenceConfig model) {
    return new SquintConfig(cameras, Optional.of(model), kafka, checkpointing, flink, web);
  }

  /** This configuration with the same audit rate for every camera. */
  public SquintConfig withAuditRate(double rate) {
    return new SquintConfig(
        cameras.stream().map(camera -> camera.withAuditRate(rate)).toList(),
        reference,
        kafka,
        checkpointing,
        flink,
        web);
  }

  /** The camera called {@code id}, if there is one. */
  public Optional<CameraConfig> camera(CameraId id) {
    return cameras.stream().filter(camera -> camera.id().equals(id)).findFirst();
  }
}
