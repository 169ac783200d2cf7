/** The job graph on a small cluster. */
@NullMarked
package dev.squint.jobs.workflow;

import org.jspecify.annotations.NullMarked;
