/** The one way JSON is read and written. */
@NullMarked
package dev.squint.core.json;

import org.jspecify.annotations.NullMarked;
