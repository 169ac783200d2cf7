/** What several packages of tests share. */
@NullMarked
package dev.squint.jobs.testing;

import org.jspecify.annotations.NullMarked;
