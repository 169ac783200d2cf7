/** How Flink's metrics, and Squint's among them, are shown to Prometheus. */
@NullMarked
package dev.squint.jobs.metrics;

import org.jspecify.annotations.NullMarked;
