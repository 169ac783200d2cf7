/** Single records out of topics, on demand. */
@NullMarked
package dev.squint.jobs.web.fetch;

import org.jspecify.annotations.NullMarked;
