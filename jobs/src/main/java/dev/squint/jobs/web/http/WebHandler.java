package dev.squint.jobs.web.http;

import dev.squint.jobs.web.access.AccessGuard;
import dev.squint.jobs.web.access.AccessRequest;
import dev.squint.jobs.web.document.CameraDocuments;
import dev.squint.jobs.web.document.Overviews;
import dev.squint.jobs.web.moment.Moments;
import dev.squint.jobs.web.picture.Pictures;
import dev.squint.jobs.web.site.Site;
import dev.squint.jobs.web.stream.Streams;
import dev.squint.jobs.web.stream.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request: who asks, for what, and what goes back. Thread-safe. */
public final class WebHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(WebHandler.class);
  private static final String GET = "GET";
  private static final Set<String> METHODS = Set.of(GET, "HEAD");
  private static final int SEE_OTHER = 303;
  private static final List<String> STREAM = List.of("api", "stream");
  private static final List<String> HEALTH = List.of("health");
  private final AccessGuard guard;
  private final ApiRoutes api;
  private final Streams streams;
  private final StaticFiles files = new StaticFiles();

  private WebHandler(AccessGuard guard, ApiRoutes api, Streams streams) {
    this.guard = guard;
    this.api = api;
    this.streams = streams;
  }

  /** What answers are made of. */
  public record Sources(
      Site site,
      Overviews overviews,
      CameraDocuments cameras,
      Moments moments,
      Pictures pictures) {}

  /** A handler that answers out of the sources whom the guard lets in. */
  public static WebHandler of(AccessGuard guard, Sources sources, Streams streams) {
    Site site = sources.site();
    ApiRoutes routes =
        new ApiRoutes(
            site,
            sources.overviews(),
            new CameraApi(site, sources.cameras(), sources.moments()),
            new PictureApi(sources.pictures()),
            new ListApi(site));
    return new WebHandler(guard, routes, streams);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SecurityHeaders.put(response.getHeaders());
    Answer answer;
    try {
      if (!METHODS.contains(request.getMethod())) {
        throw Problem.methodNotAllowed(request.getMethod());
      }
      List<String> segments = Requests.segments(request);
      Parameters parameters = Requests.parameters(request);
      AccessRequest asked = Requests.access(request, segments, parameters);
      Optional<Answer> refusal = refusal(request, response, asked);
      if (refusal.isEmpty() && segments.equals(STREAM) && request.getMethod().equals(GET)) {
        Watch watch = StreamParameters.read(parameters, api.site());
        if (!streams.open(watch, response, callback)) {
          throw Problem.tooManyClients(Streams.MAX_CLIENTS);
        }
        return true;
      }
      answer = refusal.isPresent() ? refusal.get() : answer(request, segments, parameters);
    } catch (Problem e) {
      answer = e.answer();
    } catch (KafkaException e) {
      answer = Problem.brokerUnreachable("Kafka does not answer: " + e.getMessage()).answer();
    } catch (RuntimeException e) {
      LOG.error("request {} failed", request.getHttpURI().getPath(), e);
      answer = Problem.internal().answer();
    }
    answer.send(response, callback);
    return true;
  }

  private Optional<Answer> refusal(Request request, Response response, AccessRequest asked)
      throws Problem {
    switch (guard.decide(asked)) {
      case REFUSE_HOST -> throw Problem.forbiddenHost();
      case REFUSE_TOKEN -> throw Problem.unauthorized();
      case REMEMBER_TOKEN -> {
        HttpCookie cookie =
            HttpCookie.build(Requests.COOKIE, asked.parameter().orElseThrow())
                .httpOnly(true)
                .sameSite(HttpCookie.SameSite.STRICT)
                .path("/")
                .build();
        Response.addCookie(response, cookie);
        return Optional.of(Answer.redirect(SEE_OTHER, Requests.withoutToken(request)));
      }
      case ALLOW -> {
        return Optional.empty();
      }
    }
    throw new IllegalStateException("a decision that is not known");
  }

  private Answer answer(Request request, List<String> segments, Parameters parameters)
      throws Problem {
    String path = "/" + String.join("/", segments);
    if (Requests.isForData(segments)) {
      return api.answer(path, segments.subList(1, segments.size()), parameters);
    }
    if (segments.equals(HEALTH)) {
      return Answer.json(Map.of("status", "up"));
    }
    return files
        .answer(path, Requests.header(request, HttpHeader.IF_NONE_MATCH))
        .orElseThrow(() -> Problem.notFound(path));
  }
}
