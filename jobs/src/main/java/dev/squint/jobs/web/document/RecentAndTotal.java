package dev.squint.jobs.web.document;

/** A figure of all that was read and of the last minute. */
public record RecentAndTotal<T>(T total, T lastMinute) {}
