package dev.squint.models.detector;

import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.models.detector.DetectorFigures.ClassFigures;
import dev.squint.models.detector.DetectorFigures.PresenceTally;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a detector on labelled images: average precision at an overlap of {@value
 * #MINIMUM_OVERLAP}, and whether it knows which classes an image holds. Not thread-safe.
 */
public final class DetectorCheck {
  /** Intersection over union from which on a box is right: the usual mAP@0.5. */
  public static final double MINIMUM_OVERLAP = 0.5;

  /** The least score that the detector must report for the precision at high recall to be known. */
  public static final double LOWEST_SCORE = 0.01;

  private final ReferenceDetector detector;
  private final double minimumScore;
  private final List<String> classes;
  private final List<AveragePrecision> precisions = new ArrayList<>();
  private final List<PresenceTally> presences = new ArrayList<>();
  private int images;

  /**
   * A check that has seen nothing.
   *
   * @param detector reporting from {@link #LOWEST_SCORE} on
   * @param minimumScore from which on a box counts as found, for presence
   */
  public DetectorCheck(ReferenceDetector detector, double minimumScore) {
    this.detector = detector;
    this.minimumScore = minimumScore;
    classes = detector.description().classes();
    for (int index = 0; index < classes.size(); index++) {
      precisions.add(new AveragePrecision(MINIMUM_OVERLAP));
      presences.add(PresenceTally.NONE);
    }
  }

  /** Runs the detector on one image. */
  public void add(LabelledImage labelled) {
    images++;
    List<DetectedObject> found = detector.detect(List.of(labelled.image())).get(0);
    for (int index = 0; index < classes.size(); index++) {
      String name = classes.get(index);
      int wanted = index;
      List<DetectedObject> objects =
          found.stream().filter(object -> object.objectClass().equals(name)).toList();
      List<LabelledBox> boxes =
          labelled.boxes().stream().filter(box -> box.classIndex() == wanted).toList();
      precisions.get(index).add(objects, boxes);
      presences.set(index, presences.get(index).plus(presence(objects, boxes)));
    }
  }

  private PresenceTally presence(List<DetectedObject> objects, List<LabelledBox> boxes) {
    boolean reported = objects.stream().anyMatch(object -> object.score() >= minimumScore);
    boolean clear = boxes.stream().anyMatch(box -> !box.difficult());
    if (!clear && !boxes.isEmpty()) {
      return new PresenceTally(0, 0, 0, 0, 1);
    }
    if (clear) {
      return new PresenceTally(reported ? 1 : 0, reported ? 0 : 1, 0, 0, 0);
    }
    return new PresenceTally(0, 0, reported ? 1 : 0, reported ? 0 : 1, 0);
  }

  /** The figures so far. */
  public DetectorFigures figures() {
    List<ClassFigures> each = new ArrayList<>();
    for (int index = 0; index < classes.size(); index++) {
      AveragePrecision precision = precisions.get(index);
      each.add(
          new ClassFigures(
              classes.get(index), precision.labelled(), precision.value(), presences.get(index)));
    }
    double mean =
        each.stream()
            .mapToDouble(ClassFigures::averagePrecision)
            .filter(value -> !Double.isNaN(value))
            .average()
            .orElse(Double.NaN);
    return new DetectorFigures(images, minimumScore, mean, each);
  }
}
