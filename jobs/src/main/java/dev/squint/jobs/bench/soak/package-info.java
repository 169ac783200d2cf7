/** What a job holds over hours, and whether any of it grows. */
@NullMarked
package dev.squint.jobs.bench.soak;

import org.jspecify.annotations.NullMarked;
