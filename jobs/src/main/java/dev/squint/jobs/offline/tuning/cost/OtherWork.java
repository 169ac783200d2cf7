package dev.squint.jobs.offline.tuning.cost;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.UnreadableFrameException;
import java.util.List;

/**
 * What a process does between two frames of one stage: here, it decodes a whole frame. A stage that
 * is measured alone in a loop finds its code and data in the nearest caches, and seems faster than
 * it is in a job.
 */
public final class OtherWork implements Runnable {
  private final FrameDecoder decoder;
  private final List<byte[]> frames;
  private int next;

  /**
   * Other work.
   *
   * @param frames encoded, at least one; taken in turns
   */
  public OtherWork(FrameDecoder decoder, List<byte[]> frames) {
    this.decoder = decoder;
    this.frames = List.copyOf(frames);
  }

  @Override
  public void run() {
    try {
      decoder.decode(frames.get(next));
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException("a frame just encoded cannot be decoded", e);
    }
    next = (next + 1) % frames.size();
  }
}
