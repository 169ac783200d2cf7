package dev.squint.jobs.bench.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one stage costs a frame.
 *
 * @param name of the stage
 * @param microsPerFrame time of one thread: for each unit of work the lower quartile of its rounds,
 *     over all units
 * @param limitMicrosPerFrame the least that it could take on this machine; null where nobody knows
 * @param limitedBy what sets that limit, in words; empty where nobody knows
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StageCost(
    String name, double microsPerFrame, @Nullable Double limitMicrosPerFrame, String limitedBy) {
  public static final String PREVIEW_JPEG = "preview JPEG";
  public static final String PREVIEW_HEADER = "preview header";
  public static final String REDUCED_DECODE = "reduced-scale decode";
  public static final String DIFFERENCE = "difference detector";
  public static final String FILTER_WITH_HEADER = "preview and difference, with header";
  public static final String FILTER_WITHOUT_HEADER = "preview and difference, without header";

  private static final String MODEL_BATCH = "specialized model, batch of ";

  /** The name of the specialized model's stage at a size of batches. */
  public static String modelStage(int batch) {
    return MODEL_BATCH + batch;
  }

  /** What the stage of that name costs, if it was measured. */
  public static Optional<Double> micros(List<StageCost> stages, String name) {
    return stages.stream()
        .filter(stage -> stage.name().equals(name))
        .map(StageCost::microsPerFrame)
        .findFirst();
  }

  static StageCost unlimited(String name, double microsPerFrame) {
    return new StageCost(name, microsPerFrame, null, "");
  }
}
