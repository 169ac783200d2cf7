/** The job graph: from frames to detections, events and dead letters. */
@NullMarked
package dev.squint.jobs.workflow;

import org.jspecify.annotations.NullMarked;
