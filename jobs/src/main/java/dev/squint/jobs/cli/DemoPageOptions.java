package dev.squint.jobs.cli;

import dev.squint.jobs.options.ListenAddress;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.options.WebConfig;
import dev.squint.jobs.web.WebSettings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where the demo's web page is. */
final class DemoPageOptions {
  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description =
          "Where the web page listens. Default: 127.0.0.1:8080, or any free port when that is taken."
              + " Any other address than localhost needs a token.")
  private Optional<String> listen = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "The port on this machine that the web page listens at; 0 for any that is free.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:" + WebOptions.TOKEN_VARIABLE + "}",
      description =
          "The secret that the page asks for. Default: the variable "
              + WebOptions.TOKEN_VARIABLE
              + ".")
  private Optional<String> token = Optional.empty();

  /** How the page is served. */
  WebSettings settings() {
    if (listen.isPresent() && port.isPresent()) {
      throw new UserException("--listen and --port both say where the page is: give one");
    }
    Optional<String> address =
        port.map(
                number ->
                    UserException.check("--port", () -> ListenAddress.STANDARD.withPort(number))
                        .toString())
            .or(() -> listen);
    WebSettings settings =
        WebOptions.settings("--listen", address, "--token", token, WebConfig.standard());
    return address.isPresent() ? settings : settings.withFreePortIfTaken();
  }
}
