package dev.squint.core.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plans of one job, at most one a camera and at most one for any camera. Immutable; travels in
 * serialized form as the bundles' bytes.
 */
public final class PlanSet implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<byte[]> zipped;
  private transient @Nullable Map<String, PlanBundle> byCamera;

  private PlanSet(List<byte[]> zipped) {
    this.zipped = zipped;
  }

  /** The set of {@code bundles}; fails when two are for the same camera or none is given. */
  public static PlanSet of(Collection<PlanBundle> bundles) {
    List<byte[]> zipped = new ArrayList<>();
    bundles.forEach(bundle -> zipped.add(PlanBundles.write(bundle)));
    PlanSet set = new PlanSet(zipped);
    if (set.byCamera().size() != bundles.size()) {
      throw new InvalidPlanException(
          "each camera takes one plan, these are for: "
              + bundles.stream().map(bundle -> bundle.plan().camera()).sorted().toList());
    }
    if (bundles.isEmpty()) {
      throw new InvalidPlanException("a job needs at least one plan");
    }
    return set;
  }

  /** The plan for {@code camera}: its own, else the one for any camera. */
  public Optional<PlanBundle> planFor(String camera) {
    PlanBundle own = byCamera().get(camera);
    return Optional.ofNullable(own == null ? byCamera().get(Plan.ANY_CAMERA) : own);
  }

  /** All plans. */
  public Collection<PlanBundle> bundles() {
    return List.copyOf(byCamera().values());
  }

  private synchronized Map<String, PlanBundle> byCamera() {
    if (byCamera == null) {
      Map<String, PlanBundle> read = new LinkedHashMap<>();
      for (byte[] bytes : zipped) {
        PlanBundle bundle = PlanBundles.read("plan", bytes);
        read.put(bundle.plan().camera(), bundle);
      }
      byCamera = read;
    }
    return byCamera;
  }
}
