/** Model files on disk: found, checked, identified by their checksum. */
@NullMarked
package dev.squint.models.store;

import org.jspecify.annotations.NullMarked;
