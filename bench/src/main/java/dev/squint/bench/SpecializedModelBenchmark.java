package dev.squint.bench;

import dev.squint.core.frame.Image;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.models.specialized.PreviewInput;
import dev.squint.models.specialized.SpecializedModels;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a specialized model costs a frame in batches, its previews of 96x54 resized included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SpecializedModelBenchmark {
  private static final int LARGEST_BATCH = 128;

  /** Which network: the budget's, or one that tuning chose. */
  @Param({"budget", "tuned"})
  public String network = "budget";

  /** How many queries it answers. */
  @Param({"1", "2"})
  public int queries = 1;

  private List<Image> previews = List.of();
  private float[] planes = {};

  @SuppressWarnings("NullAway.Init") // prepare
  private PreviewInput input;

  @SuppressWarnings("NullAway.Init") // prepare
  private FrameScorer scorer;

  /** Opens the model and makes previews. */
  @Setup
  public void prepare() {
    SpecializedModelSpec spec =
        network.equals("budget")
            ? BenchPlans.budgetNetwork(queries)
            : BenchPlans.tunedNetwork(queries);
    byte[] parameters = BenchPlans.parameters(spec);
    scorer = SpecializedModels.open(BenchPlans.sealed(spec, parameters), parameters);
    input = new PreviewInput(spec);
    planes = new float[input.size()];
    previews =
        IntStream.range(0, LARGEST_BATCH)
            .mapToObj(frame -> Pictures.scene(96, 54, 1 + frame / 8, frame))
            .toList();
  }

  @TearDown
  public void close() {
    scorer.close();
  }

  /** Resizing one preview to the network's input. */
  @Benchmark
  public float[] resize() {
    input.write(previews.get(0), planes, 0);
    return planes;
  }

  @Benchmark
  public float[][] batchOf1() {
    return scorer.score(previews.subList(0, 1));
  }

  @Benchmark
  @OperationsPerInvocation(8)
  public float[][] batchOf8() {
    return scorer.score(previews.subList(0, 8));
  }

  @Benchmark
  @OperationsPerInvocation(32)
  public float[][] batchOf32() {
    return scorer.score(previews.subList(0, 32));
  }

  @Benchmark
  @OperationsPerInvocation(LARGEST_BATCH)
  public float[][] batchOf128() {
    return scorer.score(previews);
  }
}
