package dev.squint.jobs.bench.peer;

import dev.squint.core.accuracy.EventCounts;
import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.plan.Plan;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.bench.peer.Contender.Answers;
import dev.squint.jobs.bench.peer.PeerReport.AnswerAccuracy;
import dev.squint.jobs.bench.peer.PeerReport.ContenderFigures;
import dev.squint.optimizer.evaluation.QueryAccuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows contenders the same frames, a block at a time, each block to one after another and each
 * block first to another one, so that what the machine does meanwhile meets all alike. One thread;
 * the contenders belong to the caller.
 */
final class PeerRace {
  private final List<Lane> lanes = new ArrayList<>();
  private final List<PeerFrame> block = new ArrayList<>();
  private final int blockFrames;
  private final long warmUpFrames;
  private int blocks;
  private long frames;
  private long framesTimed;

  /**
   * A race that has not begun.
   *
   * @param warmUpFrames whose costs do not count
   * @param cpuNanos CPU time of the calling thread
   */
  PeerRace(
      List<? extends Contender> contenders,
      int blockFrames,
      long warmUpFrames,
      LongSupplier cpuNanos) {
    for (Contender contender : contenders) {
      lanes.add(new Lane(contender, new CpuMeter(cpuNanos), new CpuMeter(cpuNanos)));
    }
    this.blockFrames = blockFrames;
    this.warmUpFrames = warmUpFrames;
  }

  /**
   * A contender and its costs.
   *
   * @param all all of its work
   * @param decoding the part that decodes
   */
  private record Lane(Contender contender, CpuMeter all, CpuMeter decoding) {
    void take(List<PeerFrame> block) {
      all.start();
      for (PeerFrame frame : block) {
        contender.take(frame, decoding);
      }
      all.stop();
    }

    void finish() {
      all.start();
      contender.finish();
      all.stop();
    }
  }

  void accept(PeerFrame frame) {
    block.add(frame);
    if (block.size() == blockFrames) {
      showBlock();
    }
  }

  /** Shows what is left: there are no more frames. */
  void finish() {
    showBlock();
    lanes.forEach(Lane::finish);
  }

  private void showBlock() {
    for (int turn = 0; turn < lanes.size(); turn++) {
      lanes.get((blocks + turn) % lanes.size()).take(block);
    }
    blocks++;
    frames += block.size();
    framesTimed += block.size();
    block.clear();
    if (frames <= warmUpFrames) {
      framesTimed = 0;
      for (Lane lane : lanes) {
        lane.all().reset();
        lane.decoding().reset();
      }
    }
  }

  long framesTimed() {
    return framesTimed;
  }

  /**
   * The figures, after {@link #finish()}.
   *
   * @param truth what the detector says of every frame that was shown, by query
   * @param detectorMicros CPU time of the detector a frame; null when not known
   */
  List<ContenderFigures> figures(
      Plan plan, List<List<Presence>> truth, @Nullable Double detectorMicros) {
    return lanes.stream().map(lane -> figures(lane, plan, truth, detectorMicros)).toList();
  }

  private ContenderFigures figures(
      Lane lane, Plan plan, List<List<Presence>> truth, @Nullable Double detectorMicros) {
    double sentShare = (double) lane.contender().sent().cardinality() / frames;
    double micros = lane.all().microsEach(framesTimed);
    Double speedup =
        detectorMicros == null ? null : detectorMicros / (micros + sentShare * detectorMicros);
    List<AnswerAccuracy> accuracy = new ArrayList<>();
    for (Answers answers : lane.contender().answers(truth)) {
      for (int query = 0; query < truth.size(); query++) {
        accuracy.add(accuracy(plan, query, truth.get(query), answers));
      }
    }
    return new ContenderFigures(
        lane.contender().name(),
        sentShare,
        micros,
        lane.decoding().microsEach(framesTimed),
        speedup,
        accuracy);
  }

  private static AnswerAccuracy accuracy(
      Plan plan, int query, List<Presence> truth, Answers answers) {
    QueryAccuracy compared =
        QueryAccuracy.of(
            plan.queries().get(query).name(),
            truth,
            answers.byQuery().get(query),
            plan.smoothingFrames(),
            plan.framesPerSecond());
    PresenceCounts counts = compared.frames();
    EventCounts events = compared.events().counts();
    return new AnswerAccuracy(
        compared.query(),
        answers.unsentFrames(),
        orNull(counts.falseNegativeRate()),
        orNull(counts.falsePositiveRate()),
        events.found(),
        events.missed(),
        events.invented());
  }

  private static @Nullable Double orNull(double rate) {
    return Double.isNaN(rate) ? null : rate;
  }
}
