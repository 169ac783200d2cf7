package dev.squint.jobs.offline.tuning;

import dev.squint.core.frame.Image;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.tuning.work.ScoreLogCodec;
import dev.squint.jobs.offline.tuning.work.WorkFolder;
import dev.squint.jobs.offline.tuning.work.WorkKey;
import dev.squint.models.specialized.SpecializedModels;
import dev.squint.optimizer.evidence.ScoreLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Lets specialized models score all previews; a model's scores are kept under its checksum. */
final class ScoreStep {
  private static final int VERSION = 1;
  private static final int CHUNK = 256;

  private final WorkFolder work;
  private final int frames;
  private final BooleanSupplier stop;

  ScoreStep(WorkFolder work, int frames, BooleanSupplier stop) {
    this.work = work;
    this.frames = frames;
    this.stop = stop;
  }

  /** The scores of a model, if they are kept. */
  Optional<ScoreLog> known(PreviewSet previews, SpecializedModelSpec model) {
    return work.find(new ScoreLogCodec(), key(previews, model));
  }

  private String key(PreviewSet previews, SpecializedModelSpec model) {
    return WorkKey.of(VERSION, previews.key(), frames, model);
  }

  /**
   * The scores of each model.
   *
   * @param models trained on {@code previews}
   */
  Map<ModelWeights, ScoreLog> logs(
      PreviewSet previews, List<ModelWeights> models, Progress progress) {
    Map<ModelWeights, ScoreLog> logs = new LinkedHashMap<>();
    List<Scoring> missing = new ArrayList<>();
    try {
      for (ModelWeights model : models) {
        Optional<ScoreLog> known = known(previews, model.spec());
        if (known.isPresent()) {
          logs.put(model, known.get());
        } else {
          missing.add(Scoring.open(model, frames));
        }
      }
      score(previews, missing, progress);
    } finally {
      missing.forEach(Scoring::close);
    }
    for (Scoring scored : missing) {
      ScoreLog log = new ScoreLog(scored.model().name(), scored.scores());
      work.keep(new ScoreLogCodec(), key(previews, scored.model().spec()), log);
      logs.put(scored.model(), log);
    }
    return logs;
  }

  private void score(PreviewSet previews, List<Scoring> models, Progress progress) {
    if (models.isEmpty()) {
      return;
    }
    progress.expect(frames);
    try (Workers workers = new Workers(stop)) {
      for (int start = 0; start < frames; start += CHUNK) {
        int first = start;
        Image[] images = new Image[Math.min(CHUNK, frames - first)];
        workers.each(images.length, i -> images[i] = previews.preview(first + i));
        workers.each(models.size(), i -> models.get(i).add(first, images));
        for (int i = 0; i < images.length; i++) {
          progress.frameDone();
        }
      }
    }
  }

  /** A model at work, and the scores it has given. */
  private record Scoring(ModelWeights model, FrameScorer scorer, float[][] scores)
      implements AutoCloseable {
    static Scoring open(ModelWeights model, int frames) {
      return new Scoring(
          model,
          SpecializedModels.open(model.spec(), model.parameters()),
          new float[model.spec().calibrations().size()][frames]);
    }

    void add(int first, Image[] images) {
      float[][] scored = scorer.score(Arrays.asList(images));
      for (int i = 0; i < images.length; i++) {
        for (int query = 0; query < scores.length; query++) {
          scores[query][first + i] = scored[i][query];
        }
      }
    }

    @Override
    public void close() {
      scorer.close();
    }
  }
}
