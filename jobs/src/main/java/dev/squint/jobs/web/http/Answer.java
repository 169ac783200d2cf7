package dev.squint.jobs.web.http;

import dev.squint.jobs.web.document.WebJson;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A whole answer to a request.
 *
 * @param body owned, not to be modified
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
  static final String JSON = "application/json";

  private static final String CACHE_CONTROL = "Cache-Control";
  private static final String NEVER = "no-store";
  private static final String FOREVER = "private, max-age=31536000, immutable";
  private static final byte[] NOTHING = {};

  static Answer json(Object document) {
    return json(200, WebJson.bytes(document));
  }

  static Answer json(int status, byte[] document) {
    return new Answer(status, JSON, Map.of(CACHE_CONTROL, NEVER), document);
  }

  /** What will never change under its address. */
  static Answer lasting(String contentType, byte[] body) {
    return new Answer(200, contentType, Map.of(CACHE_CONTROL, FOREVER), body);
  }

  static Answer redirect(int status, String location) {
    return new Answer(
        status, "text/plain", Map.of("Location", location, CACHE_CONTROL, NEVER), NOTHING);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, more, body);
  }

  Answer cachedFor(int seconds) {
    return with(CACHE_CONTROL, "private, max-age=" + seconds);
  }

  /** Sends it; headers that are there already stay. */
  void send(Response response, Callback callback) {
    response.setStatus(status);
    HttpFields.Mutable all = response.getHeaders();
    all.put(HttpHeader.CONTENT_TYPE, contentType);
    headers.forEach(all::put);
    if (status != StaticFiles.NOT_MODIFIED) {
      all.put(HttpHeader.CONTENT_LENGTH, body.length);
    }
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
