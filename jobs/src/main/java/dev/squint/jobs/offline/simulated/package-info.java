/** Footage that a simulated camera draws, and what is known exactly of it. */
@NullMarked
package dev.squint.jobs.offline.simulated;

import org.jspecify.annotations.NullMarked;
