package dev.squint.models.training;

import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The architectures that are tried, from a glance to what still pays beside a detector. */
final class SearchSpace {
  private static final int COLOUR = 3;
  private static final int LUMA = 1;
  private static final int MIN_SIDE = 16;
  private static final int MAX_SIDE = 128;

  /** Columns beyond which a network seldom learns more. */
  private static final int USUAL_SIDE = 80;

  /** The first convolution sees the outlines of small things in one look. */
  private static final int FIRST_KERNEL = 5;

  private static final int KERNEL = 3;

  private SearchSpace() {}

  static List<Architecture> of(
      int previewWidth, int previewHeight, Optional<Crop> zoneCrop, boolean small) {
    View whole = new View(previewWidth, previewHeight, Crop.WHOLE);
    Optional<View> zone =
        zoneCrop
            .filter(crop -> !crop.equals(Crop.WHOLE))
            .map(crop -> new View(previewWidth, previewHeight, crop));
    View view = zone.orElse(whole);
    Set<Architecture> ladder = new LinkedHashSet<>();
    if (!small) {
      ladder.add(view.network(32, COLOUR, 32, 8, 16));
    }
    ladder.add(view.network(48, COLOUR, 32, 8, 16));
    if (!small) {
      ladder.add(view.network(64, COLOUR, 32, 8, 16));
      ladder.add(view.network(USUAL_SIDE, LUMA, 32, 8, 16));
    }
    ladder.add(view.network(USUAL_SIDE, COLOUR, 32, 8, 16));
    ladder.add(view.network(USUAL_SIDE, COLOUR, 64, 16, 32));
    if (!small) {
      ladder.add(view.network(USUAL_SIDE, COLOUR, 64, 8, 16, 32));
    }
    ladder.add(view.network(MAX_SIDE, COLOUR, 64, 8, 16, 32));
    if (zone.isPresent()) {
      ladder.add(whole.network(USUAL_SIDE, COLOUR, 32, 8, 16));
    }
    return List.copyOf(ladder);
  }

  /** A part of a preview of some size. */
  private record View(int previewWidth, int previewHeight, Crop crop) {
    /**
     * A network over this view, no larger than its pixels.
     *
     * @param longerSide of the input
     * @param filters of each convolution, all with stride 2
     */
    Architecture network(int longerSide, int channels, int denseUnits, int... filters) {
      double width = previewWidth * crop.width();
      double height = previewHeight * crop.height();
      double side = Math.max(MIN_SIDE, Math.min(longerSide, Math.max(width, height)));
      double scale = side / Math.max(width, height);
      List<Convolution> convolutions = new ArrayList<>();
      for (int count : filters) {
        int kernel = convolutions.isEmpty() ? FIRST_KERNEL : KERNEL;
        convolutions.add(new Convolution(count, kernel, 2));
      }
      return new Architecture(
          side(width * scale), side(height * scale), channels, crop, convolutions, denseUnits);
    }

    private static int side(double length) {
      return Math.max(MIN_SIDE, Math.min(MAX_SIDE, (int) Math.round(length)));
    }
  }
}
