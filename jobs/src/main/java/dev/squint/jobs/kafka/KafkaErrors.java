package dev.squint.jobs.kafka;

import dev.squint.jobs.options.UserException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Kafka's failures as one line that names the address and what to do. */
public final class KafkaErrors {
  /** How long a command waits for a broker before it says that there is none. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private KafkaErrors() {}

  /**
   * Waits for an answer of the broker at {@code bootstrap}, at most {@link #PATIENCE}.
   *
   * @throws UserException when the broker does not answer or refuses
   */
  static <T> T await(String bootstrap, KafkaFuture<T> answer) throws ExecutionException {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreachable(bootstrap, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted while waiting for Kafka at " + bootstrap, e);
    }
  }

  /** What to throw for a failed call to the broker at {@code bootstrap}. */
  public static RuntimeException translate(String bootstrap, Throwable failure) {
    Throwable cause =
        failure instanceof ExecutionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof UserException said) {
      return said;
    }
    if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return unreachable(bootstrap, cause);
    }
    if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
      return new UserException(
          "Kafka at %s refused access: %s".formatted(bootstrap, cause.getMessage()), cause);
    }
    if (cause instanceof RecordTooLargeException) {
      return new UserException(
          "Kafka at %s takes no records of this size; set max.message.bytes of the topic and message.max.bytes of the broker to %d: %s"
              .formatted(bootstrap, FrameRecordLimits.MAX_RECORD_BYTES, cause.getMessage()),
          cause);
    }
    if (cause instanceof KafkaException && isConfiguration(cause)) {
      return new UserException(
          "\"%s\" is no Kafka address: %s".formatted(bootstrap, rootMessage(cause)), cause);
    }
    return new IllegalStateException(
        "Kafka at %s failed: %s".formatted(bootstrap, cause.getMessage()), cause);
  }

  private static UserException unreachable(String bootstrap, Throwable cause) {
    return new UserException(
        "no Kafka broker answers at %s within %d s".formatted(bootstrap, PATIENCE.toSeconds()),
        cause);
  }

  private static boolean isConfiguration(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof org.apache.kafka.common.config.ConfigException) {
        return true;
      }
    }
    return false;
  }

  private static String rootMessage(Throwable cause) {
    Throwable at = cause;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return String.valueOf(at.getMessage());
  }
}
