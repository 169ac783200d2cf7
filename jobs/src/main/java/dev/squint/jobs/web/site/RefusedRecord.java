package dev.squint.jobs.web.site;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One dead letter as the web page knows it, without its bytes.
 *
 * @param atMillis time of the record, milliseconds since the epoch
 * @param camera the camera, if the record says
 * @param reason one word, for example {@code truncated}
 * @param message a sentence for people
 * @param topic where it came from, if the record says
 * @param partition there
 * @param offset there
 * @param bytes how long the record was
 */
public record RefusedRecord(
    long atMillis,
    Optional<String> camera,
    String reason,
    String message,
    Optional<String> topic,
    OptionalLong partition,
    OptionalLong offset,
    int bytes) {}
