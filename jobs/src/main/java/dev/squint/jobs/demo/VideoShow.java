package dev.squint.jobs.demo;

import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.Recording;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.tuning.Phases;
import dev.squint.jobs.offline.tuning.Tuner;
import dev.squint.jobs.offline.tuning.TuningRequest;
import dev.squint.jobs.offline.tuning.TuningResult;
import dev.squint.jobs.offline.tuning.cost.Machine;
import dev.squint.jobs.options.CameraConfig;
import dev.squint.jobs.options.PlanSettings;
import dev.squint.jobs.options.UserException;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceOptions;
import dev.squint.video.source.VideoReadException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The demo on the user's own recording: the reference model labels its first part, a plan is found
 * there, and decides on all of it.
 */
public final class VideoShow {
  /** Labelling more takes a large model without a GPU longer than a demo should. */
  private static final long MOST_TUNED_FRAMES = 1500;

  private static final long SEED = 1;

  private final OfflineBackend backend;
  private final BooleanSupplier stop;
  private final Phases phases;

  /**
   * A show that nothing is known of.
   *
   * @param stop ends the tuning, which goes on from there the next time
   * @param phases shows the parts of the tuning
   */
  public VideoShow(OfflineBackend backend, BooleanSupplier stop, Phases phases) {
    this.backend = backend;
    this.stop = stop;
    this.phases = phases;
  }

  /** What is known of a recording before it is read. */
  private record Length(double framesPerSecond, long frames) {}

  /**
   * Finds the plan.
   *
   * @throws dev.squint.jobs.offline.tuning.StoppedException when it was asked to stop
   * @throws UserException when nothing can be learnt from the recording
   */
  public DemoShow make(VideoShowRequest request) throws VideoReadException, InterruptedException {
    Recording recording = new Recording(request.video(), SourceOptions.DEFAULT_FOLDER_RATE);
    Length length = length(recording);
    long tuned = tunedFrames(request, length);
    TuningResult result = new Tuner(backend, stop, phases).tune(tuning(request, recording, tuned));
    PlanBundle plan = result.bundle().orElseThrow();
    CameraConfig config =
        new CameraConfig(
            request.camera(),
            Optional.of(request.video().toString()),
            List.of(),
            request.queries(),
            Optional.empty(),
            PlanSettings.standard(),
            Optional.of(plan.plan().framesPerSecond()),
            request.rate(),
            request.loop(),
            0);
    boolean allTuned = tuned >= length.frames();
    ShownCamera camera =
        new ShownCamera(
            config,
            recording.name(),
            "Your own recording; its plan was learnt from the first %d frames".formatted(tuned),
            recording,
            plan,
            allTuned ? 0 : tuned);
    return new DemoShow(List.of(camera), request.reference(), notes(result, plan, tuned, length));
  }

  private Length length(Recording recording) throws VideoReadException, InterruptedException {
    try (FrameSource source = recording.open(backend, 0)) {
      return new Length(
          source.framesPerSecond(), source.announcedFrames().orElse(2 * MOST_TUNED_FRAMES));
    }
  }

  private static long tunedFrames(VideoShowRequest request, Length length) {
    long usual = Math.max(1, Math.min(length.frames() / 2, MOST_TUNED_FRAMES));
    long tuned = request.tuneFrames().orElse(usual);
    if (tuned < 1) {
      throw new UserException("--tune-frames must be at least 1: " + tuned);
    }
    return tuned;
  }

  private static TuningRequest tuning(
      VideoShowRequest request, Recording recording, long tunedFrames) {
    return new TuningRequest(
        new RecordingRequest(recording, new FrameRange(0, tunedFrames)),
        request.reference(),
        request.camera().value(),
        request.queries(),
        request.bounds(),
        1,
        SEED,
        true,
        Optional.empty(),
        new TuningRequest.Folders(
            request.work().resolve("labels"),
            request.work(),
            Machine.costsFolder(System.getenv()),
            false));
  }

  private static List<String> notes(
      TuningResult result, PlanBundle plan, long tuned, Length length) {
    String certified =
        result.choice().certified()
            ? "its error is certified"
            : "it is shown uncertified: nothing bounds its error on frames that it was not learnt from";
    String seconds =
        length.framesPerSecond() > 0
            ? String.format(Locale.ROOT, " (%.0f seconds)", tuned / length.framesPerSecond())
            : "";
    return List.of(
        "plan %s was learnt from the first %d frames%s; %s"
            .formatted(plan.id(), tuned, seconds, certified),
        result.choice().explanation());
  }
}
