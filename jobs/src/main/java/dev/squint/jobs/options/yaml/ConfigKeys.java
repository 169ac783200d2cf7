package dev.squint.jobs.options.yaml;

import dev.squint.core.difference.Aggregation;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.frame.CameraId;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.plan.Plan;
import dev.squint.core.query.Zone;
import dev.squint.jobs.options.AccessToken;
import dev.squint.jobs.options.CheckpointingConfig;
import dev.squint.jobs.options.DifferenceSettings.SceneSettings;
import dev.squint.jobs.options.FlinkConfig;
import dev.squint.jobs.options.InputSize;
import dev.squint.jobs.options.KafkaConfig;
import dev.squint.jobs.options.ListenAddress;
import dev.squint.jobs.options.PlanWords;
import dev.squint.jobs.options.SendingRate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key of the configuration file: its type, default, bounds and meaning, in one place. */
final class ConfigKeys {
  private static final int MAX_FRAMES_PER_SECOND = 1000;
  private static final int MAX_SECONDS = 86_400;
  private static final int MAX_WORKERS = 64;
  private static final int MAX_PARALLELISM = 1024;
  private static final int MAX_INPUT = 8192;

  // cameras[]
  static final ConfigKey<CameraId> ID =
      ConfigKey.required(
          "id",
          ValueType.parsed("camera id", "lower-case letters, digits and dashes", CameraId::new),
          "The camera's name in topics, plans and answers.");
  static final ConfigKey<String> SOURCE =
      ConfigKey.optional(
          "source",
          ValueType.text(),
          "its topic is filled by something else",
          "Where frames come from: a video file, a folder of images or an `rtsp://` address.");
  static final ConfigKey<Map<String, Zone>> ZONES =
      ConfigKey.optional(
          "zones",
          ZoneType.zones(),
          "none",
          "Polygons that queries may name: at least three corners `[x, y]`, `[0, 0]` is the frame's top left, `[1, 1]` its bottom right.");
  static final ConfigKey<List<String>> QUERIES =
      ConfigKey.optional(
          "queries",
          ValueType.listOf(ValueType.text()),
          "those of the plan",
          "What is asked: `CLASS`, `CLASS:SCORE`, `CLASS@ZONE` or `CLASS:SCORE@ZONE`.");
  static final ConfigKey<String> PLAN =
      ConfigKey.optional(
          "plan",
          ValueType.text(),
          "one made of the settings below",
          "A plan bundle, which holds its own queries and settings.");
  static final ConfigKey<Double> FRAMES_PER_SECOND =
      ConfigKey.optional(
          "framesPerSecond",
          ValueType.above(0, MAX_FRAMES_PER_SECOND),
          "the source's own",
          "The frame rate by which seconds become counts of frames.");
  static final ConfigKey<SendingRate> RATE =
      ConfigKey.withDefault(
          "rate",
          ValueType.parsed("number or word", "frames a second, source or max", SendingRate::parse),
          "source",
          "How fast a recording is sent: frames a second, `source` for the pace it was taken at, or `max`.");
  static final ConfigKey<Boolean> LOOP =
      ConfigKey.withDefault(
          "loop", ValueType.truth(), false, "Whether a recording starts again at its end.");
  static final ConfigKey<Integer> PROCESS_EVERY =
      ConfigKey.withDefault(
          "processEvery",
          ValueType.integer(1, MAX_FRAMES_PER_SECOND),
          1,
          "1 to look at every frame, n to look at every n-th and copy its label to the rest.");
  static final ConfigKey<Integer> PREVIEW_REDUCTION =
      ConfigKey.withDefault(
          "previewReduction",
          ValueType.parsed("1, 2, 4, 8 or auto", "1, 2, 4, 8 or auto", PlanWords::parseReduction),
          "auto",
          "How much smaller than the frame a preview is; `auto` goes by the frame's size.");

  static final ConfigKey<Double> AUDIT_RATE =
      ConfigKey.withDefault(
          "auditRate",
          ValueType.between(0, 1),
          0.0,
          "The share of the frames answered without the reference model that it is asked about all the same, to measure the error; both answers go to the topic `audits`.");

  // cameras[].difference
  static final ConfigKey<Optional<Baseline>> BASELINE =
      ConfigKey.withDefault(
          "baseline",
          ValueType.choice(PlanWords.baselines()),
          "last-let-through",
          "What a preview is compared with; `none` for no difference detector.");
  static final ConfigKey<Integer> LAG_FRAMES =
      ConfigKey.withDefault(
          "lagFrames",
          ValueType.integer(1, DifferenceSpec.MAX_LAG),
          1,
          "For `earlier-frame`: how many frames back.");
  static final ConfigKey<Double> THRESHOLD =
      ConfigKey.withDefault(
          "threshold",
          ValueType.between(0, 1),
          Plan.DEFAULT_DIFFERENCE_THRESHOLD,
          "A frame that differs less takes the earlier one's answer (mean squared error, black 0, white 1).");
  static final ConfigKey<Double> RECHECK_AFTER_SECONDS =
      ConfigKey.withDefault(
          "recheckAfterSeconds",
          ValueType.above(0, MAX_SECONDS),
          Plan.DEFAULT_RECHECK_SECONDS,
          "How many seconds an answer is copied at most.");
  static final ConfigKey<Aggregation> AGGREGATION =
      ConfigKey.withDefault(
          "aggregation",
          ValueType.choice(PlanWords.aggregations()),
          "largest-block",
          "How the blocks' errors become one difference.");
  static final ConfigKey<BlockGrid> GRID =
      ConfigKey.withDefault(
          "grid",
          ValueType.parsed("grid", "COLUMNSxROWS", PlanWords::parseGrid),
          "16x9",
          "The blocks that a preview is divided into.");
  static final ConfigKey<Boolean> LIGHT_ROBUST =
      ConfigKey.withDefault(
          "lightRobust",
          ValueType.truth(),
          true,
          "Whether a change of the whole frame's light is taken out before comparing.");
  static final ConfigKey<Double> CHANGED_BLOCK_DIFFERENCE =
      ConfigKey.withDefault(
          "changedBlockDifference",
          ValueType.above(0, 1),
          SceneSettings.DEFAULT_CHANGED_BLOCK_DIFFERENCE,
          "For `reference-image`: from which error a block counts as changed.");
  static final ConfigKey<Double> ABSORB_AFTER_SECONDS =
      ConfigKey.withDefault(
          "absorbAfterSeconds",
          ValueType.above(0, MAX_SECONDS),
          SceneSettings.DEFAULT_ABSORB_AFTER_SECONDS,
          "For `reference-image`: how many seconds changed content stands still before it is part of the scene.");

  // reference
  static final ConfigKey<String> MODEL =
      ConfigKey.required(
          "model", ValueType.text(), "The model's file: `.onnx`, `.pt` or `.torchscript`.");
  static final ConfigKey<String> FAMILY =
      ConfigKey.withDefault(
          "family",
          ValueType.choice(words("auto", "yolox", "yolov5", "yolov8")),
          "auto",
          "How the model's input is made and its output read; `yolov8` also for v9 and v11.");
  static final ConfigKey<InputSize> INPUT =
      ConfigKey.optional(
          "input",
          ValueType.parsed("size", "SIDE or WIDTHxHEIGHT", InputSize::parse),
          "the model's own",
          "The size of the network's input in pixels, at most %d a side.".formatted(MAX_INPUT));
  static final ConfigKey<List<String>> CLASSES =
      ConfigKey.optional(
          "classes",
          ValueType.listOf(ValueType.text()),
          "the 80 of COCO",
          "Class names in the order of the model's outputs.");
  static final ConfigKey<String> CLASSES_FILE =
      ConfigKey.optional(
          "classesFile",
          ValueType.text(),
          "none",
          "Instead of `classes`: a file of names, one a line.");
  static final ConfigKey<Double> MINIMUM_SCORE =
      ConfigKey.withDefault(
          "minimumScore",
          ValueType.fraction(),
          ReferenceModelSpec.DEFAULT_MINIMUM_SCORE,
          "Objects below are not reported; queries cannot ask for less.");
  static final ConfigKey<Double> OVERLAP_THRESHOLD =
      ConfigKey.withDefault(
          "overlapThreshold",
          ValueType.fraction(),
          ReferenceModelSpec.DEFAULT_OVERLAP_THRESHOLD,
          "Of two boxes of a class that overlap more (intersection over union), the weaker is dropped.");
  static final ConfigKey<String> DEVICE =
      ConfigKey.withDefault(
          "device",
          ValueType.choice(words("auto", "cpu", "gpu")),
          "auto",
          "Where the model runs; `auto` takes a GPU when there is one.");
  static final ConfigKey<Integer> WORKERS =
      ConfigKey.withDefault(
          "workers",
          ValueType.integer(1, MAX_WORKERS),
          1,
          "Threads that run the model, in each process.");
  static final ConfigKey<Integer> MAX_BATCH =
      ConfigKey.withDefault(
          "maxBatch",
          ValueType.integer(1, MAX_WORKERS),
          16,
          "Most frames in one call of the model.");
  static final ConfigKey<Duration> BATCH_LATENCY_TARGET =
      ConfigKey.withDefault(
          "batchLatencyTarget",
          ValueType.duration(false),
          "500ms",
          "How long one call may take before batches get smaller.");

  // kafka
  static final ConfigKey<String> BOOTSTRAP =
      ConfigKey.withDefault(
          "bootstrap",
          ValueType.text(),
          KafkaConfig.DEFAULT_BOOTSTRAP,
          "The broker's `HOST:PORT`, several separated by commas.");
  static final ConfigKey<String> TOPIC_PREFIX =
      ConfigKey.withDefault(
          "topicPrefix", ValueType.text(), "", "Put before the name of every topic.");
  static final ConfigKey<String> EMBEDDED_DIRECTORY =
      ConfigKey.optional(
          "directory",
          ValueType.text(),
          "a temporary folder",
          "Where the broker keeps its data from run to run.");
  static final ConfigKey<Integer> EMBEDDED_PORT =
      ConfigKey.optional(
          "port",
          ValueType.integer(0, KafkaConfig.Embedded.MAX_PORT),
          "9092 if it is free, else any",
          "The port to listen on; 0 for any that is free.");

  // checkpointing
  static final ConfigKey<Duration> INTERVAL =
      ConfigKey.withDefault(
          "interval",
          ValueType.duration(true),
          CheckpointingConfig.DEFAULT_INTERVAL.toSeconds() + "s",
          "Time between checkpoints; 0 for none.");
  static final ConfigKey<Boolean> EXACTLY_ONCE =
      ConfigKey.withDefault(
          "exactlyOnce",
          ValueType.truth(),
          true,
          "Whether answers become visible with a checkpoint and never twice; else at once.");

  // flink
  static final ConfigKey<Integer> PARALLELISM =
      ConfigKey.withDefault(
          "parallelism",
          ValueType.integer(0, MAX_PARALLELISM),
          0,
          "Subtasks that cameras are shared out among; 0 for one a camera, at most one a core.");
  static final ConfigKey<Duration> REFERENCE_TIMEOUT =
      ConfigKey.withDefault(
          "referenceTimeout",
          ValueType.duration(false),
          FlinkConfig.DEFAULT_REFERENCE_TIMEOUT.toSeconds() + "s",
          "After this long without the reference model's answer a frame counts as unresolved.");
  static final ConfigKey<Integer> REFERENCE_CAPACITY =
      ConfigKey.withDefault(
          "referenceCapacity",
          ValueType.integer(1, MAX_INPUT),
          FlinkConfig.DEFAULT_REFERENCE_CAPACITY,
          "Most frames of a subtask that wait for the reference model.");
  static final ConfigKey<Integer> METRICS_PORT =
      ConfigKey.optional(
          "metricsPort",
          ValueType.integer(1, KafkaConfig.Embedded.MAX_PORT),
          "no metrics",
          "The port at which Prometheus finds metrics, on every address of the machine.");

  // web
  static final ConfigKey<Boolean> ENABLED =
      ConfigKey.withDefault(
          "enabled", ValueType.truth(), true, "Whether `squint local` serves the page.");
  static final ConfigKey<ListenAddress> LISTEN =
      ConfigKey.withDefault(
          "listen",
          ValueType.parsed("address", "HOST:PORT", ListenAddress::parse),
          ListenAddress.STANDARD,
          "Where it listens; port 0 for any that is free. Another address than localhost needs a `token`.");
  static final ConfigKey<AccessToken> TOKEN =
      ConfigKey.optional(
          "token",
          ValueType.parsed(
              "token",
              "16 to 256 letters, digits, dots, dashes, underscores and tildes",
              AccessToken::of),
          "none, on localhost alone",
          "The secret that browsers and programs must know to see anything of the cameras.");

  private ConfigKeys() {}

  private static Map<String, String> words(String... words) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String word : words) {
      map.put(word, word);
    }
    return map;
  }
}
