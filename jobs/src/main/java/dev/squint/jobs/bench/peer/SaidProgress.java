package dev.squint.jobs.bench.peer;

import dev.squint.jobs.offline.Progress;
import java.util.function.Consumer;

/** Says at each tenth of the work how far it has come. Mutable; one thread. */
final class SaidProgress implements Progress {
  private static final int TENTHS = 10;
  private static final long FRAMES_OF_UNKNOWN = 1000;

  private final String work;
  private final Consumer<String> said;
  private long expected;
  private long done;

  /**
   * Progress at 0.
   *
   * @param work what is being done, for example {@code labelling}
   */
  SaidProgress(String work, Consumer<String> said) {
    this.work = work;
    this.said = said;
  }

  @Override
  public void expect(long frames) {
    expected = frames;
  }

  @Override
  public void frameDone() {
    done++;
    long step = expected == 0 ? FRAMES_OF_UNKNOWN : Math.max(1, expected / TENTHS);
    if (done % step == 0) {
      said.accept(
          expected == 0
              ? "%s: %d frames".formatted(work, done)
              : "%s: %d of %d frames".formatted(work, done, expected));
    }
  }
}
