/** The border to DJL: networks and sessions that take and give plain Java buffers. */
@NullMarked
package dev.squint.models.engine;

import org.jspecify.annotations.NullMarked;
