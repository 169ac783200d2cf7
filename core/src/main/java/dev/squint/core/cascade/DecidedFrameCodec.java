package dev.squint.core.cascade;

import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.ScoreThresholds;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of a {@link DecidedFrame}, shared by the resolver's state and by the streams that
 * carry one. What contains it says which version it is in.
 */
public final class DecidedFrameCodec {
  /** The version that {@link #write} writes. */
  public static final int VERSION = 2;

  private static final int FIRST_WITH_SPECIALIZED_EVIDENCE = 2;

  // The place in this list is the byte that is written: append, never reorder.
  private static final List<DecidedBy> STAGES =
      List.of(
          DecidedBy.FRAME_SKIPPING,
          DecidedBy.DIFFERENCE_DETECTOR,
          DecidedBy.SPECIALIZED_MODEL,
          DecidedBy.REFERENCE_MODEL,
          DecidedBy.UNRESOLVED);

  private DecidedFrameCodec() {}

  /** Writes the whole frame, in the newest version. */
  public static void write(DecidedFrame frame, DataOutput out) throws IOException {
    out.writeUTF(frame.camera());
    out.writeLong(frame.frame());
    out.writeLong(frame.position());
    out.writeLong(frame.oldestFrameInUse());
    out.writeLong(frame.capturedAtMillis());
    out.writeLong(frame.ingestedAtMillis());
    out.writeUTF(frame.plan());
    out.writeByte(STAGES.indexOf(frame.decidedBy()));
    out.writeLong(frame.sameAs());
    out.writeDouble(frame.difference());
    out.writeDouble(frame.differenceThreshold());
    writeEvidence(frame.specialized(), out);
    writeAnswers(frame.scores(), frame.present(), out);
    out.writeInt(frame.objects().size());
    for (DetectedObject object : frame.objects()) {
      writeObject(object, out);
    }
    out.writeBoolean(frame.deadLetter());
  }

  /**
   * Reads what {@link #write} wrote, now or in an earlier version.
   *
   * @param version in which the frame was written, 1 to {@link #VERSION}
   */
  public static DecidedFrame read(int version, DataInput in) throws IOException {
    if (version < 1 || version > VERSION) {
      throw new IOException(
          "a decided frame has version %d, this Squint reads up to %d".formatted(version, VERSION));
    }
    String camera = in.readUTF();
    long frame = in.readLong();
    long position = in.readLong();
    long oldestFrameInUse = in.readLong();
    long capturedAtMillis = in.readLong();
    long ingestedAtMillis = in.readLong();
    String plan = in.readUTF();
    DecidedBy decidedBy = STAGES.get(in.readUnsignedByte());
    long sameAs = in.readLong();
    double difference = in.readDouble();
    double differenceThreshold = in.readDouble();
    SpecializedEvidence specialized =
        version < FIRST_WITH_SPECIALIZED_EVIDENCE ? SpecializedEvidence.NONE : readEvidence(in);
    FrameLabel label = readAnswers(in);
    return new DecidedFrame(
        camera,
        frame,
        position,
        oldestFrameInUse,
        capturedAtMillis,
        ingestedAtMillis,
        plan,
        decidedBy,
        sameAs,
        difference,
        differenceThreshold,
        specialized,
        label.scores(),
        label.present(),
        readObjects(in),
        in.readBoolean());
  }

  static void writeAnswers(float[] scores, boolean[] present, DataOutput out) throws IOException {
    out.writeInt(scores.length);
    for (int query = 0; query < scores.length; query++) {
      out.writeFloat(scores[query]);
      out.writeBoolean(present[query]);
    }
  }

  static FrameLabel readAnswers(DataInput in) throws IOException {
    int queries = in.readInt();
    float[] scores = new float[queries];
    boolean[] present = new boolean[queries];
    for (int query = 0; query < queries; query++) {
      scores[query] = in.readFloat();
      present[query] = in.readBoolean();
    }
    return new FrameLabel(scores, present);
  }

  private static void writeEvidence(SpecializedEvidence evidence, DataOutput out)
      throws IOException {
    out.writeShort(evidence.scores().length); // as no copy has any, of two bytes only
    for (int query = 0; query < evidence.scores().length; query++) {
      out.writeFloat(evidence.scores()[query]);
      out.writeDouble(evidence.thresholds().get(query).absentBelow());
      out.writeDouble(evidence.thresholds().get(query).presentAbove());
    }
  }

  private static SpecializedEvidence readEvidence(DataInput in) throws IOException {
    float[] scores = new float[in.readUnsignedShort()];
    if (scores.length == 0) {
      return SpecializedEvidence.NONE;
    }
    List<ScoreThresholds> thresholds = new ArrayList<>(scores.length);
    for (int query = 0; query < scores.length; query++) {
      scores[query] = in.readFloat();
      thresholds.add(new ScoreThresholds(in.readDouble(), in.readDouble()));
    }
    return new SpecializedEvidence(scores, thresholds);
  }

  private static void writeObject(DetectedObject object, DataOutput out) throws IOException {
    out.writeUTF(object.objectClass());
    out.writeFloat(object.score());
    out.writeFloat(object.box().x());
    out.writeFloat(object.box().y());
    out.writeFloat(object.box().width());
    out.writeFloat(object.box().height());
  }

  private static List<DetectedObject> readObjects(DataInput in) throws IOException {
    int count = in.readInt();
    List<DetectedObject> objects = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String objectClass = in.readUTF();
      float score = in.readFloat();
      BoundingBox box =
          new BoundingBox(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat());
      objects.add(new DetectedObject(objectClass, score, box));
    }
    return objects;
  }
}
