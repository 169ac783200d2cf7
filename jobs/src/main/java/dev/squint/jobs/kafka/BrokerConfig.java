package dev.squint.jobs.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;

/** The settings of a broker that is the only one: no replication, quick groups, large records. */
final class BrokerConfig {
  static final int NODE_ID = 1;
  static final String HOST = "127.0.0.1";
  static final String CLIENT_LISTENER = "PLAINTEXT";
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  /** Of a partition, so of a camera's frames. */
  private static final long KEPT_BYTES = 2L << 30;

  private static final int SEGMENT_BYTES = 128 << 20;

  private BrokerConfig() {}

  /**
   * A broker's configuration.
   *
   * @param port for clients; 0 for a free one. The controller always takes a free one.
   */
  static KafkaConfig of(Path directory, int port) {
    Map<String, String> values = new HashMap<>();
    values.put("process.roles", "broker,controller");
    values.put("node.id", Integer.toString(NODE_ID));
    // The address is told to the quorum when the controller has bound its socket.
    values.put("controller.quorum.voters", NODE_ID + "@0.0.0.0:0");
    values.put(
        "listeners",
        "%s://%s:%d,%s://%s:0".formatted(CLIENT_LISTENER, HOST, port, CONTROLLER_LISTENER, HOST));
    values.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    values.put("controller.listener.names", CONTROLLER_LISTENER);
    values.put("inter.broker.listener.name", CLIENT_LISTENER);
    values.put("log.dirs", directory.toString());

    values.put("default.replication.factor", "1");
    values.put("offsets.topic.replication.factor", "1");
    values.put("offsets.topic.num.partitions", "1");
    values.put("transaction.state.log.replication.factor", "1");
    values.put("transaction.state.log.min.isr", "1");
    values.put("transaction.state.log.num.partitions", "2");
    values.put("share.coordinator.state.topic.replication.factor", "1");
    values.put("share.coordinator.state.topic.min.isr", "1");
    values.put("group.initial.rebalance.delay.ms", "0");
    values.put("auto.create.topics.enable", "false");

    String largest = Integer.toString(FrameRecordLimits.MAX_RECORD_BYTES);
    values.put("message.max.bytes", largest);
    values.put("replica.fetch.max.bytes", largest);
    // Recordings sent faster than they were taken have capture times in the future.
    values.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    // Footage may be of any date, and Kafka tells a record's age by its capture time: what is kept
    // is bounded by size alone, in steps of a segment.
    values.put("log.retention.ms", "-1");
    values.put("log.retention.bytes", Long.toString(KEPT_BYTES));
    values.put("log.segment.bytes", Integer.toString(SEGMENT_BYTES));
    return new KafkaConfig(values, false);
  }
}
