package dev.squint.jobs.cli;

import dev.squint.jobs.options.AccessToken;
import dev.squint.jobs.options.ListenAddress;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.options.WebConfig;
import dev.squint.jobs.web.WebSettings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that serve the web page beside their work. */
public final class WebOptions {
  /**
   * The variable of the environment that a token may come from, so that no list of processes shows
   * it.
   */
  static final String TOKEN_VARIABLE = "SQUINT_WEB_TOKEN";

  @Option(
      names = "--web",
      paramLabel = "HOST:PORT",
      description =
          "Where the web page listens. Default: web.listen of the configuration, else 127.0.0.1:8080. Any"
              + " other address than localhost needs a token.")
  private Optional<String> listen = Optional.empty();

  @Option(
      names = "--web-token",
      paramLabel = "TOKEN",
      defaultValue = "${env:" + TOKEN_VARIABLE + "}",
      description =
          "The secret that the page asks for. Default: the variable "
              + TOKEN_VARIABLE
              + ", else web.token of the configuration.")
  private Optional<String> token = Optional.empty();

  @Option(names = "--no-web", description = "Serve no web page.")
  private boolean off;

  /** What the page is to be served by; empty for no page. */
  Optional<WebSettings> resolve(WebConfig config) {
    if (off || (!config.enabled() && listen.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(settings("--web", listen, "--web-token", token, config));
  }

  /**
   * The settings that flags and configuration make together.
   *
   * @param listenFlag what to call the address in errors
   * @param tokenFlag what to call the token in errors
   */
  static WebSettings settings(
      String listenFlag,
      Optional<String> listen,
      String tokenFlag,
      Optional<String> token,
      WebConfig config) {
    ListenAddress address =
        listen
            .map(text -> UserException.check(listenFlag, () -> ListenAddress.parse(text)))
            .orElse(config.listen());
    Optional<AccessToken> secret =
        token
            .filter(text -> !text.isEmpty())
            .map(text -> UserException.check(tokenFlag, () -> AccessToken.of(text)))
            .or(config::token);
    return UserException.check(listenFlag, () -> new WebSettings(address, secret, false));
  }
}
