/** Squint beside what users put in front of a detector today: share sent, cost and misses. */
@NullMarked
package dev.squint.jobs.bench.peer;

import org.jspecify.annotations.NullMarked;
