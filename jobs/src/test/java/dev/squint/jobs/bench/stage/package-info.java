@NullMarked
package dev.squint.jobs.bench.stage;

import org.jspecify.annotations.NullMarked;
