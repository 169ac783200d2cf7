package dev.squint.jobs.web.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.squint.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes documents: what is unknown is null and never left out; instants have milliseconds. */
public final class WebJson {
  private static final DateTimeFormatter INSTANTS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final ObjectMapper MAPPER =
      Json.mapper()
          .copy()
          .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
          .registerModule(new SimpleModule("squint-web").addSerializer(new InstantText()));

  private WebJson() {}

  /** The document as UTF-8. */
  public static byte[] bytes(Object document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("documents can always be written as JSON", e);
    }
  }

  /** An instant as documents have it. */
  public static String text(Instant instant) {
    return INSTANTS.format(instant);
  }

  /** Writes an instant with three digits of milliseconds. */
  private static final class InstantText extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantText() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(text(value));
    }
  }
}
