package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.ground.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A straight lane along x whose vehicles follow one another without overlapping, and stop before a
 * line when they are told to.
 */
final class Lane {
  private static final double GAP = 1.6;
  private static final double ENTRY_ROOM = 3;
  private static final int MOST_WAITING = 3;
  private static final double FIRM_BRAKING = 3.0;
  private static final double CREEPING = 1.6;
  private static final double CALM_SPEED = 2.5;
  private static final double CALM_SECONDS = 3.5;

  private final double from;
  private final double to;
  private final double y;
  private final double stopLine;
  private final List<Mover> movers = new ArrayList<>();
  private int waiting;

  /**
   * A lane.
   *
   * @param stopLine x of the line
   */
  Lane(double from, double to, double y, double stopLine) {
    this.from = from;
    this.to = to;
    this.y = y;
    this.stopLine = Math.abs(stopLine - from);
  }

  List<Mover> movers() {
    return movers;
  }

  /** Notes that somebody wants to come in. */
  void request() {
    waiting = Math.min(MOST_WAITING, waiting + 1);
  }

  /** Whether somebody wants to come in and there is room at the start. */
  boolean canEnter() {
    if (waiting == 0) {
      return false;
    }
    if (movers.isEmpty()) {
      return true;
    }
    Mover last = movers.get(movers.size() - 1);
    return last.travelled() - length(last) - ENTRY_ROOM > 9;
  }

  /** Lets actors in at the start of the lane. */
  void enter(List<Actor> actors, double speed, double aside, Mover.Manner manner) {
    waiting--;
    Path path = Path.from(from, y + aside).to(to, y + aside).build();
    movers.add(new Mover(actors, path, speed, manner));
  }

  /** Moves all on; those who can still stop before the line do so when {@code stop} is set. */
  void step(double seconds, boolean stop) {
    double free = Double.POSITIVE_INFINITY;
    for (Mover mover : movers) {
      double nose = length(mover) / 2;
      double limit = free - nose;
      double toLine = stopLine - nose - mover.travelled();
      if (stop && mustStop(mover, toLine)) {
        limit = Math.min(limit, stopLine - nose);
      }
      mover.advance(seconds, limit);
      free = mover.travelled() - length(mover) / 2 - GAP;
    }
    for (Iterator<Mover> all = movers.iterator(); all.hasNext(); ) {
      if (all.next().hasArrived()) {
        all.remove();
      }
    }
  }

  /**
   * Whether a walker may step out: everybody has passed the zone behind the line, or is going to
   * stop before it and has slowed down or is still far.
   */
  boolean isSafe(double zone) {
    for (Mover mover : movers) {
      double half = length(mover) / 2;
      double toLine = stopLine - half - mover.travelled();
      boolean passed = mover.travelled() - half - stopLine > zone;
      boolean stops = mustStop(mover, toLine);
      boolean calm = mover.speed() < CALM_SPEED || toLine > mover.speed() * CALM_SECONDS;
      if (!passed && !(stops && calm)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a vehicle that is told to stop at the line still can. */
  private static boolean mustStop(Mover mover, double toLine) {
    double needed = mover.speed() * mover.speed() / (2 * FIRM_BRAKING);
    return toLine > -0.2 && (mover.speed() < CREEPING || toLine > needed * 0.8);
  }

  private static double length(Mover mover) {
    return mover.actors().get(0).figure().length();
  }
}
