package dev.squint.jobs.demo;

import dev.squint.core.wire.DetectionRecord;
import dev.squint.jobs.web.CameraFacts;
import java.util.function.Consumer;

/**
 * The demo for people, beside the run: follows the answers, and tells the web page what it cannot
 * know from the topics. Answers are given by one thread; closed by its maker.
 */
public final class LiveDemo implements Consumer<DetectionRecord>, AutoCloseable {
  private final LiveTruth truth;
  private final CameraFacts facts;

  /** A demo of which nothing is answered yet. */
  public LiveDemo(DemoShow show) {
    truth = new LiveTruth(show.cameras());
    facts = new ShowFacts(show, truth);
  }

  @Override
  public void accept(DetectionRecord detection) {
    truth.accept(detection);
  }

  /** What the page is told. */
  public CameraFacts facts() {
    return facts;
  }

  /** Counts a camera's agreement with what is really there, in words, for the end of the demo. */
  public String describe() {
    return truth.describe();
  }

  @Override
  public void close() {
    truth.close();
  }
}
