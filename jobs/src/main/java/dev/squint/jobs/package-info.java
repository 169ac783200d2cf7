/** The command line, the job graphs and the web page. */
@NullMarked
package dev.squint.jobs;

import org.jspecify.annotations.NullMarked;
