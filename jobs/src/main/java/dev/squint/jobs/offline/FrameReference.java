package dev.squint.jobs.offline;

import dev.squint.core.reference.ReferenceAnswer;
import dev.squint.video.source.SourceFrame;
import java.util.concurrent.CompletableFuture;

/** Answers frames in doubt of one recording. Called by one thread. */
interface FrameReference {
  /** Asks the reference model about a frame, as the ingest would send it. */
  CompletableFuture<ReferenceAnswer> answer(SourceFrame frame);
}
