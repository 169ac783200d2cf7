package dev.squint.jobs.web.site;

import java.util.Optional;

/**
 * How the reading of the topics goes.
 *
 * @param state what it is about
 * @param message why the broker is unreachable, in one line
 */
public record ReadingState(State state, Optional<String> message) {
  /** What the reading is about. */
  public enum State {
    CATCHING_UP,
    LIVE,
    UNREACHABLE
  }

  public static ReadingState catchingUp() {
    return new ReadingState(State.CATCHING_UP, Optional.empty());
  }

  public static ReadingState live() {
    return new ReadingState(State.LIVE, Optional.empty());
  }

  public static ReadingState unreachable(String why) {
    return new ReadingState(State.UNREACHABLE, Optional.of(why));
  }
}
