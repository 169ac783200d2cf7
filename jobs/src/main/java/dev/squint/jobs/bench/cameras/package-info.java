/** How many cameras a cluster of processes serves, and what each costs. */
@NullMarked
package dev.squint.jobs.bench.cameras;

import org.jspecify.annotations.NullMarked;
