package dev.squint.jobs.plans;

import dev.squint.core.plan.InvalidPlanException;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.query.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest plan of each camera on the topic {@code plans}.
 *
 * <p>Knows what {@link #refresh()} has read. Owns a connection until {@link #close()}; those two
 * belong to one thread, the plans to any.
 */
public final class PublishedPlans implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedPlans.class);

  private final TopicReader reader;
  private final TreeMap<String, PublishedPlan> plans = new TreeMap<>();
  private final TreeMap<String, String> unreadable = new TreeMap<>();

  /** The plans at the broker at {@code bootstrap}, whose topic exists; none is read yet. */
  public PublishedPlans(String bootstrap, Topics topics) {
    reader = new TopicReader(bootstrap, topics.plans());
  }

  /** Reads what was published since the last time; returns the cameras that it is for. */
  public Set<String> refresh() {
    Set<String> changed = new TreeSet<>();
    reader.readToEnd(() -> false, message -> take(message, changed));
    return changed;
  }

  /** The plan that a camera's job runs with: its own, else the one for any camera. */
  public synchronized Optional<PublishedPlan> planFor(String camera) {
    PublishedPlan own = plans.get(camera);
    return Optional.ofNullable(own == null ? plans.get(Plan.ANY_CAMERA) : own);
  }

  /** All plans by key, a copy. */
  public synchronized SortedMap<String, PublishedPlan> byCamera() {
    return new TreeMap<>(plans);
  }

  /** What is wrong with the newest record of a key whose record is no plan, by key; a copy. */
  public synchronized SortedMap<String, String> unreadable() {
    return new TreeMap<>(unreadable);
  }

  @Override
  public void close() {
    reader.close();
  }

  private synchronized void take(ConsumerRecord<byte[], byte[]> message, Set<String> changed) {
    if (message.key() == null) {
      LOG.warn(
          "Record {} of topic {} names no camera and is left out",
          message.offset(),
          message.topic());
      return;
    }
    String camera = new String(message.key(), StandardCharsets.UTF_8);
    changed.add(camera);
    plans.remove(camera);
    unreadable.remove(camera);
    if (message.value() == null) {
      return;
    }
    String name =
        "plan of camera %s in topic %s, record %d"
            .formatted(camera, message.topic(), message.offset());
    try {
      PlanBundle bundle = PlanBundles.read(name, message.value());
      plans.put(
          camera, new PublishedPlan(camera, bundle, Instant.ofEpochMilli(message.timestamp())));
    } catch (InvalidPlanException e) {
      unreadable.put(camera, String.valueOf(e.getMessage()));
      LOG.warn("{}", e.getMessage());
    }
  }
}
