package dev.squint.bench;

import dev.squint.core.audit.AuditRates;
import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PlainLuma;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.plan.SpecializedStage;
import dev.squint.core.reference.ReferenceService;
import dev.squint.core.wire.Topics;
import dev.squint.models.specialized.SpecializedModels;
import dev.squint.operators.cascade.FilterOperatorFactory;
import dev.squint.operators.cascade.FilterSettings;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.resolve.ResolveFunction;
import dev.squint.operators.serde.DecidedFrameTypeSerializer;
import dev.squint.operators.serde.OutputRecordTypeSerializer;
import dev.squint.video.decode.JpegFrameDecoder;
import dev.squint.video.encode.JpegFrameEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
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

/**
 * What the operators of the job cost a short-circuited frame in Flink's test harness: the filter,
 * then the resolver with the detection's JSON. Frames of 768x432 with a preview in the header.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OperatorBenchmark {
  private static final int FRAMES = 64;
  private static final long MILLIS = 1_795_860_930_120L;
  private static final int FRAME_MILLIS = 100;
  private static final long SILENCE_MILLIS = 60_000;
  private static final byte[] NO_LUMA = {};

  /** What answers the frames. */
  @Param({"difference", "specialized"})
  public String stage = "difference";

  /** How many queries the plan has. */
  @Param({"1", "2"})
  public int queries = 1;

  /** What stands beside the frame: the preview's JPEG alone, or its luma too. */
  @Param({"preview", "luma"})
  public String header = "preview";

  private final List<byte[]> previews = new ArrayList<>();
  private final List<byte[]> lumas = new ArrayList<>();
  private byte[] image = {};
  private long next;

  @SuppressWarnings("NullAway.Init") // prepare
  private OneInputStreamOperatorTestHarness<RawFrame, DecidedFrame> filter;

  @SuppressWarnings("NullAway.Init") // prepare
  private KeyedOneInputStreamOperatorTestHarness<String, DecidedFrame, OutputRecord> resolver;

  /** Opens both operators. */
  @Setup
  public void prepare() throws Exception {
    JpegFrameEncoder encoder = new JpegFrameEncoder();
    image = encoder.encode(Pictures.scene(768, 432, 1, 0));
    for (int noise = 0; noise < FRAMES; noise++) {
      byte[] preview = encoder.encodePreview(Pictures.scene(768, 432, 1, noise), 8);
      previews.add(preview);
      lumas.add(PlainLuma.write(new JpegFrameDecoder().decodeReduced(preview, 1, Image.LUMA)));
    }
    PlanSet plans = PlanSet.of(List.of(bundle()));
    filter =
        new OneInputStreamOperatorTestHarness<>(
            new FilterOperatorFactory(
                new FilterSettings(new Topics(""), plans, new Stages(), AuditRates.NONE, 20)),
            1,
            1,
            0);
    filter.setup(DecidedFrameTypeSerializer.INSTANCE);
    filter.open();
    resolver =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new ResolveFunction(plans, SILENCE_MILLIS, AuditRates.NONE)),
            DecidedFrame::camera,
            Types.STRING);
    resolver.getExecutionConfig().enableObjectReuse();
    resolver.setup(OutputRecordTypeSerializer.INSTANCE);
    resolver.open();
  }

  /** Closes both operators. */
  @TearDown
  public void close() throws Exception {
    filter.close();
    resolver.close();
  }

  /** The filter alone. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public int filter() throws Exception {
    filterFrames();
    int frames = filter.getOutput().size();
    filter.getOutput().clear();
    return frames;
  }

  /** The filter, then the resolver. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public int filterAndResolve() throws Exception {
    filterFrames();
    for (Object decided : filter.getOutput()) {
      @SuppressWarnings("unchecked") // no watermarks were sent
      StreamRecord<DecidedFrame> record = (StreamRecord<DecidedFrame>) decided;
      resolver.processElement(answered(record.getValue()));
    }
    filter.getOutput().clear();
    int records = resolver.getOutput().size();
    resolver.getOutput().clear();
    return records;
  }

  private void filterFrames() throws Exception {
    for (int i = 0; i < FRAMES; i++) {
      byte[] preview = previews.get(i);
      byte[] luma = header.equals("luma") ? lumas.get(i) : NO_LUMA;
      filter.processElement(
          new StreamRecord<>(
              new RawFrame(
                  BenchPlans.CAMERA,
                  "frames." + BenchPlans.CAMERA,
                  0,
                  next,
                  MILLIS + next * FRAME_MILLIS,
                  next,
                  image,
                  preview,
                  luma)));
      next++;
    }
    filter.prepareSnapshotPreBarrier(next);
  }

  /** The first frame is in doubt and goes nowhere here; the second takes its place. */
  private StreamRecord<DecidedFrame> answered(DecidedFrame frame) {
    if (stage.equals("difference") && frame.position() == 1) {
      resolverAnswersFirst(frame);
    }
    return new StreamRecord<>(frame);
  }

  private void resolverAnswersFirst(DecidedFrame second) {
    DecidedFrame first =
        new DecidedFrame(
            second.camera(),
            0,
            0,
            0,
            MILLIS,
            MILLIS,
            second.plan(),
            second.decidedBy(),
            -1,
            Double.NaN,
            second.differenceThreshold(),
            second.specialized(),
            new float[0],
            new boolean[0],
            List.of(),
            false);
    try {
      resolver.processElement(
          new StreamRecord<>(
              first.referenced(new float[queries], new boolean[queries], List.of())));
    } catch (Exception e) {
      throw new IllegalStateException("the resolver refuses a sound frame", e);
    }
  }

  private PlanBundle bundle() {
    if (stage.equals("difference")) {
      return PlanBundle.of(
          BenchPlans.difference(
              Baseline.LAST_LET_THROUGH, 1, DifferenceMetric.standard(), queries));
    }
    SpecializedModelSpec spec = BenchPlans.budgetNetwork(queries);
    byte[] parameters = BenchPlans.parameters(spec);
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put(spec.parameters(), parameters);
    Plan base =
        Plan.referenceOnly(
            BenchPlans.CAMERA, BenchPlans.FRAMES_PER_SECOND, BenchPlans.queries(queries));
    Plan plan =
        new Plan(
            base.schema(),
            base.camera(),
            base.framesPerSecond(),
            base.queries(),
            base.processEvery(),
            base.previewReduction(),
            Optional.empty(),
            Optional.of(
                new SpecializedStage(
                    BenchPlans.sealed(spec, parameters),
                    Collections.nCopies(queries, new ScoreThresholds(0.5, 0.5)))),
            base.smoothingFrames(),
            base.reference(),
            base.tuning());
    return new PlanBundle(plan, files);
  }

  /** Decoder and specialized models; no frame goes to the reference model. */
  private record Stages() implements CascadeStages {
    private static final long serialVersionUID = 1L;

    @Override
    public FrameDecoder frameDecoder() {
      return new JpegFrameDecoder();
    }

    @Override
    public ReferenceService openReference() {
      throw new UnsupportedOperationException("the benchmark asks no reference model");
    }

    @Override
    public FrameScorer openScorer(PlanBundle bundle) {
      return SpecializedModels.open(
          bundle.plan().specializedModel().orElseThrow().model(),
          bundle.specializedModelParameters());
    }
  }
}
