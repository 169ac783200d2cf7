/** Audits: short-circuited frames sent to the reference model anyway, at random. */
@NullMarked
package dev.squint.core.audit;

import org.jspecify.annotations.NullMarked;
