@NullMarked
package dev.squint.jobs.bench;

import org.jspecify.annotations.NullMarked;
