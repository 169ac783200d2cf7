package dev.squint.jobs.web.http;

import dev.squint.jobs.web.document.Overviews;
import dev.squint.jobs.web.site.CameraState;
import dev.squint.jobs.web.site.Site;
import java.util.List;

/** Finds who answers a path under {@code /api}. Thread-safe. */
final class ApiRoutes {
  private final Site site;
  private final Overviews overviews;
  private final CameraApi cameras;
  private final PictureApi pictures;
  private final ListApi lists;

  ApiRoutes(Site site, Overviews overviews, CameraApi cameras, PictureApi pictures, ListApi lists) {
    this.site = site;
    this.overviews = overviews;
    this.cameras = cameras;
    this.pictures = pictures;
    this.lists = lists;
  }

  /**
   * The answer to a request.
   *
   * @param path for errors
   * @param segments of the path after {@code /api}, decoded
   */
  Answer answer(String path, List<String> segments, Parameters parameters) throws Problem {
    String first = segments.isEmpty() ? "" : segments.get(0);
    if (segments.size() == 1) {
      switch (first) {
        case "overview" -> {
          parameters.allow();
          return Answer.json(200, overviews.json());
        }
        case "events" -> {
          return lists.events(parameters);
        }
        case "dead-letters" -> {
          return lists.deadLetters(parameters);
        }
        default -> throw Problem.notFound(path);
      }
    }
    if (first.equals("cameras") && segments.size() > 1) {
      return ofCamera(path, segments.subList(2, segments.size()), segments.get(1), parameters);
    }
    throw Problem.notFound(path);
  }

  private Answer ofCamera(String path, List<String> rest, String id, Parameters parameters)
      throws Problem {
    CameraState camera = camera(site, id);
    if (rest.isEmpty()) {
      return cameras.camera(camera, parameters);
    }
    String what = rest.get(0);
    if (rest.size() == 1) {
      return switch (what) {
        case "timeline" -> cameras.timeline(camera, parameters);
        case "trace" -> cameras.trace(camera, parameters);
        case "moment" -> cameras.moment(camera, parameters);
        default -> throw Problem.notFound(path);
      };
    }
    String last = rest.get(rest.size() - 1);
    if (what.equals("frames") && rest.size() == 3 && PictureApi.isKind(last)) {
      return pictures.frame(camera, rest.get(1), last);
    }
    if (what.equals("events") && rest.size() == 4 && last.equals("snapshot.jpg")) {
      return pictures.snapshot(camera, rest.get(1), rest.get(2));
    }
    throw Problem.notFound(path);
  }

  Site site() {
    return site;
  }

  /** The camera of this id. */
  static CameraState camera(Site site, String id) throws Problem {
    return site.camera(id)
        .orElseThrow(
            () -> Problem.unknownCamera(id, site.cameras().stream().map(CameraState::id).toList()));
  }
}
