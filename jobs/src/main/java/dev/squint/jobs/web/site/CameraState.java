package dev.squint.jobs.web.site;

import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.SpecializedStage;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.history.FrameHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one camera. Thread-safe: one thread writes, any may look.
 *
 * <p>Owns the camera's history, events and audits, all bounded.
 */
public final class CameraState {
  /** Most plans that are kept, the newest. */
  static final int MAX_PLANS = 32;

  private final String id;
  private final FrameHistory history;
  private final EventBook events;
  private final AuditTally audits = new AuditTally();
  private final StageCounts stages = StageCounts.none();
  private final Map<String, KnownPlan> plans = new LinkedHashMap<>();

  private @Nullable KnownPlan ownPlan;
  private @Nullable KnownPlan planForAny;
  private @Nullable ReferenceAnswer referenceAnswer;
  private @Nullable FrameSize size;
  private OptionalLong lastAnswerMillis = OptionalLong.empty();
  private OptionalLong framesEnd = OptionalLong.empty();
  private long framesMovedMillis;

  /**
   * A camera of which nothing is known.
   *
   * @param keptMillis how long before the newest frame the history goes back
   * @param nowMillis when it was first heard of
   */
  CameraState(String id, long keptMillis, long nowMillis) {
    this.id = id;
    history = new FrameHistory(keptMillis);
    events = new EventBook(keptMillis);
    framesMovedMillis = nowMillis;
  }

  public String id() {
    return id;
  }

  /**
   * Takes the next answered frame.
   *
   * @param objects what the reference model found; null when it did not look
   * @param atMillis when the answer came
   * @return whether it is news
   */
  synchronized boolean add(
      AnsweredFrame frame, @Nullable List<DetectedObject> objects, long atMillis) {
    if (!history.add(withThresholds(frame))) {
      return false;
    }
    stages.count(frame.decidedBy());
    lastAnswerMillis = OptionalLong.of(atMillis);
    if (objects != null) {
      referenceAnswer = new ReferenceAnswer(frame.frame(), frame.capturedAtMillis(), objects);
    } else if (referenceAnswer != null && referenceAnswer.frame() > frame.frame()) {
      referenceAnswer = null; // the topic was made anew
    }
    return true;
  }

  /** The frame with the plan's thresholds where the job did not say them. */
  private AnsweredFrame withThresholds(AnsweredFrame frame) {
    Optional<SpecializedStage> stage =
        plan(frame.plan()).map(KnownPlan::plan).flatMap(Plan::specializedModel);
    boolean fits = stage.isPresent() && stage.get().thresholds().size() == frame.answers().size();
    return fits ? frame.withThresholds(stage.get().thresholds()) : frame;
  }

  synchronized boolean put(PresenceStretch event) {
    return events.put(event);
  }

  synchronized void add(AuditedFrame audit) {
    audits.add(audit);
  }

  /** Takes a plan of the camera's own. */
  synchronized void put(KnownPlan plan) {
    hold(plan);
    ownPlan = plan;
  }

  /** Takes a plan for cameras that have none of their own. */
  synchronized void putForAny(KnownPlan plan) {
    hold(plan);
    planForAny = plan;
  }

  private void hold(KnownPlan plan) {
    plans.remove(plan.id());
    plans.put(plan.id(), plan);
    if (plans.size() > MAX_PLANS) {
      plans.remove(plans.keySet().iterator().next());
    }
  }

  /** Takes the size of a frame that was looked at. */
  public synchronized void size(FrameSize measured) {
    size = measured;
  }

  /** Takes the end of the camera's frames topic. */
  synchronized void framesEnd(long end, long nowMillis) {
    if (framesEnd.isEmpty() || framesEnd.getAsLong() != end) {
      if (framesEnd.isPresent()) {
        framesMovedMillis = nowMillis;
      }
      framesEnd = OptionalLong.of(end);
    }
  }

  synchronized void forgetOldest() {
    history.forgetOldest();
  }

  synchronized long capacity() {
    return history.capacity();
  }

  /** Reads the history, which is not to be kept beyond the call. */
  public synchronized <T> T history(Function<FrameHistory, T> reader) {
    return reader.apply(history);
  }

  /** Reads the events, which are not to be kept beyond the call. */
  public synchronized <T> T events(Function<EventBook, T> reader) {
    return reader.apply(events);
  }

  /** How many frames each stage decided, of all that were read. */
  public synchronized StageCounts stages() {
    return StageCounts.none().plus(stages);
  }

  /** How many frames each stage decided in the time before the newest. */
  public synchronized StageCounts stagesWithin(long millis) {
    StageCounts counts = StageCounts.none();
    if (!history.isEmpty()) {
      long newest = history.capturedAtMillis(history.end() - 1);
      for (long at = history.firstAtOrAfter(newest - millis); at < history.end(); at++) {
        DecidedBy stage = history.decidedBy(at);
        counts.count(stage);
      }
    }
    return counts;
  }

  /** The newest answered frame, if there is one. */
  public synchronized Optional<AnsweredFrame> newest() {
    return history.isEmpty() ? Optional.empty() : Optional.of(history.newest());
  }

  /** The newest published plan, whether or not it decides already. */
  public synchronized Optional<KnownPlan> newestPlan() {
    return Optional.ofNullable(ownPlan == null ? planForAny : ownPlan);
  }

  /** The published plan of this id. */
  public synchronized Optional<KnownPlan> plan(String planId) {
    return Optional.ofNullable(plans.get(planId));
  }

  public synchronized Optional<ReferenceAnswer> referenceAnswer() {
    return Optional.ofNullable(referenceAnswer);
  }

  /** The size of full frames, once one was looked at. */
  public synchronized Optional<FrameSize> size() {
    return Optional.ofNullable(size);
  }

  /** Audits of the last hour by query. */
  public synchronized Map<String, PresenceCounts> audits() {
    return audits.byQuery();
  }

  /** Frames in the topic behind the newest answered one; empty when unknown. */
  public synchronized OptionalLong lagFrames() {
    if (framesEnd.isEmpty() || history.isEmpty()) {
      return framesEnd;
    }
    long newest = history.frame(history.end() - 1);
    return OptionalLong.of(Math.max(0, framesEnd.getAsLong() - 1 - newest));
  }

  /** How fast frames come and are answered. */
  public synchronized Pace pace(long nowMillis) {
    return Pace.of(history, nowMillis);
  }

  /** Whether frames come and are answered. */
  public synchronized CameraActivity activity(long nowMillis) {
    return CameraActivity.of(
        lastAnswerMillis, framesMovedMillis, lagFrames().orElse(0) > 0, nowMillis);
  }
}
