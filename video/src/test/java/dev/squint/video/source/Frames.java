package dev.squint.video.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ways for tests to read sources. */
public final class Frames {
  private Frames() {}

  /** Every frame to the end. */
  public static List<SourceFrame> readAll(FrameSource source)
      throws VideoReadException, InterruptedException {
    List<SourceFrame> frames = new ArrayList<>();
    for (Optional<SourceFrame> frame = source.next(); frame.isPresent(); frame = source.next()) {
      frames.add(held(frame.get()));
    }
    return frames;
  }

  /** Frames up to the exception that ends a damaged source. */
  static BrokenOff readUntilBroken(FrameSource source) throws InterruptedException {
    List<SourceFrame> frames = new ArrayList<>();
    try {
      for (Optional<SourceFrame> frame = source.next(); frame.isPresent(); frame = source.next()) {
        frames.add(held(frame.get()));
      }
    } catch (VideoReadException e) {
      return new BrokenOff(frames, e);
    }
    throw new AssertionError("the source ended in good order after " + frames.size() + " frames");
  }

  /** The frame with its pixels, which a source gives until its next frame is read. */
  private static SourceFrame held(SourceFrame frame) {
    return new SourceFrame(frame.image(), frame.index(), frame.presentationMicros());
  }

  /** What a damaged source gave. */
  record BrokenOff(List<SourceFrame> frames, VideoReadException failure) {}

  /** Fails unless indices count from 0 and times start at 0 and increase. */
  static void assertInOrder(List<SourceFrame> frames) {
    for (int i = 0; i < frames.size(); i++) {
      assertThat(frames.get(i).index()).isEqualTo(i);
      if (i == 0) {
        assertThat(frames.get(0).presentationMicros()).isZero();
      } else {
        assertThat(frames.get(i).presentationMicros())
            .isGreaterThan(frames.get(i - 1).presentationMicros());
      }
    }
  }
}
