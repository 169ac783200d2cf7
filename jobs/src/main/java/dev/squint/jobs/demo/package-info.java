/** Squint shown at work: simulated cameras, or one recording, in one process. */
@NullMarked
package dev.squint.jobs.demo;

import org.jspecify.annotations.NullMarked;
