/** What each stage of a cascade costs a frame, beside what it could cost at least. */
@NullMarked
package dev.squint.jobs.bench.stage;

import org.jspecify.annotations.NullMarked;
