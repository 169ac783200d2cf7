package dev.squint.jobs.offline;

import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.reference.ReferenceAnswer;
import dev.squint.core.reference.ReferenceService;
import dev.squint.jobs.offline.labels.FrameLabels;
import dev.squint.jobs.offline.labels.LabelStore;
import dev.squint.video.source.SourceFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The frames that wait for the model that labels them; labels are kept in the order in which frames
 * were given. One thread; the model and the store belong to the caller.
 */
final class LabelWork {
  private static final int MAX_WAITING = 32;

  private final FrameEncoder encoder;
  private final ReferenceService service;
  private final LabelStore store;
  private final Deque<Asked> asked = new ArrayDeque<>();
  private long labelled;
  private long reused;

  LabelWork(FrameEncoder encoder, ReferenceService service, LabelStore store) {
    this.encoder = encoder;
    this.service = service;
    this.store = store;
  }

  /** A frame that waits for the model. */
  private record Asked(
      long frame, Optional<String> content, CompletableFuture<ReferenceAnswer> answer) {}

  /** Asks the model about a frame that has no labels. */
  void accept(SourceFrame frame) {
    Optional<String> content = Recordings.content(frame);
    if (store.contains(frame.index())) {
      content.ifPresent(bytes -> store.requireContent(frame.index(), bytes));
      reused++;
      return;
    }
    if (asked.size() == MAX_WAITING) {
      keepOldest();
    }
    asked.addLast(
        new Asked(frame.index(), content, service.answer(Recordings.encoded(frame, encoder))));
    while (!asked.isEmpty() && asked.getFirst().answer().isDone()) {
      keepOldest();
    }
  }

  /** Waits for the frames that were asked about. */
  void finish() {
    while (!asked.isEmpty()) {
      keepOldest();
    }
  }

  /** Frames that the model was asked about. */
  long labelled() {
    return labelled;
  }

  /** Frames that had labels. */
  long reused() {
    return reused;
  }

  private void keepOldest() {
    Asked oldest = asked.removeFirst();
    store.append(
        new FrameLabels(
            oldest.frame(), CascadeRun.await(oldest.answer()).objects(), oldest.content()));
    labelled++;
  }
}
