package dev.squint.jobs.bench.peer;

import dev.squint.core.timeline.Presence;
import java.util.BitSet;
import java.util.List;

/**
 * A way to decide which frames of one camera the detector sees. Shown every frame, in order, by one
 * thread; closed by its maker.
 */
interface Contender extends AutoCloseable {
  String name();

  /**
   * Decides about the next frame, or soon after, in a batch.
   *
   * @param decoding started and stopped around decoding
   */
  void take(PeerFrame frame, CpuMeter decoding);

  /** Decides about what waits: there are no more frames. */
  void finish();

  /** Positions of the frames that go to the detector; complete after {@link #finish()}. */
  BitSet sent();

  /**
   * What follows for the queries; asked after {@link #finish()}.
   *
   * @param truth what the detector says of every frame, by query
   */
  List<Answers> answers(List<List<Presence>> truth);

  @Override
  void close();

  /**
   * Answers to all queries on all frames.
   *
   * @param unsentFrames how frames are answered that the detector did not see, for people
   * @param byQuery one verdict a frame
   */
  record Answers(String unsentFrames, List<List<Presence>> byQuery) {}
}
