package dev.squint.jobs.web.stream;

import dev.squint.jobs.web.document.WebJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Server-sent events waiting to be written together. Mutable; not thread-safe. */
final class MessageBuffer {
  private static final int FIRST_BYTES = 4096;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int length;

  /** Adds a message of a document. */
  void add(String event, Object document) {
    add(event, WebJson.bytes(document));
  }

  /** Adds a message of JSON, which holds no line breaks. */
  void add(String event, byte[] json) {
    text("event: " + event + "\ndata: ");
    append(json);
    text("\n\n");
  }

  /** Adds lines that tell the browser, not the page. */
  void text(String lines) {
    append(lines.getBytes(StandardCharsets.UTF_8));
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** What was added since the last time. */
  ByteBuffer take() {
    ByteBuffer taken = ByteBuffer.wrap(bytes, 0, length);
    bytes = new byte[FIRST_BYTES];
    length = 0;
    return taken;
  }

  private void append(byte[] more) {
    if (length + more.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more.length));
    }
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }
}
