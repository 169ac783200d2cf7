package dev.squint.jobs.web.http;

import dev.squint.jobs.options.ListenAddress;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.web.WebSettings;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening part. Owns its threads and connections until {@link #close()}. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int MAX_THREADS = 64;
  private static final int MIN_THREADS = 4;

  /** How long a client may take nothing, or ask nothing, before its connection is closed. */
  public static final Duration IDLE = Duration.ofSeconds(30);

  /** What the system keeps for a client that is slow to take it. */
  private static final int SEND_BUFFER_BYTES = 128 * 1024;

  private static final Duration STOP = Duration.ofSeconds(2);

  private final Server server;
  private final ListenAddress address;

  private HttpServer(Server server, ListenAddress address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Starts to listen.
   *
   * @param idle how long a client may take nothing, or ask nothing
   * @throws UserException when it cannot at the address
   */
  public static HttpServer start(WebSettings settings, Handler handler, Duration idle) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("squint-web");
    threads.setDaemon(true);
    Server server = new Server(threads);
    server.setHandler(handler);
    server.setErrorHandler(new MalformedRequests());
    server.setStopTimeout(STOP.toMillis());
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setIdleTimeout(idle.toMillis());
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    connector.setHost(settings.listen().host());
    server.addConnector(connector);
    try {
      listen(connector, settings);
      server.start();
    } catch (UserException e) {
      throw e;
    } catch (Exception e) { // what Jetty's life cycle throws
      stop(server);
      throw new IllegalStateException("the web server does not start", e);
    }
    return new HttpServer(server, settings.listen().withPort(connector.getLocalPort()));
  }

  private static void listen(ServerConnector connector, WebSettings settings) {
    connector.setPort(settings.listen().port());
    try {
      connector.open();
    } catch (IOException e) {
      if (!settings.freePortIfTaken()) {
        throw cannotListen(settings.listen(), e);
      }
      openAtFreePort(connector, settings.listen());
    }
  }

  private static void openAtFreePort(ServerConnector connector, ListenAddress address) {
    connector.setPort(0);
    try {
      connector.open();
    } catch (IOException e) {
      throw cannotListen(address, e);
    }
  }

  private static UserException cannotListen(ListenAddress address, IOException why) {
    Throwable cause = why.getCause() instanceof IOException inner ? inner : why;
    return new UserException(
        "the web page cannot listen at %s: %s; choose another address with --web HOST:PORT (squint web: --listen HOST:PORT)"
            .formatted(address, cause.getMessage()),
        why);
  }

  /** Where it listens, with the port that it really has. */
  public ListenAddress address() {
    return address;
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) { // what Jetty's life cycle throws
      LOG.warn("the web server did not stop cleanly", e);
    }
  }
}
