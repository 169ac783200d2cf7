package dev.squint.jobs.bench;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.jobs.offline.EvaluationReport;
import dev.squint.jobs.offline.EvaluationRequest;
import dev.squint.jobs.offline.Evaluator;
import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.RunRequest;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.video.source.VideoReadException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * The cascade against the reference model on every frame of the footage that is measured; as many
 * of them as the model can label in its time, or all where labels are kept.
 */
final class BenchAccuracy {
  private static final int MIN_FRAMES = 100;

  private final BenchRequest request;
  private final OfflineBackend backend;
  private final BooleanSupplier stop;

  BenchAccuracy(BenchRequest request, OfflineBackend backend, BooleanSupplier stop) {
    this.request = request;
    this.backend = backend;
    this.stop = stop;
  }

  EvaluationReport evaluate(int frames, double referenceMicros, Progress progress)
      throws VideoReadException, InterruptedException {
    boolean labelled = request.labels().filter(Files::isDirectory).isPresent();
    double affordable = request.effort().referenceSeconds() * 1e6 / referenceMicros;
    int compared = labelled ? frames : (int) Math.min(frames, Math.max(MIN_FRAMES, affordable));
    RecordingRequest recording = request.recording();
    long start = recording.range().start();
    RunRequest run =
        new RunRequest(
            request.plan(),
            camera(),
            new RecordingRequest(recording.footage(), new FrameRange(start, start + compared)),
            request.reference(),
            Instant.EPOCH);
    return new Evaluator(backend, stop)
        .evaluate(new EvaluationRequest(run, request.labels()), progress);
  }

  private CameraId camera() {
    String planned = request.plan().plan().camera();
    return new CameraId(planned.equals(Plan.ANY_CAMERA) ? "bench" : planned);
  }
}
