@NullMarked
package dev.squint.jobs.bench.endtoend;

import org.jspecify.annotations.NullMarked;
