package dev.squint.jobs.bench.load;

import java.util.List;

/**
 * A stretch of one camera's frames, ready to be sent, that is played to and fro: no frame is far
 * from the one before, however long it goes on.
 *
 * @param camera the name of the camera, which ids are made of
 * @param frames in order, at least one
 */
public record Clip(String camera, List<ClipFrame> frames) {
  public Clip {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("the clip of %s has no frames".formatted(camera));
    }
  }

  /** The frame number {@code position}, from 0 on, of an endless playing to and fro. */
  ClipFrame at(long position) {
    return frames.get(index(position, frames.size()));
  }

  /** How large its frames are on average, bytes, previews not counted. */
  public double meanBytes() {
    return frames.stream().mapToLong(frame -> frame.jpeg().length).average().orElseThrow();
  }

  /** Where in {@code length} frames the playing to and fro is: both ends are shown once a turn. */
  static int index(long position, int length) {
    if (length == 1) {
      return 0;
    }
    int turn = 2 * (length - 1);
    int at = Math.floorMod(position, turn);
    return at < length ? at : turn - at;
  }
}
