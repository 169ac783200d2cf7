package dev.squint.jobs.web;

import java.util.Optional;

/**
 * What is known of one camera beyond the topics.
 *
 * @param title a short name for people
 * @param description what there is to see
 * @param truth the error against the exact truth, when that is known
 */
public record CameraFact(
    Optional<String> title, Optional<String> description, Optional<LiveError> truth) {}
