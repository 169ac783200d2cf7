/** The contracts of the models a cascade calls: reference detectors and specialized models. */
@NullMarked
package dev.squint.core.model;

import org.jspecify.annotations.NullMarked;
