/** The last hour of answers, kept in arrays. */
@NullMarked
package dev.squint.jobs.web.history;

import org.jspecify.annotations.NullMarked;
