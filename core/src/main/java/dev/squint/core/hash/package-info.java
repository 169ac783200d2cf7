/** Checksums by which files and plans are known. */
@NullMarked
package dev.squint.core.hash;

import org.jspecify.annotations.NullMarked;
