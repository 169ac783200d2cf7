package dev.squint.jobs.cli;

import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.TopicAdmin;
import dev.squint.jobs.options.KafkaConfig;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.options.WebConfig;
import dev.squint.jobs.web.CameraFacts;
import dev.squint.jobs.web.WebServer;
import dev.squint.jobs.web.WebSettings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint web}: the web page beside a cluster. */
@Command(
    name = "web",
    description = {
      "Serves the web page of all cameras of a broker: live pictures, answers and why, events.",
      "",
      "It reads Kafka's topics and disturbs no job. Runs until Ctrl-C."
    },
    footer = {
      "",
      "Examples:",
      "  squint web --bootstrap kafka:9092",
      "  SQUINT_WEB_TOKEN=$(openssl rand -hex 16) squint web --listen 0.0.0.0:8080"
    })
final class WebCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description =
          "A Kafka broker, several separated by commas. Default: kafka.bootstrap of the configuration,"
              + " else "
              + KafkaConfig.DEFAULT_BOOTSTRAP
              + ".")
  private Optional<String> bootstrap = Optional.empty();

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      description = "Put before the name of every topic.")
  private Optional<String> topicPrefix = Optional.empty();

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description =
          "Where to listen; port 0 for any that is free. Default: web.listen of the configuration, else"
              + " 127.0.0.1:8080. Any other address than localhost needs a token.")
  private Optional<String> listen = Optional.empty();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:" + WebOptions.TOKEN_VARIABLE + "}",
      description =
          "The secret that the page asks for. Default: the variable "
              + WebOptions.TOKEN_VARIABLE
              + ", else web.token of the configuration.")
  private Optional<String> token = Optional.empty();

  private final StopSignal stop;

  WebCommand(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    Optional<SquintConfig> file = config.read();
    KafkaConfig kafka = file.map(SquintConfig::kafka).orElse(KafkaConfig.standard());
    WebSettings settings =
        WebOptions.settings(
            "--listen",
            listen,
            "--token",
            token,
            file.map(SquintConfig::web).orElse(WebConfig.standard()));
    String address = bootstrap.orElse(kafka.bootstrap());
    Topics topics =
        topicPrefix
            .map(prefix -> UserException.check("--topic-prefix", () -> new Topics(prefix)))
            .orElse(kafka.topics());
    try (TopicAdmin admin = new TopicAdmin(address, topics)) {
      admin.requireReachable();
    }
    try (WebServer web = WebServer.start(settings, address, topics, CameraFacts.none())) {
      new Console(spec, false).note("the web page is at " + web.url());
      stop.await();
    }
    return 0;
  }
}
