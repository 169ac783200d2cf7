/** The pure decision logic of the cascade: one filter and one resolver a camera. */
@NullMarked
package dev.squint.core.cascade;

import org.jspecify.annotations.NullMarked;
