package dev.squint.jobs.options.yaml;

import java.util.List;

/** The sections of the configuration file. */
final class ConfigSections {
  static final ConfigSection DIFFERENCE =
      new ConfigSection(
          "difference",
          false,
          "The difference detector of a camera without a plan bundle.",
          List.of(
              ConfigKeys.BASELINE,
              ConfigKeys.LAG_FRAMES,
              ConfigKeys.THRESHOLD,
              ConfigKeys.RECHECK_AFTER_SECONDS,
              ConfigKeys.AGGREGATION,
              ConfigKeys.GRID,
              ConfigKeys.LIGHT_ROBUST,
              ConfigKeys.CHANGED_BLOCK_DIFFERENCE,
              ConfigKeys.ABSORB_AFTER_SECONDS),
          List.of());

  static final ConfigSection CAMERAS =
      new ConfigSection(
          "cameras",
          true,
          "The cameras: a list. Each has either a `plan`, or `queries` and settings of its own.",
          List.of(
              ConfigKeys.ID,
              ConfigKeys.SOURCE,
              ConfigKeys.QUERIES,
              ConfigKeys.ZONES,
              ConfigKeys.PLAN,
              ConfigKeys.FRAMES_PER_SECOND,
              ConfigKeys.RATE,
              ConfigKeys.LOOP,
              ConfigKeys.PROCESS_EVERY,
              ConfigKeys.PREVIEW_REDUCTION,
              ConfigKeys.AUDIT_RATE),
          List.of(DIFFERENCE));

  static final ConfigSection REFERENCE =
      new ConfigSection(
          "reference",
          false,
          "The reference model, whose answers are the truth.",
          List.of(
              ConfigKeys.MODEL,
              ConfigKeys.FAMILY,
              ConfigKeys.INPUT,
              ConfigKeys.CLASSES,
              ConfigKeys.CLASSES_FILE,
              ConfigKeys.MINIMUM_SCORE,
              ConfigKeys.OVERLAP_THRESHOLD,
              ConfigKeys.DEVICE,
              ConfigKeys.WORKERS,
              ConfigKeys.MAX_BATCH,
              ConfigKeys.BATCH_LATENCY_TARGET),
          List.of());

  static final ConfigSection EMBEDDED =
      new ConfigSection(
          "embedded",
          false,
          "The broker that Squint starts itself where there is none.",
          List.of(ConfigKeys.EMBEDDED_DIRECTORY, ConfigKeys.EMBEDDED_PORT),
          List.of());

  static final ConfigSection KAFKA =
      new ConfigSection(
          "kafka",
          false,
          "Where frames and answers are.",
          List.of(ConfigKeys.BOOTSTRAP, ConfigKeys.TOPIC_PREFIX),
          List.of(EMBEDDED));

  static final ConfigSection CHECKPOINTING =
      new ConfigSection(
          "checkpointing",
          false,
          "How Flink jobs survive failures.",
          List.of(ConfigKeys.INTERVAL, ConfigKeys.EXACTLY_ONCE),
          List.of());

  static final ConfigSection FLINK =
      new ConfigSection(
          "flink",
          false,
          "How the Flink job of this process runs.",
          List.of(
              ConfigKeys.PARALLELISM,
              ConfigKeys.REFERENCE_TIMEOUT,
              ConfigKeys.REFERENCE_CAPACITY,
              ConfigKeys.METRICS_PORT),
          List.of());

  static final ConfigSection WEB =
      new ConfigSection(
          "web",
          false,
          "The web page of `squint local` and `squint web` ([web.md](web.md)).",
          List.of(ConfigKeys.ENABLED, ConfigKeys.LISTEN, ConfigKeys.TOKEN),
          List.of());

  /** The whole file. */
  static final ConfigSection ROOT =
      new ConfigSection(
          "",
          false,
          "The whole file.",
          List.of(),
          List.of(CAMERAS, REFERENCE, KAFKA, CHECKPOINTING, FLINK, WEB));

  private ConfigSections() {}
}
