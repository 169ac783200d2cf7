/**
 * Finds the plan of a camera from its footage: one class a step, {@code Tuner} puts them together.
 */
@NullMarked
package dev.squint.jobs.offline.tuning;

import org.jspecify.annotations.NullMarked;
