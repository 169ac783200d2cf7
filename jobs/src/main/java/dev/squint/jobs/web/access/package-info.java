/** Who may ask: addresses, hosts and tokens. */
@NullMarked
package dev.squint.jobs.web.access;

import org.jspecify.annotations.NullMarked;
