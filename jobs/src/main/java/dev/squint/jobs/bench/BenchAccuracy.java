package dev.squint.jobs.bench;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.jobs.bench.peer.PeerSettings;
import dev.squint.jobs.offline.EvaluationRequest;
import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.offline.RunRequest;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What is compared with the reference model on every frame: as much of the footage as the model can
 * label in its time, or all where labels were kept before.
 *
 * @param request what is asked
 * @param labels where labels are kept
 * @param frames how many there are of the footage
 * @param referenceMicros what the model takes for a frame, about
 */
record BenchAccuracy(BenchRequest request, Path labels, int frames, double referenceMicros) {
  private static final int MIN_FRAMES = 100;

  /** The cascade on these frames. */
  EvaluationRequest evaluation() {
    RunRequest run =
        new RunRequest(
            request.plan(),
            camera(),
            new RecordingRequest(request.recording().footage(), range()),
            request.reference(),
            Instant.EPOCH);
    return new EvaluationRequest(run, Optional.of(labels));
  }

  /** The cascade's filter and motion gates on these frames. */
  PeerSettings peers() {
    return new PeerSettings(
        request.recording().footage(), range(), request.reference(), request.plan(), labels);
  }

  private FrameRange range() {
    boolean labelled = request.labels().filter(Files::isDirectory).isPresent();
    double affordable = request.effort().referenceSeconds() * 1e6 / referenceMicros;
    int compared = labelled ? frames : (int) Math.min(frames, Math.max(MIN_FRAMES, affordable));
    long start = request.recording().range().start();
    return new FrameRange(start, start + compared);
  }

  private CameraId camera() {
    String planned = request.plan().plan().camera();
    return new CameraId(planned.equals(Plan.ANY_CAMERA) ? "bench" : planned);
  }
}
