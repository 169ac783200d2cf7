/** The last hour as columns for charts. */
@NullMarked
package dev.squint.jobs.web.timeline;

import org.jspecify.annotations.NullMarked;
