/** The command line {@code squint}: arguments in, text and exit codes out. */
@NullMarked
package dev.squint.jobs.cli;

import org.jspecify.annotations.NullMarked;
