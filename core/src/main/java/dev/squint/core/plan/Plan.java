package dev.squint.core.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.frame.CameraId;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PreviewGeometry;
import dev.squint.core.query.Query;
import java.util.List;
import java.util.Optional;

/**
 * The chosen cascade of a camera: which stages a frame passes, with their thresholds.
 *
 * <p>Any subset of the stages may be there; the reference model always answers what is left in
 * doubt. Without any it is asked about every frame, or every n-th.
 *
 * @param schema version of this form, {@value #SCHEMA}
 * @param camera the camera the plan is for, or {@value #ANY_CAMERA}
 * @param framesPerSecond the rate that the counts of frames below were chosen for, positive
 * @param queries what is asked, at least one, of distinct names; verdicts have this order
 * @param processEvery 1 to look at every frame, n to look at every n-th and copy its label to the
 *     rest
 * @param previewReduction 1, 2, 4 or 8: how much smaller than the frame a preview is; 0 to choose
 *     by the frame's size
 * @param difference the difference detector, if any
 * @param specializedModel the specialized model, if any
 * @param smoothingFrames odd number of frames, centred, whose majority is the presence at a frame
 * @param reference checksum of the reference model that the plan was tuned against; empty when it
 *     was not tuned
 * @param tuning how the plan was found; empty when it was not tuned
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Plan(
    int schema,
    String camera,
    double framesPerSecond,
    List<Query> queries,
    int processEvery,
    int previewReduction,
    Optional<DifferenceSpec> difference,
    Optional<SpecializedStage> specializedModel,
    int smoothingFrames,
    Optional<String> reference,
    Optional<Tuning> tuning) {
  public static final int SCHEMA = 1;
  public static final String ANY_CAMERA = "*";
  public static final int AUTOMATIC_REDUCTION = 0;

  // Chosen on real footage; the README says what share of frames they let through and miss.
  public static final double DEFAULT_DIFFERENCE_THRESHOLD = 0.001;
  public static final double DEFAULT_RECHECK_SECONDS = 2;

  private static final int MAX_PROCESS_EVERY = 1000;
  private static final int MAX_SMOOTHING = 1001;

  public Plan {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "plan schema %d is not supported; this version reads schema %d"
              .formatted(schema, SCHEMA));
    }
    if (!camera.equals(ANY_CAMERA)) {
      camera = new CameraId(camera).value();
    }
    if (!(framesPerSecond > 0 && framesPerSecond <= 1000)) {
      throw new IllegalArgumentException(
          "framesPerSecond must be above 0 and at most 1000: " + framesPerSecond);
    }
    queries = List.copyOf(queries);
    if (queries.isEmpty()) {
      throw new IllegalArgumentException("a plan answers at least one query");
    }
    Query.requireDistinctNames(queries);
    requireBetween("processEvery", processEvery, MAX_PROCESS_EVERY);
    requireBetween("smoothingFrames", smoothingFrames, MAX_SMOOTHING);
    if (smoothingFrames % 2 == 0) {
      throw new IllegalArgumentException("smoothingFrames must be odd: " + smoothingFrames);
    }
    if (previewReduction != AUTOMATIC_REDUCTION) {
      PreviewGeometry.requireReduction(previewReduction);
    }
    int answered = specializedModel.map(stage -> stage.thresholds().size()).orElse(queries.size());
    if (answered != queries.size()) {
      throw new IllegalArgumentException(
          "the specialized model answers %d queries, the plan has %d"
              .formatted(answered, queries.size()));
    }
  }

  /** The reference model on every frame: the truth that every other plan is held to. */
  public static Plan referenceOnly(String camera, double framesPerSecond, List<Query> queries) {
    return new Plan(
        SCHEMA,
        camera,
        framesPerSecond,
        queries,
        1,
        AUTOMATIC_REDUCTION,
        Optional.empty(),
        Optional.empty(),
        smoothingFrames(framesPerSecond),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A plan for a camera that nothing was tuned for: a cautious difference detector against the last
   * frame that was let through, then the reference model. Its error is unknown until it is
   * measured.
   */
  public static Plan untuned(String camera, double framesPerSecond, List<Query> queries) {
    return referenceOnly(camera, framesPerSecond, queries)
        .withDifference(
            new DifferenceSpec(
                Baseline.LAST_LET_THROUGH,
                1,
                DifferenceMetric.standard(),
                DEFAULT_DIFFERENCE_THRESHOLD,
                frames(DEFAULT_RECHECK_SECONDS, framesPerSecond),
                Optional.empty()));
  }

  /** This plan for another camera of the same view; what was known of its error is not of that. */
  public Plan withCamera(String other) {
    return new Plan(
        schema,
        other,
        framesPerSecond,
        queries,
        processEvery,
        previewReduction,
        difference,
        specializedModel,
        smoothingFrames,
        reference,
        Optional.empty());
  }

  /** This plan with another difference detector; what was known of its error is so no more. */
  public Plan withDifference(DifferenceSpec other) {
    return new Plan(
        schema,
        camera,
        framesPerSecond,
        queries,
        processEvery,
        previewReduction,
        Optional.of(other),
        specializedModel,
        smoothingFrames,
        reference,
        Optional.empty());
  }

  /** This plan looking at every {@code n}-th frame; what was known of its error is so no more. */
  public Plan withProcessEvery(int n) {
    return new Plan(
        schema,
        camera,
        framesPerSecond,
        queries,
        n,
        previewReduction,
        difference,
        specializedModel,
        smoothingFrames,
        reference,
        Optional.empty());
  }

  /**
   * Channels of the preview of each frame: luma for the difference detector; colours where a
   * specialized model, which takes them all, looks at each frame itself.
   */
  public int filterChannels() {
    return difference.isEmpty() && specializedModel.isPresent() ? Image.COLOUR : Image.LUMA;
  }

  /** 1, 2, 4 or 8: how much smaller the preview of a frame of this size is. */
  public int previewReductionOf(int width, int height) {
    return previewReduction == AUTOMATIC_REDUCTION
        ? PreviewGeometry.automaticReduction(width, height)
        : previewReduction;
  }

  /** Whether the plan may decide for {@code cameraId}. */
  public boolean isFor(String cameraId) {
    return camera.equals(ANY_CAMERA) || camera.equals(cameraId);
  }

  /** The number of frames in {@code seconds}, at least 1. */
  public static int frames(double seconds, double framesPerSecond) {
    return (int) Math.max(1, Math.round(seconds * framesPerSecond));
  }

  /** The odd number of frames nearest to a second. */
  public static int smoothingFrames(double framesPerSecond) {
    return 2 * (int) (framesPerSecond / 2) + 1;
  }

  private static void requireBetween(String name, int value, int high) {
    if (value < 1 || value > high) {
      throw new IllegalArgumentException(
          "%s must be between 1 and %d: %d".formatted(name, high, value));
    }
  }
}
