/** What the cost model expects of a cascade, beside what is measured. */
@NullMarked
package dev.squint.jobs.bench.cost;

import org.jspecify.annotations.NullMarked;
