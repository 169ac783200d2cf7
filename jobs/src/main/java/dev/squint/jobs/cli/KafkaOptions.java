package dev.squint.jobs.cli;

import dev.squint.core.wire.Topics;
import dev.squint.jobs.options.KafkaConfig;
import dev.squint.jobs.options.UserException;
import picocli.CommandLine.Option;

/** The options of the commands that talk to a Kafka broker. */
public final class KafkaOptions {
  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      defaultValue = KafkaConfig.DEFAULT_BOOTSTRAP,
      description = "A Kafka broker, several separated by commas; ${DEFAULT-VALUE} by default.")
  private String bootstrap = KafkaConfig.DEFAULT_BOOTSTRAP;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "Put before the name of every topic.")
  private String topicPrefix = "";

  /** Where the broker is. */
  String bootstrap() {
    return bootstrap;
  }

  /** The topics under the prefix. */
  Topics topics() {
    return UserException.check("--topic-prefix", () -> new Topics(topicPrefix));
  }
}
