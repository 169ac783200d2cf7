package dev.squint.jobs.web.document;

import org.jspecify.annotations.Nullable;

/** A figure of all that was read and of the last minute. */
public record RecentAndTotal<T extends @Nullable Object>(T total, T lastMinute) {}
