package dev.squint.models.training;

import dev.squint.core.hash.Sha256;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Trains specialized models: many architectures a little, the better ones longer.
 *
 * <p>The parameters depend on the settings, the data and the machine alone: the same bytes come out
 * of every run. Works on the calling thread and leaves no native memory behind. Not thread-safe.
 */
public final class SpecializedModelTrainer {
  private final TrainingSettings settings;
  private final TrainingListener listener;
  private final TrainingCheckpoints checkpoints;

  public SpecializedModelTrainer(TrainingSettings settings, TrainingListener listener) {
    this(settings, listener, TrainingCheckpoints.NONE);
  }

  public SpecializedModelTrainer(
      TrainingSettings settings, TrainingListener listener, TrainingCheckpoints checkpoints) {
    this.settings = settings;
    this.listener = listener;
    this.checkpoints = checkpoints;
  }

  /**
   * Architectures worth trying, cheapest first.
   *
   * @param zoneCrop the part of the preview around the zones of the queries, tried beside the whole
   * @param small fewer of them
   */
  public static List<Architecture> searchSpace(
      int previewWidth, int previewHeight, Optional<Crop> zoneCrop, boolean small) {
    return SearchSpace.of(previewWidth, previewHeight, zoneCrop, small);
  }

  /** Epochs that a training of so many candidates takes at most, all networks together. */
  public int plannedEpochs(int candidates) {
    int epochs = 0;
    int training = candidates;
    for (Rung rung : Rung.of(candidates, settings)) {
      epochs += training * rung.epochs();
      training = rung.survivors();
    }
    return epochs;
  }

  /**
   * Trains the candidates by successive halving: each rung keeps those with the least validation
   * loss and trains them on.
   *
   * @param candidates that differ from each other
   * @return {@link TrainingSettings#survivors} of them, the best first
   * @throws MissingClassException when a query is present in all training frames or in none
   * @throws InterruptedException when the thread is interrupted or the listener says stop
   */
  public List<TrainedModel> train(TrainingData data, List<Architecture> candidates)
      throws InterruptedException {
    requireDistinct(candidates);
    StopSignal stop = new StopSignal(listener);
    Lesson lesson = Lesson.of(data, settings, stop);
    DecodedInputs inputs = new DecodedInputs(data.previews(), lesson.frames(), stop);
    List<Rung> rungs = Rung.of(candidates.size(), settings);
    String training = identity(lesson, rungs);
    List<Learner> learners = new ArrayList<>();
    for (Architecture candidate : candidates) {
      learners.add(new Learner(candidate, lesson, training));
    }
    for (Rung rung : rungs) {
      List<InputGeometry> wanted = learners.stream().map(Learner::input).distinct().toList();
      for (Learner learner : learners) {
        if (!learner.resume(rung, checkpoints)) {
          learner.learn(rung, inputs.of(learner.input(), wanted), listener);
          learner.save(rung, checkpoints);
        }
      }
      learners.sort(Comparator.comparingDouble(Learner::loss));
      learners = new ArrayList<>(learners.subList(0, rung.survivors()));
    }
    List<TrainedModel> models = new ArrayList<>();
    for (Learner learner : learners) {
      models.add(learner.model());
    }
    return models;
  }

  private static void requireDistinct(List<Architecture> candidates) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("training needs at least one architecture");
    }
    Set<String> names = new HashSet<>();
    for (Architecture candidate : candidates) {
      if (!names.add(candidate.name())) {
        throw new IllegalArgumentException(
            "architectures must differ: %s comes twice".formatted(candidate.name()));
      }
    }
  }

  /** Tells apart checkpoints of trainings with other settings or other truth. */
  private String identity(Lesson lesson, List<Rung> rungs) {
    MessageDigest digest = Sha256.digest();
    digest.update((settings + rungs.toString()).getBytes(StandardCharsets.UTF_8));
    for (int[] frames : List.of(lesson.frames().training(), lesson.frames().validation())) {
      ByteBuffer bytes = ByteBuffer.allocate(frames.length * Integer.BYTES);
      bytes.asIntBuffer().put(frames);
      digest.update(bytes.array());
    }
    for (BitSet present : lesson.data().present()) {
      byte[] bytes = present.toByteArray();
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return Sha256.hex(digest);
  }
}
