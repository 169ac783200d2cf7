/** The records that cross process borders: topics, JSON documents, dead letters. */
@NullMarked
package dev.squint.core.wire;

import org.jspecify.annotations.NullMarked;
