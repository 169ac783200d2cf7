package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.ground.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A person who walks a path and stands still at some places of it. */
final class Walker extends Mover {
  /**
   * A place to stand.
   *
   * @param at metres of the path
   * @param seconds how long
   */
  record Halt(double at, double seconds) {}

  private final Deque<Halt> halts;
  private double waited;

  Walker(Actor person, Path path, double pace, List<Halt> halts) {
    super(List.of(person), path, pace, Manner.PERSON);
    this.halts = new ArrayDeque<>(halts);
  }

  /** Moves on, standing where there is a halt, and never beyond {@code limit} metres. */
  void walk(double seconds, double limit) {
    Halt halt = halts.peek();
    if (halt == null) {
      advance(seconds, limit);
      return;
    }
    advance(seconds, Math.min(limit, halt.at()));
    if (travelled() >= halt.at() - 0.1) {
      waited += seconds;
      if (waited >= halt.seconds()) {
        halts.poll();
        waited = 0;
      }
    }
  }
}
