package dev.squint.jobs.web.document;

/** The addresses of one frame's pictures. */
public record Images(String tile, String preview, String full) {
  public static Images of(String camera, long frame) {
    return new Images(
        Paths.frame(camera, frame, "tile"),
        Paths.frame(camera, frame, "preview"),
        Paths.frame(camera, frame, "full"));
  }
}
