package dev.squint.jobs.query;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the records of one topic look like as rows. Mutable; for one reading; not thread-safe. */
public interface ResultView {
  /** The columns of the rows. */
  List<ResultColumn> columns();

  /** Takes the next record of the topic; hands on the rows that are ready. */
  void accept(ConsumerRecord<byte[], byte[]> message, Consumer<ResultRow> rows);

  /** Hands on the rows that waited for the last record. */
  default void finish(Consumer<ResultRow> rows) {}

  /** Whether records before the wanted time are needed too. */
  default boolean needsHistory() {
    return false;
  }
}
