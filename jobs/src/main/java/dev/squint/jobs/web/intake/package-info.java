/** Reads the topics into what is known of the cameras. */
@NullMarked
package dev.squint.jobs.web.intake;

import org.jspecify.annotations.NullMarked;
