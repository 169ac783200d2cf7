package dev.squint.jobs.offline;

import dev.squint.core.reference.ReferenceAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Answers frames in doubt of one recording. Called by one thread. */
interface FrameReference {
  /**
   * Asks the reference model about a frame.
   *
   * @param frame its index in the recording
   * @param encoded the frame as the ingest would send it; made when asked for
   */
  CompletableFuture<ReferenceAnswer> answer(long frame, Supplier<byte[]> encoded);
}
