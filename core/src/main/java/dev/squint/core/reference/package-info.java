/** The service that answers frames in doubt: bounded, batched, shared by a process. */
@NullMarked
package dev.squint.core.reference;

import org.jspecify.annotations.NullMarked;
