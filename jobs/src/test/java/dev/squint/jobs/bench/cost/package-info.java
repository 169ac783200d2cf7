@NullMarked
package dev.squint.jobs.bench.cost;

import org.jspecify.annotations.NullMarked;
