package dev.squint.jobs.plans;

import dev.squint.core.frame.CameraId;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.FrameRecordLimits;
import dev.squint.jobs.kafka.KafkaErrors;
import dev.squint.jobs.kafka.TopicAdmin;
import dev.squint.jobs.options.UserException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the plans that a job runs with to the topic {@code plans}, where they can be read beside
 * the job's answers.
 *
 * @param bundles by key: a camera, or {@link dev.squint.core.plan.Plan#ANY_CAMERA}
 */
public record PlanPublisher(SortedMap<String, PlanBundle> bundles) {
  public PlanPublisher {
    bundles = new TreeMap<>(bundles);
    bundles.forEach(PlanPublisher::requireFitting);
  }

  /**
   * The plans of a job.
   *
   * @param cameras of the job; empty for every camera that a plan can be found for
   * @throws UserException when a plan is too large for a record
   */
  public static PlanPublisher of(PlanSet plans, Collection<CameraId> cameras) {
    SortedMap<String, PlanBundle> bundles = new TreeMap<>();
    if (cameras.isEmpty()) {
      plans.bundles().forEach(bundle -> bundles.put(bundle.plan().camera(), bundle));
    }
    for (CameraId camera : cameras) {
      bundles.put(camera.value(), plans.planFor(camera.value()).orElseThrow());
    }
    return new PlanPublisher(bundles);
  }

  /**
   * Writes those plans that are not the newest of their key already; makes the topic where it is
   * missing. Returns the keys written.
   */
  public List<String> publish(String bootstrap, Topics topics) throws InterruptedException {
    try (TopicAdmin admin = new TopicAdmin(bootstrap, topics)) {
      admin.createPlans();
    }
    SortedMap<String, PlanBundle> changed = new TreeMap<>(bundles);
    try (PublishedPlans published = new PublishedPlans(bootstrap, topics)) {
      published.refresh();
      for (PublishedPlan newest : published.byCamera().values()) {
        PlanBundle wanted = bundles.get(newest.camera());
        if (wanted != null && isSame(wanted, newest.bundle())) {
          changed.remove(newest.camera());
        }
      }
    }
    if (!changed.isEmpty()) {
      write(bootstrap, topics.plans(), changed);
    }
    return List.copyOf(changed.keySet());
  }

  private static void write(String bootstrap, String topic, Map<String, PlanBundle> changed)
      throws InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            properties(bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      changed.forEach(
          (camera, bundle) ->
              sent.add(
                  producer.send(
                      new ProducerRecord<>(
                          topic,
                          camera.getBytes(StandardCharsets.UTF_8),
                          PlanBundles.write(bundle)))));
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw KafkaErrors.translate(bootstrap, e);
    }
  }

  private static Properties properties(String bootstrap) {
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, FrameRecordLimits.MAX_RECORD_BYTES);
    int patience = Math.toIntExact(KafkaErrors.PATIENCE.toMillis());
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
    return properties;
  }

  private static boolean isSame(PlanBundle one, PlanBundle other) {
    return Arrays.equals(PlanBundles.write(one), PlanBundles.write(other));
  }

  private static void requireFitting(String camera, PlanBundle bundle) {
    int bytes = PlanBundles.write(bundle).length;
    if (bytes > EncodedImage.MAX_BYTES) {
      throw new UserException(
          "plan %s of camera %s has %d bytes; a record of the topic of plans holds at most %d"
              .formatted(bundle.id(), camera, bytes, EncodedImage.MAX_BYTES));
    }
  }
}
