package dev.squint.bench;

import dev.squint.core.cascade.CascadeFilter;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.difference.Aggregation;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.LumaPreview;
import dev.squint.core.frame.Image;
import dev.squint.core.plan.PlanBundle;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** What a difference detector costs a frame, by baseline, by metric and by size of the preview. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DifferenceBenchmark {
  private static final BlockGrid GRID = new BlockGrid(16, 9);
  private static final int PREVIEWS = 8;

  @Param({"LAST_LET_THROUGH", "EARLIER_FRAME", "REFERENCE_IMAGE"})
  public Baseline baseline = Baseline.LAST_LET_THROUGH;

  @Param({"GLOBAL", "WEIGHTED_BLOCKS", "LARGEST_BLOCK"})
  public Aggregation aggregation = Aggregation.LARGEST_BLOCK;

  @Param({"80x45", "96x54"})
  public String size = "80x45";

  @Param({"true", "false"})
  public boolean lightRobust = true;

  private List<Image> previews = List.of();
  private CascadeFilter filter =
      CascadeFilter.create(
          PlanBundle.of(
              BenchPlans.difference(Baseline.LAST_LET_THROUGH, 1, DifferenceMetric.standard(), 1)));
  private int frame;

  /** Makes previews of one scene with the noise of a sensor. */
  @Setup
  public void prepare() {
    List<Double> weights =
        aggregation == Aggregation.WEIGHTED_BLOCKS
            ? Collections.nCopies(GRID.blocks(), 1.0 / GRID.blocks())
            : List.of();
    DifferenceMetric metric = new DifferenceMetric(aggregation, GRID, weights, lightRobust);
    int lag = baseline == Baseline.EARLIER_FRAME ? 10 : 1;
    filter = CascadeFilter.create(PlanBundle.of(BenchPlans.difference(baseline, lag, metric, 1)));
    int width = Integer.parseInt(size.substring(0, size.indexOf('x')));
    int height = Integer.parseInt(size.substring(size.indexOf('x') + 1));
    previews =
        IntStream.range(0, PREVIEWS)
            .mapToObj(noise -> LumaPreview.of(Pictures.scene(width, height, 1, noise)))
            .toList();
  }

  @Benchmark
  public FilterOutcome observe() {
    frame++;
    return filter.observe(frame, previews.get(frame % PREVIEWS));
  }
}
