/** Answers of the reference model on whole recordings, kept so that no frame is asked twice. */
@NullMarked
package dev.squint.jobs.offline.labels;

import org.jspecify.annotations.NullMarked;
