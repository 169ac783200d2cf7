/** From a camera or a recording to its frames topic. */
@NullMarked
package dev.squint.jobs.ingest;

import org.jspecify.annotations.NullMarked;
