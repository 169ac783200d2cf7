/** Trains and runs specialized models, and runs reference detectors. */
@NullMarked
package dev.squint.models;

import org.jspecify.annotations.NullMarked;
