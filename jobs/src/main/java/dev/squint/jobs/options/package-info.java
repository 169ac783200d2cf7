/** What the user settles: the configuration file's records, and what is wrong with an answer. */
@NullMarked
package dev.squint.jobs.options;

import org.jspecify.annotations.NullMarked;
