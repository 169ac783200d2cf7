package dev.squint.jobs.web;

import dev.squint.core.wire.Topics;
import dev.squint.jobs.options.ListenAddress;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.web.access.AccessGuard;
import dev.squint.jobs.web.document.CameraDocuments;
import dev.squint.jobs.web.document.Overviews;
import dev.squint.jobs.web.fetch.DetectionFetcher;
import dev.squint.jobs.web.fetch.FrameFetcher;
import dev.squint.jobs.web.fetch.RecordFetcher;
import dev.squint.jobs.web.http.HttpServer;
import dev.squint.jobs.web.http.WebHandler;
import dev.squint.jobs.web.intake.TopicIntake;
import dev.squint.jobs.web.moment.Moments;
import dev.squint.jobs.web.picture.Pictures;
import dev.squint.jobs.web.picture.SizeLearner;
import dev.squint.jobs.web.site.Site;
import dev.squint.jobs.web.stream.Streams;
import dev.squint.video.decode.JpegFrameDecoder;
import dev.squint.video.encode.JpegFrameEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Properties;

/**
 * The web page: follows the topics of one broker and shows what they say.
 *
 * <p>Owns its threads, connections and pictures until {@link #close()}. Needs a job that answers
 * only in so far as without one there is nothing to see.
 */
public final class WebServer implements AutoCloseable {
  private static final String VERSION = "/dev/squint/jobs/cli/version.properties";

  private final HttpServer http;
  private final Streams streams;
  private final RecordFetcher records;
  private final SizeLearner sizes;
  private final TopicIntake intake;

  private WebServer(
      HttpServer http,
      Streams streams,
      RecordFetcher records,
      SizeLearner sizes,
      TopicIntake intake) {
    this.http = http;
    this.streams = streams;
    this.records = records;
    this.sizes = sizes;
    this.intake = intake;
  }

  /**
   * Starts to serve and to read.
   *
   * @param bootstrap a broker; it may come up later
   * @param facts what is known of cameras beyond the topics
   * @throws UserException when nothing can listen at the address
   */
  public static WebServer start(
      WebSettings settings, String bootstrap, Topics topics, CameraFacts facts) {
    Clock clock = Clock.systemUTC();
    Site site = new Site(clock);
    RecordFetcher records = new RecordFetcher(bootstrap);
    DetectionFetcher detections = new DetectionFetcher(records, topics);
    Pictures pictures =
        new Pictures(
            new FrameFetcher(records, topics),
            detections,
            new JpegFrameDecoder(),
            new JpegFrameEncoder());
    CameraDocuments cameras = new CameraDocuments(site, facts, clock);
    Overviews overviews = new Overviews(site, cameras, topics, version(), clock);
    Streams streams = new Streams(site, overviews);
    AccessGuard guard = new AccessGuard(settings.listen().isLocal(), settings.token());
    WebHandler handler =
        WebHandler.of(
            guard,
            new WebHandler.Sources(site, overviews, cameras, new Moments(detections), pictures),
            streams);
    HttpServer http = HttpServer.start(settings, handler, HttpServer.IDLE);
    return new WebServer(
        http,
        streams,
        records,
        SizeLearner.start(site, pictures),
        TopicIntake.start(bootstrap, topics, site, clock));
  }

  /** The version of this build, as {@code squint --version} says it. */
  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Objects.requireNonNull(WebServer.class.getResourceAsStream(VERSION))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(VERSION + " cannot be read", e);
    }
    return properties.getProperty("version");
  }

  /** Where it listens, with the port that it really has. */
  public ListenAddress address() {
    return http.address();
  }

  /** The address to open in a browser. */
  public URI url() {
    return URI.create("http://" + address() + "/");
  }

  @Override
  public void close() {
    streams.close();
    http.close();
    sizes.close();
    intake.close();
    records.close();
  }
}
