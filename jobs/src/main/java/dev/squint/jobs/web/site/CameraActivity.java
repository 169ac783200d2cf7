package dev.squint.jobs.web.site;

import java.time.Duration;
import java.util.OptionalLong;

/** Whether a camera's frames come and are answered. */
public enum CameraActivity {
  LIVE("answers come"),
  SILENT("no new frame has come for more than 10 seconds"),
  STALLED("frames come, but none was answered for more than 30 seconds: is the job running?"),
  UNSEEN("nothing was answered yet");

  private static final long FRAME_PATIENCE_MILLIS = Duration.ofSeconds(10).toMillis();

  // Exactly-once jobs show their answers a checkpoint at a time, usually each 10 seconds.
  private static final long ANSWER_PATIENCE_MILLIS = Duration.ofSeconds(30).toMillis();

  private final String text;

  CameraActivity(String text) {
    this.text = text;
  }

  /** The same in words for people. */
  public String text() {
    return text;
  }

  /**
   * Judges a camera.
   *
   * @param lastAnswerMillis when the newest answer came
   * @param framesMovedMillis when the frames topic last grew, or when it was first looked at
   * @param frameWaits whether a frame in the topic is not answered
   */
  static CameraActivity of(
      OptionalLong lastAnswerMillis, long framesMovedMillis, boolean frameWaits, long nowMillis) {
    if (lastAnswerMillis.isEmpty()) {
      return UNSEEN;
    }
    long sinceAnswer = nowMillis - lastAnswerMillis.getAsLong();
    if (frameWaits && sinceAnswer > ANSWER_PATIENCE_MILLIS) {
      return STALLED;
    }
    boolean framesCome = nowMillis - framesMovedMillis <= FRAME_PATIENCE_MILLIS;
    return framesCome || sinceAnswer <= FRAME_PATIENCE_MILLIS ? LIVE : SILENT;
  }
}
