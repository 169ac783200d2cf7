package dev.squint.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressInLinesTest {
  private final AtomicLong nanos = new AtomicLong();
  private final StringWriter text = new StringWriter();
  private final ProgressInLines progress =
      new ProgressInLines("labelling", "frames", new PrintWriter(text, true), nanos::get);

  @Test
  void saysRateAndTimeLeftEveryFewSeconds() {
    progress.expect(100);
    tenFramesASecond(60);
    assertThat(text.toString().lines())
        .containsExactly("labelling: 51 of 100 frames (51%), 10.2 a second, 0:00:05 left");
  }

  @Test
  void saysTheRateWhenTheEndIsUnknown() {
    tenFramesASecond(60);
    assertThat(text.toString().lines()).containsExactly("labelling: 51 frames, 10.2 a second");
  }

  private void tenFramesASecond(int frames) {
    for (int frame = 0; frame < frames; frame++) {
      progress.frameDone();
      nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }
}
