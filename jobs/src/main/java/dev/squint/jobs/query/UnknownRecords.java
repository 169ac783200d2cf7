package dev.squint.jobs.query;

import dev.squint.jobs.options.UserException;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What to say of a record on one of Squint's topics that is not Squint's. */
final class UnknownRecords {
  private UnknownRecords() {}

  static UserException of(ConsumerRecord<?, ?> message, String what, IOException cause) {
    return new UserException(
        "record %d of topic %s, partition %d, is no %s of this version: %s"
            .formatted(
                message.offset(), message.topic(), message.partition(), what, cause.getMessage()),
        cause);
  }
}
