package dev.squint.models.detector;

import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Average precision of a detector for one class, collected image by image: the area under precision
 * over recall, where a box is right when it overlaps a labelled one that no better box has taken.
 *
 * <p>As in PASCAL VOC (Everingham et al. 2010, section 4.2) since 2010: precision at a recall is
 * the best at that or a higher recall, and what overlaps a difficult box counts neither way. Not
 * thread-safe.
 */
public final class AveragePrecision {
  private final double minimumOverlap;
  private final List<Match> matches = new ArrayList<>();
  private int labelled;

  /**
   * Nothing collected.
   *
   * @param minimumOverlap intersection over union from which on a box is right
   */
  public AveragePrecision(double minimumOverlap) {
    this.minimumOverlap = minimumOverlap;
  }

  /** A reported box and whether it was right. */
  private record Match(float score, boolean right) {}

  /**
   * Takes one image.
   *
   * @param found of this class, in any order
   * @param boxes of this class
   */
  public void add(List<DetectedObject> found, List<LabelledBox> boxes) {
    labelled += (int) boxes.stream().filter(box -> !box.difficult()).count();
    List<LabelledBox> open = new ArrayList<>(boxes);
    found.stream()
        .sorted(Comparator.comparing(DetectedObject::score).reversed())
        .forEach(object -> match(object, open));
  }

  private void match(DetectedObject object, List<LabelledBox> open) {
    Optional<LabelledBox> best =
        open.stream()
            .filter(box -> overlap(object.box(), box) >= minimumOverlap)
            .max(
                Comparator.comparing((LabelledBox box) -> !box.difficult())
                    .thenComparing(box -> overlap(object.box(), box)));
    if (best.isEmpty()) {
      matches.add(new Match(object.score(), false));
    } else if (!best.get().difficult()) {
      matches.add(new Match(object.score(), true));
      open.remove(best.get());
    }
  }

  private static float overlap(BoundingBox box, LabelledBox labelled) {
    return box.intersectionOverUnion(labelled.box());
  }

  /** Labelled boxes that are not difficult. */
  public int labelled() {
    return labelled;
  }

  /** The area, {@code [0, 1]}; NaN when nothing was labelled. */
  public double value() {
    if (labelled == 0) {
      return Double.NaN;
    }
    List<Match> ranked =
        matches.stream().sorted(Comparator.comparing(Match::score).reversed()).toList();
    double[] precision = new double[ranked.size()];
    int right = 0;
    for (int rank = 0; rank < precision.length; rank++) {
      right += ranked.get(rank).right() ? 1 : 0;
      precision[rank] = right / (rank + 1.0);
    }
    double area = 0;
    double best = 0;
    for (int rank = precision.length - 1; rank >= 0; rank--) {
      best = Math.max(best, precision[rank]);
      area += ranked.get(rank).right() ? best / labelled : 0;
    }
    return area;
  }
}
