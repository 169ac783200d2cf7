package dev.squint.jobs.bench.load;

/**
 * What is to be sent from now on.
 *
 * @param cameras how many send, the first of all; 0 for quiet
 * @param framesPerSecond of each of them, positive
 */
public record LoadOrder(int cameras, double framesPerSecond) {
  /** Nothing is sent. */
  public static final LoadOrder QUIET = new LoadOrder(0, 1);

  public LoadOrder {
    if (cameras < 0) {
      throw new IllegalArgumentException("a load cannot have %d cameras".formatted(cameras));
    }
    if (!(framesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "cameras must send more than 0 frames a second: " + framesPerSecond);
    }
  }

  /** Frames a second of all cameras together. */
  public double totalFramesPerSecond() {
    return cameras * framesPerSecond;
  }
}
