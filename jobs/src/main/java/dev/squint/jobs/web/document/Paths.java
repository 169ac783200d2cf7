package dev.squint.jobs.web.document;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of pictures, as documents name them. */
public final class Paths {
  private static final String CAMERAS = "/api/cameras/";

  private Paths() {}

  /**
   * The address of a frame's picture.
   *
   * @param name {@code tile}, {@code preview} or {@code full}
   */
  public static String frame(String camera, long frame, String name) {
    return CAMERAS + encoded(camera) + "/frames/" + frame + "/" + name + ".jpg";
  }

  /** The address of an event's snapshot. */
  public static String snapshot(String camera, String query, long frame) {
    return "%s%s/events/%s/%d/snapshot.jpg"
        .formatted(CAMERAS, encoded(camera), encoded(query), frame);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
