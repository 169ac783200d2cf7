package dev.squint.jobs.offline.labels;

import dev.squint.core.hash.Sha256;
import dev.squint.core.model.ReferenceModelDescription;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What makes labels those of one recording, one model and one way of reading it: two label files of
 * equal identity hold the same answers. Its JSON form stands in the manifest beside the labels.
 *
 * @param schema version of the label file, {@value #SCHEMA}
 * @param input the recording's name, for people
 * @param inputSha256 checksum of the recording
 * @param model the model's name, for people
 * @param modelSha256 checksum of the model
 * @param family of the model
 * @param inputWidth columns of the network's input
 * @param inputHeight rows of the network's input
 * @param classes class names by index
 * @param minimumScore from which objects are labelled
 * @param overlapThreshold of non-maximum suppression
 * @param pixels how a frame's pixels reach the model
 */
public record LabelIdentity(
    int schema,
    String input,
    String inputSha256,
    String model,
    String modelSha256,
    String family,
    int inputWidth,
    int inputHeight,
    List<String> classes,
    double minimumScore,
    double overlapThreshold,
    String pixels) {
  public static final int SCHEMA = 1;

  /** Labels go down to this score, so that every query that a model is good for can use them. */
  public static final double MINIMUM_SCORE = 0.05;

  /** As the ingest encodes frames by default; the reference stage decodes them. */
  public static final String PIXELS = "jpeg-quality-90";

  private static final int NAME_DIGITS = 12;
  private static final int SETTINGS_DIGITS = 8;

  public LabelIdentity {
    classes = List.copyOf(classes);
  }

  /**
   * The identity of labels.
   *
   * @param minimumScore from which the model reports objects
   */
  public static LabelIdentity of(
      String input,
      String inputSha256,
      ReferenceModelDescription model,
      double minimumScore,
      double overlapThreshold,
      String pixels) {
    return new LabelIdentity(
        SCHEMA,
        input,
        inputSha256,
        model.name(),
        model.sha256(),
        model.family(),
        model.inputWidth(),
        model.inputHeight(),
        model.classes(),
        minimumScore,
        overlapThreshold,
        pixels);
  }

  /** The lower of a model's own minimum score and {@link #MINIMUM_SCORE}. */
  public static double labelledFrom(double modelMinimumScore) {
    return Math.min(MINIMUM_SCORE, modelMinimumScore);
  }

  /** The name of the label file without its ending: recording, model, settings. */
  public String fileName() {
    return "%s-%s-%s"
        .formatted(
            inputSha256.substring(0, NAME_DIGITS),
            modelSha256.substring(0, NAME_DIGITS),
            settingsSha256().substring(0, SETTINGS_DIGITS));
  }

  private String settingsSha256() {
    String settings =
        String.join(
            "|",
            Integer.toString(schema),
            family,
            Integer.toString(inputWidth),
            Integer.toString(inputHeight),
            String.join(",", classes),
            Double.toString(minimumScore),
            Double.toString(overlapThreshold),
            pixels);
    return Sha256.of(settings.getBytes(StandardCharsets.UTF_8));
  }
}
