/** The stages of a cascade on real models and images. */
@NullMarked
package dev.squint.jobs.stages;

import org.jspecify.annotations.NullMarked;
