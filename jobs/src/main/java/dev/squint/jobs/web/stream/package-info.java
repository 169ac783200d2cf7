/** Server-sent events. */
@NullMarked
package dev.squint.jobs.web.stream;

import org.jspecify.annotations.NullMarked;
