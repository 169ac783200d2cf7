package dev.squint.jobs.web.document;

import org.jspecify.annotations.Nullable;

/** A figure of all that was read and of the last minute; null where it is unknown. */
public record RecentAndTotal<T>(@Nullable T total, @Nullable T lastMinute) {}
