package dev.squint.jobs.detector;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.squint.core.model.ReferenceModelDescription;
import dev.squint.models.detector.DetectorFigures;
import dev.squint.models.detector.DetectorFigures.ClassFigures;
import dev.squint.models.detector.DetectorFigures.PresenceTally;
import dev.squint.optimizer.statistics.BinomialInterval;
import java.util.List;
import java.util.Locale;

/**
 * How well a reference model does on simulated cameras, for people and as JSON.
 *
 * @param model its file name
 * @param sha256 its checksum
 * @param millisPerFrame measured when it was loaded
 * @param images how many it was shown
 * @param minimumScore from which on an object counts as present
 * @param meanAveragePrecision at an overlap of a half, {@code [0, 1]}
 * @param presence over all classes
 * @param classes each class's own
 */
public record DetectorReport(
    String model,
    String sha256,
    double millisPerFrame,
    int images,
    double minimumScore,
    double meanAveragePrecision,
    Presence presence,
    List<ClassReport> classes) {
  private static final double CONFIDENCE = 0.95;

  public DetectorReport {
    classes = List.copyOf(classes);
  }

  /** A share with its 95% interval over images, all in {@code [0, 1]}; NaN when of nothing. */
  public record Rate(double value, double lower, double upper) {
    static Rate of(int part, int whole) {
      BinomialInterval interval = BinomialInterval.of(part, whole, CONFIDENCE);
      double share = whole == 0 ? Double.NaN : (double) part / whole;
      return new Rate(share, interval.lower(), interval.upper());
    }

    @Override
    public String toString() {
      return Double.isNaN(value)
          ? "-"
          : String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", value, lower, upper);
    }
  }

  /**
   * Whether the model knows which images hold a class.
   *
   * @param present images that hold it
   * @param recall share of those in which it was found
   * @param precision share of the images in which it was found that hold it
   * @param undecided images that hold it difficult to see only; not counted
   */
  public record Presence(int present, Rate recall, Rate precision, int undecided) {
    static Presence of(PresenceTally tally) {
      return new Presence(
          tally.present(),
          Rate.of(tally.found(), tally.present()),
          Rate.of(tally.found(), tally.reported()),
          tally.undecided());
    }
  }

  /** One class. */
  public record ClassReport(
      @JsonProperty("class") String objectClass,
      int labelled,
      double averagePrecision,
      Presence presence) {
    static ClassReport of(ClassFigures figures) {
      return new ClassReport(
          figures.name(),
          figures.labelled(),
          figures.averagePrecision(),
          Presence.of(figures.presence()));
    }
  }

  static DetectorReport of(ReferenceModelDescription model, DetectorFigures figures) {
    return new DetectorReport(
        model.name(),
        model.sha256(),
        model.millisPerFrame(),
        figures.images(),
        figures.minimumScore(),
        figures.meanAveragePrecision(),
        Presence.of(figures.presence()),
        figures.classes().stream().map(ClassReport::of).toList());
  }

  /** A table for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s on %d images of simulated cameras it has not learnt from, %.1f ms a frame%n%n",
            model,
            images,
            millisPerFrame));
    text.append(
        "%-10s %7s %7s   %-22s %-22s%n"
            .formatted("class", "boxes", "AP@0.5", "presence recall", "presence precision"));
    for (ClassReport row : classes) {
      text.append(row(row.objectClass(), row.labelled(), row.averagePrecision(), row.presence()));
    }
    int boxes = classes.stream().mapToInt(ClassReport::labelled).sum();
    text.append(row("all", boxes, meanAveragePrecision, presence));
    text.append(
        "%nPresence at score %s, 95%% intervals over images, which are too narrow where images resemble each other.%n"
            .formatted(minimumScore));
    return text.toString();
  }

  private static String row(String name, int boxes, double precision, Presence presence) {
    return String.format(
        Locale.ROOT,
        "%-10s %7d %7.3f   %-22s %-22s%n",
        name,
        boxes,
        precision,
        presence.recall(),
        presence.precision());
  }
}
