package dev.squint.jobs.offline.tuning;

import dev.squint.core.model.SpecializedModelSpec.Crop;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.tuning.work.TruthCodec;
import dev.squint.jobs.offline.tuning.work.WorkCheckpoints;
import dev.squint.jobs.offline.tuning.work.WorkFolder;
import dev.squint.jobs.offline.tuning.work.WorkKey;
import dev.squint.models.training.Architecture;
import dev.squint.models.training.SpecializedModelTrainer;
import dev.squint.models.training.TrainedModel;
import dev.squint.models.training.TrainingData;
import dev.squint.models.training.TrainingListener;
import dev.squint.models.training.TrainingSettings;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.QueryTruth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Trains specialized models on the previews of each reduction; of a finer one only the networks
 * that the coarser has too few pixels for. A training goes on from its last checkpoint.
 */
final class TrainingStep {
  private static final int VERSION = 2;
  private static final double CLEARLY_LARGER = 1.1;

  private final WorkFolder work;
  private final Truth truth;
  private final Split split;
  private final TrainingEffort effort;
  private final BooleanSupplier stop;

  TrainingStep(
      WorkFolder work, Truth truth, Split split, TrainingEffort effort, BooleanSupplier stop) {
    this.work = work;
    this.truth = truth;
    this.split = split;
    this.effort = effort;
    this.stop = stop;
  }

  /**
   * The best models.
   *
   * @param previews coarsest first
   */
  List<ModelWeights> train(List<PreviewSet> previews, Progress progress) {
    List<Lesson> lessons = lessons(previews);
    List<List<ModelWeights>> models = new ArrayList<>();
    lessons.forEach(unused -> models.add(List.of()));
    progress.expect(lessons.stream().mapToLong(Lesson::epochs).sum());
    try (Workers workers = new Workers(stop)) {
      workers.each(lessons.size(), i -> models.set(i, models(lessons.get(i), progress)));
    }
    return models.stream().flatMap(List::stream).toList();
  }

  /** The networks to be trained on one set of previews. */
  private record Lesson(
      PreviewSet previews, List<Architecture> architectures, TrainingSettings settings) {
    /** About as many as all rungs together train. */
    long epochs() {
      return (long) settings.maxEpochs() * architectures.size();
    }
  }

  private List<Lesson> lessons(List<PreviewSet> previews) {
    Optional<Crop> crop = ZoneCrop.around(truth.queries());
    List<Lesson> lessons = new ArrayList<>();
    double coarser = 0;
    for (PreviewSet set : previews) {
      double needed = coarser * CLEARLY_LARGER;
      List<Architecture> architectures =
          SpecializedModelTrainer.searchSpace(set.width(), set.height(), crop, effort.small())
              .stream()
              .filter(network -> network.inputWidth() > needed * network.crop().width())
              .toList();
      if (!architectures.isEmpty()) {
        TrainingSettings settings = effort.settings();
        int survivors = Math.min(settings.survivors(), architectures.size());
        lessons.add(new Lesson(set, architectures, settings.withSurvivors(survivors)));
      }
      coarser = set.width();
    }
    return lessons;
  }

  private List<ModelWeights> models(Lesson lesson, Progress progress) {
    String key =
        WorkKey.of(
            VERSION,
            lesson.previews().key(),
            work.key(new TruthCodec(), truth),
            split.training(),
            split.validation(),
            lesson.settings().toString(),
            lesson.architectures().toString());
    Optional<List<ModelWeights>> known = work.find(new ModelsCodec(), key);
    if (known.isPresent()) {
      return known.get();
    }
    List<ModelWeights> models = train(lesson, key, progress);
    work.keep(new ModelsCodec(), key, models);
    return models;
  }

  private List<ModelWeights> train(Lesson lesson, String key, Progress progress) {
    SpecializedModelTrainer trainer =
        new SpecializedModelTrainer(
            lesson.settings(), new Listener(progress, stop), new WorkCheckpoints(work, key));
    TrainingData data =
        new TrainingData(
            lesson.previews(), frames(split.training()), frames(split.validation()), timelines());
    try {
      List<ModelWeights> models = new ArrayList<>();
      for (TrainedModel model : trainer.train(data, lesson.architectures())) {
        models.add(weights(model, lesson.previews().reduction()));
      }
      return models;
    } catch (InterruptedException e) {
      throw new StoppedException();
    }
  }

  private static ModelWeights weights(TrainedModel model, int reduction) {
    return new ModelWeights(
        "%s at 1/%d".formatted(model.architecture().name(), reduction),
        reduction,
        model.spec(),
        model.parameters(),
        model.history());
  }

  /** What plans are held to: no cheap model can or should learn the reference model's flicker. */
  private BitSet[] timelines() {
    return Arrays.stream(QueryTruth.all(truth, truth.whole()))
        .map(QueryTruth::timeline)
        .toArray(BitSet[]::new);
  }

  private static int[] frames(FrameSpan span) {
    return IntStream.range(span.start(), span.end()).toArray();
  }

  /** Tells how many epochs are over, and when to stop. */
  private record Listener(Progress progress, BooleanSupplier stopping) implements TrainingListener {
    @Override
    public void epoch(
        Architecture architecture,
        int rung,
        int epoch,
        double trainingLoss,
        double validationLoss) {
      synchronized (progress) {
        progress.frameDone();
      }
    }

    @Override
    public boolean stop() {
      return stopping.getAsBoolean();
    }
  }
}
