/** Convolutional networks as data: layers, what feeds them, and the sizes that follow. */
@NullMarked
package dev.squint.models.graph;

import org.jspecify.annotations.NullMarked;
