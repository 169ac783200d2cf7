package dev.squint.jobs.web.history;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.history.AnsweredFrame.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to {@value #MAX_FRAMES} neighbouring frames of one plan in columns: 33 bytes a frame and 9
 * more for each query. Times and numbers are kept as distances from the first frame's.
 *
 * <p>Mutable; not thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // the bytes live in this process alone
final class FrameChunk {
  static final int MAX_FRAMES = 1024;

  private static final int FIRST_CAPACITY = 64;
  private static final DecidedBy[] STAGES = DecidedBy.values();
  private static final Presence[] PRESENCES = Presence.values();
  private static final int NO_COPY = 0;

  private final AnsweredFrame first;
  private final float[] lower;
  private final float[] upper;

  private int count;
  private int[] frames = new int[FIRST_CAPACITY];
  private int[] capturedAt = new int[FIRST_CAPACITY];
  private int[] emittedAt = new int[FIRST_CAPACITY];
  private int[] offsets = new int[FIRST_CAPACITY];
  private int[] copiedBack = new int[FIRST_CAPACITY];
  private float[] differences = new float[FIRST_CAPACITY];
  private float[] thresholds = new float[FIRST_CAPACITY];
  private byte[] stages = new byte[FIRST_CAPACITY];
  private byte[] presences;
  private float[] scores;
  private float[] specialized;

  /** A chunk that begins with {@code first}. */
  FrameChunk(AnsweredFrame first) {
    this.first = first;
    int queries = first.answers().size();
    lower = new float[queries];
    upper = new float[queries];
    Arrays.fill(lower, Float.NaN);
    Arrays.fill(upper, Float.NaN);
    presences = new byte[FIRST_CAPACITY * queries];
    scores = new float[FIRST_CAPACITY * queries];
    specialized = new float[FIRST_CAPACITY * queries];
    add(first);
  }

  /** Whether {@code next} has room here and is of the same plan, queries and partition. */
  boolean takes(AnsweredFrame next) {
    return count < MAX_FRAMES
        && next.plan().equals(first.plan())
        && next.source().partition() == first.source().partition()
        && fits(next.frame() - first.frame())
        && fits(next.capturedAtMillis() - first.capturedAtMillis())
        && fits(next.emittedAtMillis() - first.emittedAtMillis())
        && fits(next.source().offset() - first.source().offset())
        && hasQueriesOf(next);
  }

  private boolean hasQueriesOf(AnsweredFrame next) {
    if (next.answers().size() != lower.length) {
      return false;
    }
    for (int query = 0; query < lower.length; query++) {
      if (!next.answers().get(query).query().equals(first.answers().get(query).query())) {
        return false;
      }
    }
    return true;
  }

  void add(AnsweredFrame next) {
    if (count == frames.length) {
      grow();
    }
    frames[count] = (int) (next.frame() - first.frame());
    capturedAt[count] = (int) (next.capturedAtMillis() - first.capturedAtMillis());
    emittedAt[count] = (int) (next.emittedAtMillis() - first.emittedAtMillis());
    offsets[count] = (int) (next.source().offset() - first.source().offset());
    copiedBack[count] = next.isCopy() ? copyDistance(next) : NO_COPY;
    differences[count] = next.difference();
    thresholds[count] = next.differenceThreshold();
    stages[count] = (byte) next.decidedBy().ordinal();
    for (int query = 0; query < lower.length; query++) {
      QueryAnswer answer = next.answers().get(query);
      int cell = count * lower.length + query;
      presences[cell] = (byte) answer.presence().ordinal();
      scores[cell] = answer.score();
      specialized[cell] = answer.specialized();
      if (!Float.isNaN(answer.lower())) {
        lower[query] = answer.lower(); // of the plan, so the same for all its frames
        upper[query] = answer.upper();
      }
    }
    count++;
  }

  int count() {
    return count;
  }

  /** Frames that there is memory for. */
  int capacity() {
    return frames.length;
  }

  String plan() {
    return first.plan();
  }

  long frame(int index) {
    return first.frame() + frames[index];
  }

  long capturedAtMillis(int index) {
    return first.capturedAtMillis() + capturedAt[index];
  }

  long emittedAtMillis(int index) {
    return first.emittedAtMillis() + emittedAt[index];
  }

  DecidedBy decidedBy(int index) {
    return STAGES[stages[index]];
  }

  AnsweredFrame get(int index) {
    List<QueryAnswer> answers = new ArrayList<>(lower.length);
    for (int query = 0; query < lower.length; query++) {
      int cell = index * lower.length + query;
      answers.add(
          new QueryAnswer(
              first.answers().get(query).query(),
              PRESENCES[presences[cell]],
              scores[cell],
              specialized[cell],
              lower[query],
              upper[query]));
    }
    return new AnsweredFrame(
        frame(index),
        capturedAtMillis(index),
        emittedAtMillis(index),
        new Source(first.source().partition(), first.source().offset() + offsets[index]),
        first.plan(),
        decidedBy(index),
        differences[index],
        thresholds[index],
        copiedBack[index] == NO_COPY ? AnsweredFrame.NONE : frame(index) - copiedBack[index],
        answers);
  }

  private void grow() {
    int capacity = Math.min(MAX_FRAMES, 2 * frames.length);
    frames = Arrays.copyOf(frames, capacity);
    capturedAt = Arrays.copyOf(capturedAt, capacity);
    emittedAt = Arrays.copyOf(emittedAt, capacity);
    offsets = Arrays.copyOf(offsets, capacity);
    copiedBack = Arrays.copyOf(copiedBack, capacity);
    differences = Arrays.copyOf(differences, capacity);
    thresholds = Arrays.copyOf(thresholds, capacity);
    stages = Arrays.copyOf(stages, capacity);
    presences = Arrays.copyOf(presences, capacity * lower.length);
    scores = Arrays.copyOf(scores, capacity * lower.length);
    specialized = Arrays.copyOf(specialized, capacity * lower.length);
  }

  private static int copyDistance(AnsweredFrame frame) {
    return Math.toIntExact(frame.frame() - frame.sameAs());
  }

  private static boolean fits(long distance) {
    return distance >= 0 && distance <= Integer.MAX_VALUE;
  }
}
