package dev.squint.jobs.demo;

import dev.squint.core.timeline.Presence;
import dev.squint.jobs.offline.EvaluationReport;
import dev.squint.jobs.offline.EvaluationRequest;
import dev.squint.jobs.offline.Evaluator;
import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.RunRequest;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.TruthKind;
import dev.squint.jobs.options.ReferenceConfig;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Compares the answers of a run that is over with the reference model on every frame, and with what
 * is really there where that is known. The cascade runs over the frames once more, so that its cost
 * is measured beside the reference model's, one frame at a time on one thread.
 */
record AnswerComparison(OfflineBackend backend, BooleanSupplier stop, ReferenceConfig reference) {

  /** Compares one camera's answers; empty when there is none. */
  Optional<EvaluationReport> compare(ShownCamera camera, AnswerLog log, Progress progress)
      throws Exception {
    List<List<Presence>> verdicts = log.verdicts(camera.id());
    int answered = verdicts.isEmpty() ? 0 : verdicts.get(0).size();
    int from = Math.toIntExact(camera.comparedFrom());
    if (answered <= from) {
      return Optional.empty();
    }
    RunRequest run =
        new RunRequest(
            camera.plan(),
            camera.config().id(),
            new RecordingRequest(camera.footage(), new FrameRange(from, answered)),
            reference,
            Instant.EPOCH);
    EvaluationRequest request =
        new EvaluationRequest(
            run,
            Optional.empty(),
            1,
            false,
            camera.footage().simulated().isPresent() ? TruthKind.EXACT : TruthKind.REFERENCE,
            Optional.of(verdicts.stream().map(all -> all.subList(from, answered)).toList()));
    return Optional.of(new Evaluator(backend, stop).evaluate(request, progress));
  }
}
