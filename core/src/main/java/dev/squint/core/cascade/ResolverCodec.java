package dev.squint.core.cascade;

import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.timeline.EventTracker;
import dev.squint.core.timeline.Smoother;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The versioned binary form of a {@link FrameResolver}'s state. */
public final class ResolverCodec {
  /** The version that {@link #write} writes. */
  public static final int VERSION = 1;

  private ResolverCodec() {}

  /** Writes the whole state. */
  public static void write(FrameResolver resolver, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(resolver.smoothers.size());
    out.writeInt(resolver.smoothingFrames);
    out.writeLong(resolver.nextPosition);
    out.writeUTF(resolver.lastPlan);
    out.writeInt(resolver.waiting.size());
    for (DecidedFrame frame : resolver.waiting.values()) {
      writeFrame(frame, out);
    }
    out.writeInt(resolver.labels.size());
    for (Map.Entry<Long, FrameLabel> label : resolver.labels.entrySet()) {
      out.writeLong(label.getKey());
      writeAnswers(label.getValue().scores(), label.getValue().present(), out);
    }
    for (int query = 0; query < resolver.smoothers.size(); query++) {
      resolver.smoothers.get(query).write(out);
      resolver.trackers.get(query).write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static FrameResolver read(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException(
          "resolver state has version %d, this version reads %d".formatted(version, VERSION));
    }
    int queries = in.readInt();
    FrameResolver resolver = new FrameResolver(queries, in.readInt());
    resolver.nextPosition = in.readLong();
    resolver.lastPlan = in.readUTF();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      DecidedFrame frame = readFrame(in);
      resolver.waiting.put(frame.position(), frame);
    }
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      resolver.labels.put(in.readLong(), readLabel(in));
    }
    for (int query = 0; query < queries; query++) {
      resolver.smoothers.set(query, Smoother.read(resolver.smoothingFrames, in));
      resolver.trackers.set(query, EventTracker.read(in));
    }
    return resolver;
  }

  private static void writeFrame(DecidedFrame frame, DataOutput out) throws IOException {
    out.writeUTF(frame.camera());
    out.writeLong(frame.frame());
    out.writeLong(frame.position());
    out.writeLong(frame.oldestFrameInUse());
    out.writeLong(frame.capturedAtMillis());
    out.writeLong(frame.ingestedAtMillis());
    out.writeUTF(frame.plan());
    out.writeUTF(frame.decidedBy().name());
    out.writeLong(frame.sameAs());
    out.writeDouble(frame.difference());
    out.writeDouble(frame.differenceThreshold());
    writeAnswers(frame.scores(), frame.present(), out);
    out.writeInt(frame.objects().size());
    for (DetectedObject object : frame.objects()) {
      out.writeUTF(object.objectClass());
      out.writeFloat(object.score());
      out.writeFloat(object.box().x());
      out.writeFloat(object.box().y());
      out.writeFloat(object.box().width());
      out.writeFloat(object.box().height());
    }
    out.writeBoolean(frame.deadLetter());
  }

  private static DecidedFrame readFrame(DataInput in) throws IOException {
    String camera = in.readUTF();
    long[] numbers = {
      in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(),
    };
    String plan = in.readUTF();
    DecidedBy decidedBy = DecidedBy.valueOf(in.readUTF());
    long sameAs = in.readLong();
    double difference = in.readDouble();
    double threshold = in.readDouble();
    FrameLabel label = readLabel(in);
    List<DetectedObject> objects = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      String objectClass = in.readUTF();
      float score = in.readFloat();
      BoundingBox box =
          new BoundingBox(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat());
      objects.add(new DetectedObject(objectClass, score, box));
    }
    return new DecidedFrame(
        camera,
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        plan,
        decidedBy,
        sameAs,
        difference,
        threshold,
        label.scores(),
        label.present(),
        objects,
        in.readBoolean());
  }

  private static void writeAnswers(float[] scores, boolean[] present, DataOutput out)
      throws IOException {
    out.writeInt(scores.length);
    for (int query = 0; query < scores.length; query++) {
      out.writeFloat(scores[query]);
      out.writeBoolean(present[query]);
    }
  }

  private static FrameLabel readLabel(DataInput in) throws IOException {
    int queries = in.readInt();
    float[] scores = new float[queries];
    boolean[] present = new boolean[queries];
    for (int query = 0; query < queries; query++) {
      scores[query] = in.readFloat();
      present[query] = in.readBoolean();
    }
    return new FrameLabel(scores, present);
  }
}
