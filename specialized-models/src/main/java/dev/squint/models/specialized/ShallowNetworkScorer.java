package dev.squint.models.specialized;

import dev.squint.core.frame.Image;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.models.engine.BatchSizes;
import dev.squint.models.engine.Network;
import dev.squint.models.engine.NetworkOutput;
import dev.squint.models.engine.NetworkSession;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A scorer that runs a shallow network. Owns the network, one session of it and the input of one
 * preview. Not thread-safe.
 */
final class ShallowNetworkScorer implements FrameScorer {
  /**
   * A call costs some hundred microseconds of its own; beyond 32 the maps fall out of the cache.
   */
  private static final BatchSizes BATCH_SIZES = BatchSizes.of(1, 8, 32);

  private final SpecializedModelSpec spec;
  private final Network network;
  private final NetworkSession session;
  private final PreviewInput previewInput;
  private final float[] planes;
  private boolean closed;

  /** Takes over the network, and runs every batch size once. */
  ShallowNetworkScorer(SpecializedModelSpec spec, Network network) {
    this.spec = spec;
    this.network = network;
    session = network.newSession();
    previewInput = new PreviewInput(spec);
    planes = new float[previewInput.size()];
    for (int batchSize : BATCH_SIZES.sizes()) {
      session.input(batchSize * planes.length);
      run(batchSize);
    }
  }

  @Override
  public int preferredBatchSize() {
    return BATCH_SIZES.largest();
  }

  @Override
  public float[][] score(List<Image> previews) {
    if (closed) {
      throw new IllegalStateException("the scorer of %s is closed".formatted(spec.parameters()));
    }
    if (previews.isEmpty()) {
      throw new IllegalArgumentException("a batch of previews must hold at least one");
    }
    float[][] scores = new float[previews.size()][spec.calibrations().size()];
    int largest = BATCH_SIZES.largest();
    for (int first = 0; first < scores.length; first += largest) {
      int count = Math.min(largest, scores.length - first);
      scoreBatch(previews.subList(first, first + count), scores, first);
    }
    return scores;
  }

  private void scoreBatch(List<Image> previews, float[][] scores, int first) {
    int batchSize = BATCH_SIZES.holding(previews.size());
    FloatBuffer input = session.input(batchSize * planes.length);
    for (int index = 0; index < previews.size(); index++) {
      previewInput.write(previews.get(index), planes, 0);
      input.put(index * planes.length, planes);
    }
    float[] logits = run(batchSize).values();
    int queries = spec.calibrations().size();
    for (int index = 0; index < previews.size(); index++) {
      for (int query = 0; query < queries; query++) {
        scores[first + index][query] = calibrated(logits[index * queries + query], query);
      }
    }
  }

  private NetworkOutput run(int batchSize) {
    return session.run(batchSize, spec.channels(), spec.inputHeight(), spec.inputWidth());
  }

  private float calibrated(float logit, int query) {
    SpecializedModelSpec.Calibration calibration = spec.calibrations().get(query);
    return (float) (1 / (1 + Math.exp(-(calibration.slope() * logit + calibration.intercept()))));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    session.close();
    network.close();
  }
}
