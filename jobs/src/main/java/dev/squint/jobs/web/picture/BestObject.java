package dev.squint.jobs.web.picture;

import dev.squint.core.model.DetectedObject;
import dev.squint.core.query.Query;
import dev.squint.core.query.Zone;
import dev.squint.jobs.web.site.FrameSize;
import dev.squint.jobs.web.site.KnownPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the object that a query's answer is about. */
final class BestObject {
  private BestObject() {}

  /**
   * The object of the query's class, in its zone where that is known, with the best score.
   *
   * @param query the query's name
   */
  static Optional<DetectedObject> of(
      List<DetectedObject> objects,
      String query,
      Optional<KnownPlan> plan,
      Optional<FrameSize> size) {
    Optional<Query> asked =
        plan.flatMap(
            known ->
                known.plan().queries().stream().filter(q -> q.name().equals(query)).findFirst());
    int zoneName = query.indexOf('@');
    String objectClass =
        asked.map(Query::objectClass).orElse(zoneName < 0 ? query : query.substring(0, zoneName));
    Optional<Zone> zone = asked.flatMap(Query::zone);
    return objects.stream()
        .filter(object -> object.objectClass().equals(objectClass))
        .filter(object -> isIn(zone, object, size))
        .max(Comparator.comparingDouble(DetectedObject::score));
  }

  private static boolean isIn(
      Optional<Zone> zone, DetectedObject object, Optional<FrameSize> size) {
    return zone.isEmpty()
        || size.isEmpty()
        || zone.get().contains(object.box(), size.get().width(), size.get().height());
  }
}
