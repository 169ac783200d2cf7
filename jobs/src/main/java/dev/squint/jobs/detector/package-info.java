/** The built-in detector: the simulated images it learns from, its training and its check. */
@NullMarked
package dev.squint.jobs.detector;

import org.jspecify.annotations.NullMarked;
