package dev.squint.jobs.bench.peer;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.timeline.Presence;
import dev.squint.video.motion.MotionGate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A motion gate: decodes every frame whole, in colour, as the detector behind it will want it, and
 * sends the frames that moved.
 *
 * <p>What such systems say of a frame that was not sent differs. Most detect nothing there, so that
 * an object that stands still is gone; those that track objects keep one that stopped until they
 * look again, which at best is as good as holding the last answer. Both are reported.
 */
final class GateContender implements Contender {
  static final String ABSENT = "absent";
  static final String HELD = "last answer held";

  private final MotionGate gate;
  private final FrameDecoder decoder;
  private final BitSet sent = new BitSet();

  /** A contender that closes {@code gate} when it is closed. */
  GateContender(MotionGate gate, FrameDecoder decoder) {
    this.gate = gate;
    this.decoder = decoder;
  }

  @Override
  public String name() {
    return gate.name();
  }

  @Override
  public void take(PeerFrame frame, CpuMeter decoding) {
    decoding.start();
    Image image = decode(frame);
    decoding.stop();
    sent.set(frame.position(), gate.moves(image));
  }

  private Image decode(PeerFrame frame) {
    try {
      return decoder.decode(frame.jpeg());
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException("a frame just encoded cannot be decoded", e);
    }
  }

  @Override
  public void finish() {
    // Nothing waits.
  }

  @Override
  public BitSet sent() {
    return sent;
  }

  @Override
  public List<Answers> answers(List<List<Presence>> truth) {
    return List.of(
        new Answers(ABSENT, truth.stream().map(this::absentWhenUnsent).toList()),
        new Answers(HELD, truth.stream().map(this::lastAnswerHeld).toList()));
  }

  private List<Presence> absentWhenUnsent(List<Presence> truth) {
    List<Presence> answers = new ArrayList<>(truth.size());
    for (int position = 0; position < truth.size(); position++) {
      answers.add(sent.get(position) ? truth.get(position) : Presence.ABSENT);
    }
    return answers;
  }

  private List<Presence> lastAnswerHeld(List<Presence> truth) {
    List<Presence> answers = new ArrayList<>(truth.size());
    Presence last = Presence.ABSENT;
    for (int position = 0; position < truth.size(); position++) {
      last = sent.get(position) ? truth.get(position) : last;
      answers.add(last);
    }
    return answers;
  }

  @Override
  public void close() {
    gate.close();
  }
}
