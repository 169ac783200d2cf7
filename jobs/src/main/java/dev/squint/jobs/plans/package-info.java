/** The plans that jobs run with, on the topic {@code plans}. */
@NullMarked
package dev.squint.jobs.plans;

import org.jspecify.annotations.NullMarked;
