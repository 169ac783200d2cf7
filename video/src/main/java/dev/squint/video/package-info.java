/** Decodes, encodes and publishes video. */
@NullMarked
package dev.squint.video;

import org.jspecify.annotations.NullMarked;
