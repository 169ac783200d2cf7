package dev.squint.models.specialized;

import dev.squint.core.frame.Image;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.models.engine.Network;
import dev.squint.models.engine.NetworkOutput;
import dev.squint.models.engine.NetworkSession;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A scorer that runs a shallow network: large batches in an engine, small ones in the JVM. Owns the
 * network, one session of it and the input of one preview. Not thread-safe.
 */
final class ShallowNetworkScorer implements FrameScorer {
  /** Beyond it the maps fall out of the cache. */
  private static final int LARGEST_BATCH = 32;

  /**
   * A call into the engine costs some hundred microseconds of its own, and the engine prepares anew
   * for every size of a batch: it gets one size, and only where the padding is worth the call.
   */
  private static final int ENGINE_FROM = 16;

  /** Runs until the JVM has compiled the loops, so that the first frames are not slow. */
  private static final int WARM_UP_RUNS = 40;

  private final SpecializedModelSpec spec;
  private final Network network;
  private final NetworkSession session;
  private final PreviewInput previewInput;
  private final DirectNetwork direct;
  private final float[] planes;
  private boolean closed;

  /**
   * Takes over the network, and warms it up.
   *
   * @param direct of the same weights
   */
  ShallowNetworkScorer(SpecializedModelSpec spec, Network network, DirectNetwork direct) {
    this.spec = spec;
    this.network = network;
    this.direct = direct;
    session = network.newSession();
    previewInput = new PreviewInput(spec);
    planes = new float[previewInput.size()];
    session.input(LARGEST_BATCH * planes.length);
    runBatch();
    for (int run = 0; run < WARM_UP_RUNS; run++) {
      direct.logits(planes);
    }
  }

  @Override
  public int preferredBatchSize() {
    return LARGEST_BATCH;
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
    int first = 0;
    for (; scores.length - first >= ENGINE_FROM; first += LARGEST_BATCH) {
      int end = Math.min(scores.length, first + LARGEST_BATCH);
      scoreBatch(previews.subList(first, end), scores, first);
    }
    for (; first < scores.length; first++) {
      previewInput.write(previews.get(first), planes, 0);
      calibrate(direct.logits(planes), 0, scores[first]);
    }
    return scores;
  }

  private void scoreBatch(List<Image> previews, float[][] scores, int first) {
    FloatBuffer input = session.input(LARGEST_BATCH * planes.length);
    for (int index = 0; index < previews.size(); index++) {
      previewInput.write(previews.get(index), planes, 0);
      input.put(index * planes.length, planes);
    }
    float[] logits = runBatch().values();
    for (int index = 0; index < previews.size(); index++) {
      calibrate(logits, index * spec.calibrations().size(), scores[first + index]);
    }
  }

  private NetworkOutput runBatch() {
    return session.run(LARGEST_BATCH, spec.channels(), spec.inputHeight(), spec.inputWidth());
  }

  private void calibrate(float[] logits, int first, float[] scores) {
    for (int query = 0; query < scores.length; query++) {
      scores[query] = calibrated(logits[first + query], query);
    }
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
