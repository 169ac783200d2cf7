package dev.squint.jobs.offline;

import dev.squint.jobs.offline.labels.LabelStore;
import dev.squint.jobs.offline.truth.TruthLabels;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The readings of footage in which it is labelled: all of the range for the stride, then what lies
 * between labels that differ. Mutable; one thread.
 */
final class LabelPasses {
  private static final long NONE = -1;

  private final OfflineBackend backend;
  private final BooleanSupplier stop;
  private final LabelRequest request;
  private final LabelWork work;
  private final Progress progress;
  private final LongStream.Builder frames = LongStream.builder();
  private long framesRead;
  private long previous = NONE;
  private @Nullable SourceFrame unlabelledLast;
  private boolean complete;

  LabelPasses(
      OfflineBackend backend,
      BooleanSupplier stop,
      LabelRequest request,
      LabelWork work,
      Progress progress) {
    this.backend = backend;
    this.stop = stop;
    this.request = request;
    this.work = work;
    this.progress = progress;
  }

  /** Reads the range, then labels what the truth still misses, unless stopped. */
  TruthLabels.Reading run(
      FrameSource source, FrameObserver observer, LabelStore store, TruthLabels labels)
      throws VideoReadException, InterruptedException {
    labelStride(source, observer);
    Recordings.requireFrames(framesRead, complete, request.recording().footage());
    TruthLabels.Reading reading = new TruthLabels.Reading(Optional.empty(), new long[0]);
    if (!complete || framesRead == 0 || request.queries().isEmpty()) {
      return reading;
    }
    long[] all = frames.build().toArray();
    reading = labels.read(store, all, request.every());
    while (complete && reading.missing().length > 0) {
      progress.expect(framesRead + reading.missing().length);
      labelMissing(reading.missing());
      reading = labels.read(store, all, request.every());
    }
    return reading;
  }

  long framesRead() {
    return framesRead;
  }

  /** Whether the footage was read to the end of the range, and all was labelled. */
  boolean isComplete() {
    return complete;
  }

  private void labelStride(FrameSource source, FrameObserver observer)
      throws VideoReadException, InterruptedException {
    readAll(
        () ->
            Recordings.read(
                source,
                request.recording().range(),
                stop,
                progress,
                frame -> {
                  observer.onFrame(frame);
                  take(frame);
                }));
    if (complete && unlabelledLast != null && !request.queries().isEmpty()) {
      work.accept(unlabelledLast);
      work.finish();
    }
  }

  private void take(SourceFrame frame) {
    boolean sampled =
        request.queries().isEmpty()
            ? frame.index() % request.every() == 0
            : TruthLabels.isSampled(previous, frame.index(), request.every());
    if (sampled) {
      work.accept(frame);
    }
    unlabelledLast = sampled ? null : frame;
    previous = frame.index();
    frames.add(frame.index());
    framesRead++;
  }

  private void labelMissing(long[] missing) throws VideoReadException, InterruptedException {
    readAll(
        () ->
            Recordings.readAgain(
                backend,
                request.recording().footage(),
                missing,
                stop,
                frame -> {
                  work.accept(frame);
                  progress.frameDone();
                }));
  }

  /** Reads footage; returns whether to its end. */
  private interface Reading {
    boolean read() throws VideoReadException, InterruptedException;
  }

  private void readAll(Reading reading) throws VideoReadException, InterruptedException {
    try {
      complete = reading.read();
    } catch (VideoReadException e) {
      work.finish();
      throw new VideoReadException(
          "%s; the labels of the frames before are kept".formatted(e.getMessage()), e);
    }
    work.finish();
  }
}
