package dev.squint.bench;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.FrameResolver;
import dev.squint.core.cascade.ResolvedListener;
import dev.squint.core.cascade.SpecializedEvidence;
import dev.squint.core.timeline.PresenceEvent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What the resolver costs a copied frame that comes in order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ResolverBenchmark {
  private static final long MILLIS = 1_795_860_930_120L;
  private static final int FRAME_MILLIS = 100;

  @Param({"1", "2"})
  public int queries = 1;

  @Param({"11", "31"})
  public int smoothingFrames = 11;

  private FrameResolver resolver = new FrameResolver(1, 1);
  private long next;

  /** Answers the frame whose label all others take. */
  @Setup
  public void prepare(Blackhole blackhole) {
    resolver = new FrameResolver(queries, smoothingFrames);
    resolver.accept(
        frame(0, DecidedBy.REFERENCE_MODEL, FilterOutcome.NONE, queries),
        new Swallowing(blackhole));
    next = 1;
  }

  @Benchmark
  public void accept(Blackhole blackhole) {
    resolver.accept(frame(next++, DecidedBy.DIFFERENCE_DETECTOR, 0, 0), new Swallowing(blackhole));
  }

  private static DecidedFrame frame(long frame, DecidedBy decidedBy, long sameAs, int answers) {
    return new DecidedFrame(
        BenchPlans.CAMERA,
        frame,
        frame,
        0,
        MILLIS + frame * FRAME_MILLIS,
        MILLIS + frame * FRAME_MILLIS,
        "lobby-3f9c2e1a",
        decidedBy,
        sameAs,
        0,
        0,
        SpecializedEvidence.NONE,
        new float[answers],
        new boolean[answers],
        List.of(),
        false);
  }

  /** Takes what is resolved. */
  private record Swallowing(Blackhole blackhole) implements ResolvedListener {
    @Override
    public void onFrame(DecidedFrame frame) {
      blackhole.consume(frame);
    }

    @Override
    public void onEvent(int queryIndex, PresenceEvent event, String plan) {
      blackhole.consume(event);
    }
  }
}
