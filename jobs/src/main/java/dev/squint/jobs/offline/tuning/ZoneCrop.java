package dev.squint.jobs.offline.tuning;

import dev.squint.core.model.SpecializedModelSpec.Crop;
import dev.squint.core.query.Query;
import dev.squint.core.query.Zone.Corner;
import java.util.List;
import java.util.Optional;

/** The part of the frame that shows what stands in the zones of queries. */
final class ZoneCrop {
  private static final double MARGIN = 0.05;

  /** What stands in a zone reaches above it. */
  private static final double MARGIN_ABOVE = 0.25;

  private ZoneCrop() {}

  /** Empty unless every query has a zone. */
  static Optional<Crop> around(List<Query> queries) {
    double left = 1;
    double top = 1;
    double right = 0;
    double bottom = 0;
    for (Query query : queries) {
      if (query.zone().isEmpty()) {
        return Optional.empty();
      }
      for (Corner corner : query.zone().get().corners()) {
        left = Math.min(left, corner.x() - MARGIN);
        right = Math.max(right, corner.x() + MARGIN);
        top = Math.min(top, corner.y() - MARGIN_ABOVE);
        bottom = Math.max(bottom, corner.y() + MARGIN);
      }
    }
    left = Math.max(0, left);
    top = Math.max(0, top);
    return Optional.of(new Crop(left, top, Math.min(1, right) - left, Math.min(1, bottom) - top));
  }
}
