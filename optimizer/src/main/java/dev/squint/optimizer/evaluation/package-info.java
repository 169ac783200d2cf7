/** How far a cascade's answers are from the reference model's, with intervals. */
@NullMarked
package dev.squint.optimizer.evaluation;

import org.jspecify.annotations.NullMarked;
