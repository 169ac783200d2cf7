package dev.squint.jobs.web.fetch;

import dev.squint.core.frame.CameraId;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Reads single frames out of their topics. Thread-safe. */
public final class FrameFetcher {
  private static final byte[] NOTHING = {};

  private final RecordFetcher records;
  private final Topics topics;

  public FrameFetcher(RecordFetcher records, Topics topics) {
    this.records = records;
    this.topics = topics;
  }

  /** The frame of this number. */
  public FetchedFrame fetch(String camera, long frame) throws MissingRecordException {
    String topic = topics.frames(new CameraId(camera));
    ConsumerRecord<byte[], byte[]> record = records.fetch(new TopicPartition(topic, 0), frame);
    Header preview = record.headers().lastHeader(FrameHeaders.PREVIEW);
    return new FetchedFrame(
        record.value() == null ? NOTHING : record.value(),
        preview == null || preview.value() == null ? NOTHING : preview.value());
  }
}
