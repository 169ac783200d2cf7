package dev.squint.jobs.offline.simulated;

import dev.squint.core.model.DetectedObject;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.Presence;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import dev.squint.video.synthetic.SimulatedFrameSource;
import dev.squint.video.synthetic.SimulatedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The exact presence of queries' objects in the frames of a simulated camera, told without drawing
 * them.
 *
 * <p>A query's object is present where an object of its class is clearly to be seen in its zone.
 * Where there are only objects that are hard to see, {@link Presence#UNKNOWN} says that either
 * answer will do. Mutable; one thread; closed by its maker.
 */
public final class SimulatedTruth implements AutoCloseable {
  private static final float CERTAIN = 1;

  private final List<Query> queries;
  private final SimulatedFrameSource source;
  private long next;

  private SimulatedTruth(List<Query> queries, SimulatedFrameSource source) {
    this.queries = List.copyOf(queries);
    this.source = source;
  }

  /** The truth of a camera, at its first frame. */
  public static SimulatedTruth open(SimulatedCameraAddress address, List<Query> queries) {
    return new SimulatedTruth(queries, SimulatedFrameSource.open(address));
  }

  /**
   * The truth at some frames of a camera, by query.
   *
   * @param frames rising, all before the camera's end
   */
  public static List<List<Presence>> of(
      SimulatedCameraAddress address, List<Query> queries, long[] frames) {
    List<List<Presence>> byQuery = new ArrayList<>();
    queries.forEach(unused -> byQuery.add(new ArrayList<>(frames.length)));
    try (SimulatedTruth truth = open(address, queries)) {
      for (long frame : frames) {
        List<Presence> presence = truth.at(frame);
        for (int query = 0; query < byQuery.size(); query++) {
          byQuery.get(query).add(presence.get(query));
        }
      }
    }
    return byQuery;
  }

  /**
   * The presence of each query's object.
   *
   * @param frame after the one asked before
   */
  public List<Presence> at(long frame) {
    if (frame < next) {
      throw new IllegalArgumentException(
          "frame %d was passed: the next is %d".formatted(frame, next));
    }
    source.skip(frame - next);
    List<SimulatedObject> objects = source.nextTruth();
    next = frame + 1;
    return queries.stream().map(query -> presence(query, objects)).toList();
  }

  private Presence presence(Query query, List<SimulatedObject> objects) {
    if (isSeen(query, objects.stream().filter(SimulatedObject::isClear))) {
      return Presence.PRESENT;
    }
    return isSeen(query, objects.stream()) ? Presence.UNKNOWN : Presence.ABSENT;
  }

  private boolean isSeen(Query query, Stream<SimulatedObject> objects) {
    List<DetectedObject> seen =
        objects
            .map(object -> new DetectedObject(object.objectClass(), CERTAIN, object.box()))
            .toList();
    return query.isPresent(query.bestScore(seen, source.width(), source.height()));
  }

  @Override
  public void close() {
    source.close();
  }
}
