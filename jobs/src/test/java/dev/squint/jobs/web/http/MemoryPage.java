package dev.squint.jobs.web.http;

import dev.squint.core.wire.Topics;
import dev.squint.jobs.options.AccessToken;
import dev.squint.jobs.options.ListenAddress;
import dev.squint.jobs.web.CameraFacts;
import dev.squint.jobs.web.WebClient;
import dev.squint.jobs.web.WebSettings;
import dev.squint.jobs.web.access.AccessGuard;
import dev.squint.jobs.web.document.CameraDocuments;
import dev.squint.jobs.web.document.Overviews;
import dev.squint.jobs.web.fetch.DetectionFetcher;
import dev.squint.jobs.web.fetch.FrameFetcher;
import dev.squint.jobs.web.fetch.RecordFetcher;
import dev.squint.jobs.web.moment.Moments;
import dev.squint.jobs.web.picture.Pictures;
import dev.squint.jobs.web.site.Site;
import dev.squint.jobs.web.stream.Streams;
import dev.squint.video.decode.JpegFrameDecoder;
import dev.squint.video.encode.JpegFrameEncoder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The page's server on a site that a test fills, without a broker. */
final class MemoryPage implements AutoCloseable {
  private static final Topics TOPICS = new Topics("");
  private static final Clock CLOCK = Clock.systemUTC();

  final Site site = new Site(CLOCK);
  final Streams streams;
  final HttpServer http;

  /**
   * Starts to serve at a free port.
   *
   * @param localOnly whether it behaves as on localhost
   * @param idle how long a client may take nothing
   */
  MemoryPage(boolean localOnly, Optional<AccessToken> token, Duration idle) {
    DetectionFetcher detections = new DetectionFetcher(new RecordFetcher("127.0.0.1:1"), TOPICS);
    CameraDocuments cameras = new CameraDocuments(site, CameraFacts.none(), CLOCK);
    Overviews overviews = new Overviews(site, cameras, TOPICS, "test", CLOCK);
    Pictures pictures =
        new Pictures(
            new FrameFetcher(new RecordFetcher("127.0.0.1:1"), TOPICS),
            detections,
            new JpegFrameDecoder(),
            new JpegFrameEncoder());
    streams = new Streams(site, overviews);
    WebHandler handler =
        WebHandler.of(
            new AccessGuard(localOnly, token),
            new WebHandler.Sources(site, overviews, cameras, new Moments(detections), pictures),
            streams);
    http =
        HttpServer.start(
            new WebSettings(new ListenAddress("127.0.0.1", 0), Optional.empty(), false),
            handler,
            idle);
  }

  URI url() {
    return URI.create("http://" + http.address() + "/");
  }

  WebClient client() {
    return new WebClient(url());
  }

  @Override
  public void close() {
    streams.close();
    http.close();
  }
}
