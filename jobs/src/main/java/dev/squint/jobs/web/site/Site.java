package dev.squint.jobs.web.site;

import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.Plan;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.site.Bulletin.DeadLetterNotice;
import dev.squint.jobs.web.site.Bulletin.EventNotice;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all cameras. One thread writes, any may look.
 *
 * <p>Bounded: an hour of each camera, and {@value #MAX_FRAMES} frames of all together; beyond that
 * the longest history loses its oldest frames.
 */
public final class Site {
  /** How far back of its newest frame a camera's history goes. */
  public static final Duration KEPT = Duration.ofHours(1);

  /** Most frames of all cameras together: an hour of 50 cameras at 10 a second, and some more. */
  static final long MAX_FRAMES = 2_000_000;

  /** Most cameras; topics are anybody's, so bounded. */
  static final int MAX_CAMERAS = 1_000;

  private static final int FRAMES_BETWEEN_LOOKS = 1024;

  private final Clock clock;
  private final ConcurrentSkipListMap<String, CameraState> cameras = new ConcurrentSkipListMap<>();
  private final DeadLetterBook deadLetters = new DeadLetterBook();
  private final Bulletin bulletin = new Bulletin();
  private final List<KnownPlan> plansForAny = new ArrayList<>();
  private volatile ReadingState reading = ReadingState.catchingUp();
  private int sinceLook;

  /** A site without cameras. */
  public Site(Clock clock) {
    this.clock = clock;
  }

  /** The cameras, by id. */
  public Collection<CameraState> cameras() {
    return cameras.values();
  }

  /** The camera of this id, if it is known. */
  public Optional<CameraState> camera(String id) {
    return Optional.ofNullable(cameras.get(id));
  }

  public DeadLetterBook deadLetters() {
    return deadLetters;
  }

  public Bulletin bulletin() {
    return bulletin;
  }

  public ReadingState reading() {
    return reading;
  }

  /** Says how the reading of the topics goes. */
  public void reading(ReadingState state) {
    reading = state;
  }

  /** Makes a camera known; nothing happens when it is already, or when there are too many. */
  public void know(String camera) {
    state(camera);
  }

  /**
   * Takes an answered frame.
   *
   * @param objects what the reference model found; null when it did not look
   */
  public void add(String camera, AnsweredFrame frame, @Nullable List<DetectedObject> objects) {
    // Of what is read back only the job's clock says how old it is.
    long at =
        reading.state() == ReadingState.State.CATCHING_UP
            ? frame.emittedAtMillis()
            : clock.millis();
    state(camera).ifPresent(state -> state.add(frame, objects, at));
    if (++sinceLook >= FRAMES_BETWEEN_LOOKS) {
      sinceLook = 0;
      keepWithinBounds();
    }
  }

  /** Takes the start, end or correction of an event. */
  public void put(PresenceStretch event) {
    Optional<CameraState> state = state(event.camera());
    if (state.isPresent() && state.get().put(event) && isLive()) {
      bulletin.post(new EventNotice(event));
    }
  }

  /** Takes a dead letter. */
  public void add(RefusedRecord record) {
    deadLetters.add(record);
    if (isLive()) {
      bulletin.post(new DeadLetterNotice(record));
    }
  }

  /** Takes one query of an audited frame. */
  public void add(String camera, AuditedFrame audit) {
    state(camera).ifPresent(state -> state.add(audit));
  }

  /**
   * Takes a plan that was published.
   *
   * @param camera the camera it is for, or {@link Plan#ANY_CAMERA} for those without one of their
   *     own
   */
  public void put(String camera, KnownPlan plan) {
    if (camera.equals(Plan.ANY_CAMERA)) {
      plansForAny.add(plan);
      if (plansForAny.size() > CameraState.MAX_PLANS) {
        plansForAny.remove(0);
      }
      cameras.values().forEach(state -> state.putForAny(plan));
    } else {
      state(camera).ifPresent(state -> state.put(plan));
    }
  }

  /** Takes the end of a camera's frames topic. */
  public void framesEnd(String camera, long end) {
    state(camera).ifPresent(state -> state.framesEnd(end, clock.millis()));
  }

  private boolean isLive() {
    return reading.state() == ReadingState.State.LIVE;
  }

  private Optional<CameraState> state(String camera) {
    CameraState known = cameras.get(camera);
    if (known == null && cameras.size() < MAX_CAMERAS) {
      known = new CameraState(camera, KEPT.toMillis(), clock.millis());
      plansForAny.forEach(known::putForAny);
      cameras.put(camera, known);
    }
    return Optional.ofNullable(known);
  }

  private void keepWithinBounds() {
    long frames = cameras.values().stream().mapToLong(CameraState::capacity).sum();
    while (frames > MAX_FRAMES) {
      CameraState longest =
          cameras.values().stream()
              .max(Comparator.comparingLong(CameraState::capacity))
              .orElseThrow();
      longest.forgetOldest();
      long after = cameras.values().stream().mapToLong(CameraState::capacity).sum();
      if (after == frames) {
        return; // a single chunk each: nothing left to forget
      }
      frames = after;
    }
  }
}
