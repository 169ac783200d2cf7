package dev.squint.jobs.endtoend;

import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.plan.SpecializedStage;
import dev.squint.core.query.Query;
import dev.squint.models.training.Architecture;
import dev.squint.models.training.SpecializedModelTrainer;
import dev.squint.models.training.TrainedModel;
import dev.squint.models.training.TrainingData;
import dev.squint.models.training.TrainingListener;
import dev.squint.models.training.TrainingSettings;
import dev.squint.video.decode.JpegFrameDecoder;
import dev.squint.video.encode.JpegFrameEncoder;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Plans with a specialized model that is trained on the spot, on previews of some reduction. */
final class TrainedPlan {
  private static final int TRAINING_FRAMES = 400;
  private static final int FRAMES = 500;
  private static final int EPOCHS = 3;
  private static final int IMAGES = 512;

  private TrainedPlan() {}

  /** A plan of all stages for the scenes of {@link Scenes}. */
  static PlanBundle of(String camera, double framesPerSecond, Query query, int reduction)
      throws InterruptedException {
    TrainedModel model = train(reduction);
    Plan untuned = Plan.untuned(camera, framesPerSecond, List.of(query));
    Plan plan =
        new Plan(
            Plan.SCHEMA,
            camera,
            framesPerSecond,
            List.of(query),
            2,
            reduction,
            untuned.difference().map(TrainedPlan::recheckedOften),
            Optional.of(new SpecializedStage(model.spec(), List.of(new ScoreThresholds(0.3, 0.7)))),
            untuned.smoothingFrames(),
            Optional.empty(),
            Optional.empty());
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put(model.spec().parameters(), model.parameters());
    return new PlanBundle(plan, files);
  }

  private static DifferenceSpec recheckedOften(DifferenceSpec spec) {
    return new DifferenceSpec(
        spec.baseline(), spec.lagFrames(), spec.metric(), spec.threshold(), 6, spec.scene());
  }

  private static TrainedModel train(int reduction) throws InterruptedException {
    IntPredicate occupied = frame -> frame % 40 >= 20;
    BitSet present = new BitSet();
    IntStream.range(0, FRAMES).filter(occupied).forEach(present::set);
    TrainingData data =
        new TrainingData(
            frame -> preview(frame, occupied.test(frame), reduction),
            IntStream.range(0, TRAINING_FRAMES).toArray(),
            IntStream.range(TRAINING_FRAMES, FRAMES).toArray(),
            new BitSet[] {present});
    Image size = preview(0, false, reduction);
    List<Architecture> architectures =
        SpecializedModelTrainer.searchSpace(size.width(), size.height(), Optional.empty(), true);
    TrainingSettings settings =
        TrainingSettings.standard(1).withEpochs(EPOCHS, IMAGES).withSurvivors(1);
    return new SpecializedModelTrainer(settings, TrainingListener.NONE)
        .train(data, List.of(architectures.get(architectures.size() - 1)))
        .get(0);
  }

  private static Image preview(int frame, boolean occupied, int reduction) {
    Image image = Scenes.image(Scenes.WIDTH, Scenes.HEIGHT, frame, occupied);
    try {
      byte[] encoded = new JpegFrameEncoder().encodePreview(image, reduction);
      return new JpegFrameDecoder().decodeReduced(encoded, 1, Image.COLOUR);
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException(e);
    }
  }
}
