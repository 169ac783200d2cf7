package dev.squint.operators.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.ResolvedListener;
import dev.squint.core.testing.Golden;
import dev.squint.core.timeline.PresenceEvent;
import dev.squint.operators.testing.TestFrames;
import dev.squint.operators.testing.TestPlans;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class CameraTimelineTypeSerializerTest {
  private static final ResolvedListener NOBODY =
      new ResolvedListener() {
        @Override
        public void onFrame(DecidedFrame frame) {}

        @Override
        public void onEvent(int queryIndex, PresenceEvent event, String plan) {}
      };

  @Test
  void hasTheBinaryFormOfItsVersion() throws Exception {
    Golden.assertEquals("camera-timeline-2.bin", bytes(timeline()));
  }

  @Test
  void readsTheBinaryFormOfTheFormerVersion() throws Exception {
    byte[] former = Golden.read("camera-timeline-1.bin");

    CameraTimeline read =
        CameraTimelineTypeSerializer.INSTANCE.deserialize(new DataInputDeserializer(former));

    assertThat(bytes(read)).isEqualTo(bytes(timeline()));
  }

  @Test
  void readsWhatItWrote() throws Exception {
    byte[] written = bytes(timeline());

    CameraTimeline read =
        CameraTimelineTypeSerializer.INSTANCE.deserialize(new DataInputDeserializer(written));

    assertThat(read.watched).isTrue();
    assertThat(read.lastFrameMillis).isEqualTo(1234);
    assertThat(read.resolver.waitingFrames()).hasSize(1);
    assertThat(bytes(read)).isEqualTo(written);
  }

  @Test
  void copiesSoThatASnapshotDoesNotSeeLaterFrames() throws Exception {
    CameraTimeline original = timeline();
    byte[] before = bytes(original);

    CameraTimeline copy = CameraTimelineTypeSerializer.INSTANCE.copy(original);
    original.resolver.accept(TestFrames.answered(2, true), NOBODY);

    assertThat(CameraTimelineTypeSerializer.INSTANCE.isImmutableType()).isFalse();
    assertThat(bytes(copy)).isEqualTo(before);
  }

  /** Two frames handed on, one missing, one that waits for it. */
  private static CameraTimeline timeline() {
    CameraTimeline timeline = CameraTimeline.create(TestPlans.difference(TestFrames.CAMERA).plan());
    timeline.watched = true;
    timeline.lastFrameMillis = 1234;
    timeline.resolver.accept(TestFrames.answered(0, true), NOBODY);
    timeline.resolver.accept(TestFrames.copy(1, 0), NOBODY);
    timeline.resolver.accept(TestFrames.copy(3, 0), NOBODY);
    return timeline;
  }

  private static byte[] bytes(CameraTimeline timeline) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    CameraTimelineTypeSerializer.INSTANCE.serialize(timeline, out);
    return out.getCopyOfBuffer();
  }
}
