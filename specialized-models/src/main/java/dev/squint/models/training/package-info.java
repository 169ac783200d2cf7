/** Training of specialized models: what to learn from, which networks to try, which one learnt. */
@NullMarked
package dev.squint.models.training;

import org.jspecify.annotations.NullMarked;
