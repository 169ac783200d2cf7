/** What tests of all modules share. */
@NullMarked
package dev.squint.core.testing;

import org.jspecify.annotations.NullMarked;
