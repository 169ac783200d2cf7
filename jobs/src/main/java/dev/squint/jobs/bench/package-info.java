/** {@code squint bench}: what a cascade costs and saves on this machine, in one run. */
@NullMarked
package dev.squint.jobs.bench;

import org.jspecify.annotations.NullMarked;
