/** What is known of all cameras now. */
@NullMarked
package dev.squint.jobs.web.site;

import org.jspecify.annotations.NullMarked;
