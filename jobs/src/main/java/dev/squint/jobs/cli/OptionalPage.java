package dev.squint.jobs.cli;

import dev.squint.core.wire.Topics;
import dev.squint.jobs.web.CameraFacts;
import dev.squint.jobs.web.WebServer;
import dev.squint.jobs.web.WebSettings;
import java.util.Optional;

/** The web page of a command, unless it was not wanted. Owns it until {@link #close()}. */
final class OptionalPage implements AutoCloseable {
  private final Optional<WebServer> server;

  private OptionalPage(Optional<WebServer> server) {
    this.server = server;
  }

  /**
   * Starts to serve and says where.
   *
   * @param settings empty for no page
   * @param bootstrap the broker whose topics are shown
   */
  static OptionalPage open(
      Optional<WebSettings> settings, String bootstrap, Topics topics, Console console) {
    return open(settings, bootstrap, topics, CameraFacts.none(), console);
  }

  /**
   * As {@link #open(Optional, String, Topics, Console)}.
   *
   * @param facts what is known of cameras beyond the topics
   */
  static OptionalPage open(
      Optional<WebSettings> settings,
      String bootstrap,
      Topics topics,
      CameraFacts facts,
      Console console) {
    Optional<WebServer> server =
        settings.map(wanted -> WebServer.start(wanted, bootstrap, topics, facts));
    server.ifPresent(running -> console.note("the web page is at " + running.url()));
    return new OptionalPage(server);
  }

  @Override
  public void close() {
    server.ifPresent(WebServer::close);
  }
}
