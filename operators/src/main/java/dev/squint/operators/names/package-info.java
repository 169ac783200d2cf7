/** The names that tie a job to its state: operator uids and side outputs. */
@NullMarked
package dev.squint.operators.names;

import org.jspecify.annotations.NullMarked;
