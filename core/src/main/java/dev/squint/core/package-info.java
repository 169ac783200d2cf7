/** Frames, queries, plans and the cascade engine, free of any framework. */
@NullMarked
package dev.squint.core;

import org.jspecify.annotations.NullMarked;
