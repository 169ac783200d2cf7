package dev.squint.models.detector;

import java.util.List;

/**
 * How well a detector does on labelled images.
 *
 * @param images how many
 * @param minimumScore from which on a box counts as found, for presence
 * @param meanAveragePrecision mean of the classes that were labelled, {@code [0, 1]}
 * @param classes each class's own, in the order of their indices
 */
public record DetectorFigures(
    int images, double minimumScore, double meanAveragePrecision, List<ClassFigures> classes) {
  public DetectorFigures {
    classes = List.copyOf(classes);
  }

  /** Presence over all classes together. */
  public PresenceTally presence() {
    return classes.stream()
        .map(ClassFigures::presence)
        .reduce(PresenceTally.NONE, PresenceTally::plus);
  }

  /**
   * One class.
   *
   * @param name its name
   * @param labelled boxes that are not difficult
   * @param averagePrecision {@code [0, 1]}; NaN when nothing was labelled
   * @param presence whether images hold it
   */
  public record ClassFigures(
      String name, int labelled, double averagePrecision, PresenceTally presence) {}

  /**
   * Images by whether they hold a class and whether it was found in them.
   *
   * @param found hold it, and it was found
   * @param missed hold it, and it was not
   * @param invented do not hold it, and yet it was found
   * @param absent do not hold it, nor was it found
   * @param undecided hold it difficult to see only, and count neither way
   */
  public record PresenceTally(int found, int missed, int invented, int absent, int undecided) {
    static final PresenceTally NONE = new PresenceTally(0, 0, 0, 0, 0);

    PresenceTally plus(PresenceTally other) {
      return new PresenceTally(
          found + other.found,
          missed + other.missed,
          invented + other.invented,
          absent + other.absent,
          undecided + other.undecided);
    }

    /** Images that hold it. */
    public int present() {
      return found + missed;
    }

    /** Images in which it was found, rightly or not. */
    public int reported() {
      return found + invented;
    }

    /** Share of the images that hold it in which it was found; NaN when none does. */
    public double recall() {
      return present() == 0 ? Double.NaN : (double) found / present();
    }

    /** Share of the images in which it was found that hold it; NaN when it was found in none. */
    public double precision() {
      return reported() == 0 ? Double.NaN : (double) found / reported();
    }
  }
}
