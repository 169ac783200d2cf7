package dev.squint.jobs.web.site;

/**
 * One query of one audited frame: what was answered and what the reference model says.
 *
 * @param capturedAtMillis capture time, milliseconds since the epoch
 * @param query the query's name
 * @param answered whether it was answered present
 * @param reference whether the reference model says present
 */
public record AuditedFrame(
    long capturedAtMillis, String query, boolean answered, boolean reference) {}
