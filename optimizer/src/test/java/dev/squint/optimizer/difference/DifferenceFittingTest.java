package dev.squint.optimizer.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.frame.Image;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PortableGreyMap;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferenceFittingTest {
  private static final FittingSettings SETTINGS =
      new FittingSettings(12, 1200, List.of(0.0, 1.0), List.of(10.0, 60.0));
  private static final int FRAMES = 1600;

  private static final Footage FOOTAGE = new Footage(FRAMES, 11);
  private static final List<FittedDetector> FITTED = fit(FOOTAGE.whole(), FOOTAGE.truth());

  @Test
  void findsDetectorsThatFindPassersByOnOtherFootageThroughASwayingTree() {
    Footage other = new Footage(1200, 12);
    double untuned = error(untuned(FITTED), other).letThrough();
    assertThat(untuned).isGreaterThan(0.9);
    assertThat(FITTED)
        .anySatisfy(
            detector -> {
              CopyError error = error(detector, other);
              assertThat(error.worst()).isLessThan(0.01);
              assertThat(error.letThrough()).isLessThan(0.35);
            });
  }

  @Test
  void proposesDetectorsOfSeveralKindsThatAPlanTakes() {
    assertThat(FITTED).hasSizeBetween(6, 13);
    assertThat(FITTED).extracting(detector -> detector.spec()).doesNotHaveDuplicates();
    assertThat(FITTED)
        .extracting(detector -> detector.spec().baseline())
        .contains(Baseline.EARLIER_FRAME, Baseline.LAST_LET_THROUGH);
    for (FittedDetector detector : FITTED) {
      Plan plan =
          Plan.referenceOnly("gate", Footage.FRAMES_PER_SECOND, FOOTAGE.truth().queries())
              .withDifference(detector.spec());
      TreeMap<String, byte[]> files = new TreeMap<>();
      detector
          .sceneImage()
          .ifPresent(image -> files.put(FittedDetector.SCENE_IMAGE, PortableGreyMap.write(image)));
      assertThat(new PlanBundle(plan, files).sceneImage()).isEqualTo(detector.sceneImage());
      assertThat(detector.why()).isNotBlank();
    }
  }

  @Test
  void endsWithTheDetectorOfAnUntunedPlan() {
    assertThat(untuned(FITTED).spec().metric()).isEqualTo(DifferenceMetric.standard());
    assertThat(fit(new FrameSpan(10, 10), FOOTAGE.truth()))
        .singleElement()
        .isEqualTo(untuned(FITTED));
  }

  @Test
  void comesToTheSameAnswerAgain() {
    assertThat(fit(FOOTAGE.whole(), FOOTAGE.truth())).isEqualTo(FITTED);
  }

  @Test
  void proposesSomethingWhereTheAnswerNeverChanges() {
    Truth constant =
        new Truth(FOOTAGE.truth().queries(), FRAMES, 5, 5, new BitSet[] {new BitSet()});
    assertThat(fit(new FrameSpan(0, 300), constant)).hasSizeGreaterThan(1);
  }

  @Test
  void readsFewFramesOfLongFootage() {
    BitSet read = new BitSet();
    new DifferenceFitting(new FittingSettings(3, 100, List.of(1.0), List.of(10.0)))
        .fit(
            frame -> {
              read.set(frame);
              return FOOTAGE.previews.get(frame);
            },
            FOOTAGE.truth(),
            new FrameSpan(200, 1500),
            Footage.FRAMES_PER_SECOND);
    assertThat(read.cardinality()).isLessThanOrEqualTo(100);
    assertThat(read.nextSetBit(0)).isEqualTo(200);
    assertThat(read.length()).isEqualTo(1500);
  }

  @Test
  void fitsToPreviewsSmallerThanTheGrid() {
    Image tiny = new Image(6, 4, Image.LUMA, new byte[24]);
    List<FittedDetector> fitted =
        new DifferenceFitting(SETTINGS)
            .fit(frame -> tiny, FOOTAGE.truth(), new FrameSpan(0, 300), Footage.FRAMES_PER_SECOND);
    assertThat(fitted).isNotEmpty();
  }

  private static List<FittedDetector> fit(FrameSpan part, Truth truth) {
    return new DifferenceFitting(SETTINGS)
        .fit(FOOTAGE.previews::get, truth, part, Footage.FRAMES_PER_SECOND);
  }

  private static FittedDetector untuned(List<FittedDetector> fitted) {
    return fitted.get(fitted.size() - 1);
  }

  private static CopyError error(FittedDetector detector, Footage footage) {
    SampledFootage sample = footage.sample();
    return sample.labels.copy(CopySources.run(sample, detector.spec(), detector.sceneImage()));
  }
}
