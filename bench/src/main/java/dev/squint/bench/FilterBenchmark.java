package dev.squint.bench;

import dev.squint.core.cascade.CascadeFilter;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.difference.LumaPreview;
import dev.squint.core.difference.PreviewComparison;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PlainLuma;
import dev.squint.core.frame.PreviewReader;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.query.Query;
import dev.squint.video.decode.JpegFrameDecoder;
import dev.squint.video.encode.JpegFrameEncoder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the filter costs a frame of 768x432 with a preview of 96x54, stage by stage. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FilterBenchmark {
  private static final int WIDTH = 768;
  private static final int HEIGHT = 432;
  private static final int REDUCTION = 8;
  private static final Plan UNTUNED =
      Plan.untuned("lobby", 10, List.of(Query.parse("person", List.of())));

  private final JpegFrameDecoder decoder = new JpegFrameDecoder();
  private final PreviewReader previews = new PreviewReader(decoder, REDUCTION, Image.LUMA);
  private byte[] jpeg = {};
  private byte[] preview = {};
  private byte[] plainLuma = {};
  private Image colour = new Image(1, 1, Image.COLOUR, new byte[3]);
  private Image luma = new Image(1, 1, Image.LUMA, new byte[1]);
  private PreviewComparison comparison = new PreviewComparison(DifferenceMetric.standard(), luma);
  private CascadeFilter lastLetThrough = CascadeFilter.create(PlanBundle.of(UNTUNED));
  private CascadeFilter referenceImage = CascadeFilter.create(PlanBundle.of(UNTUNED));
  private long frame;

  /** Makes two frames of one scene and the previews of both. */
  @Setup
  public void prepare() throws UnreadableFrameException {
    JpegFrameEncoder encoder = new JpegFrameEncoder();
    Image picture = Pictures.scene(WIDTH, HEIGHT, 1, 2);
    jpeg = encoder.encode(picture);
    preview = encoder.encodePreview(picture, REDUCTION);
    colour = decoder.decodeReduced(preview, 1, Image.COLOUR);
    luma = decoder.decodeReduced(preview, 1, Image.LUMA);
    plainLuma = PlainLuma.write(luma);
    Image other =
        LumaPreview.of(
            decoder.decodeReduced(
                encoder.encodePreview(Pictures.scene(WIDTH, HEIGHT, 1, 3), REDUCTION),
                1,
                Image.LUMA));
    comparison = new PreviewComparison(DifferenceMetric.standard(), other);
    DifferenceSpec scene =
        new DifferenceSpec(
            Baseline.REFERENCE_IMAGE,
            1,
            DifferenceMetric.standard(),
            Plan.DEFAULT_DIFFERENCE_THRESHOLD,
            DifferenceSpec.MAX_RECHECK,
            Optional.of(new SceneSpec(Plan.DEFAULT_DIFFERENCE_THRESHOLD, 1800, Optional.empty())));
    lastLetThrough = CascadeFilter.create(PlanBundle.of(UNTUNED));
    referenceImage = CascadeFilter.create(PlanBundle.of(UNTUNED.withDifference(scene)));
    lastLetThrough.observe(0, other);
    referenceImage.observe(0, other);
  }

  /** Reading the markers of the frame. */
  @Benchmark
  public EncodedImage inspect() throws UnreadableFrameException {
    return EncodedImage.inspect(jpeg);
  }

  /** The preview from the header. */
  @Benchmark
  public Image previewFromHeader() throws UnreadableFrameException {
    return previews.read(EncodedImage.inspect(jpeg), jpeg, preview);
  }

  /** The preview from the frame, DCT-scaled: the baseline for a frame without header. */
  @Benchmark
  public Image reducedDecode() throws UnreadableFrameException {
    return decoder.decodeReduced(jpeg, REDUCTION, Image.LUMA);
  }

  /** The full decode that short-circuited frames are spared. */
  @Benchmark
  public Image fullDecode() throws UnreadableFrameException {
    return decoder.decode(jpeg);
  }

  /** Luma of a colour preview. */
  @Benchmark
  public Image lumaOfColour() {
    return LumaPreview.of(colour);
  }

  /** One comparison with the light fitted. */
  @Benchmark
  public double difference() {
    return comparison.difference(luma);
  }

  /** The filter on a preview, against the last frame that was let through. */
  @Benchmark
  public FilterOutcome filterLastLetThrough() {
    frame++;
    return lastLetThrough.observe(frame, luma);
  }

  /** The filter on a preview, against a reference image that follows the scene. */
  @Benchmark
  public FilterOutcome filterReferenceImage() {
    frame++;
    return referenceImage.observe(frame, luma);
  }

  /** The whole filter path of a frame with a preview header. */
  @Benchmark
  public FilterOutcome filterPathWithHeader() throws UnreadableFrameException {
    frame++;
    return lastLetThrough.observe(frame, previews.read(EncodedImage.inspect(jpeg), jpeg, preview));
  }

  /** The whole filter path of a frame with the preview's luma in a header too. */
  @Benchmark
  public FilterOutcome filterPathWithLuma() throws UnreadableFrameException {
    frame++;
    return lastLetThrough.observe(
        frame, previews.read(EncodedImage.inspect(jpeg), jpeg, preview, plainLuma));
  }

  /** The whole filter path of a frame without one. */
  @Benchmark
  public FilterOutcome filterPathWithoutHeader() throws UnreadableFrameException {
    frame++;
    return lastLetThrough.observe(
        frame, previews.read(EncodedImage.inspect(jpeg), jpeg, new byte[0]));
  }
}
