/** What a frame costs: measured per stage, expected per plan. */
@NullMarked
package dev.squint.core.cost;

import org.jspecify.annotations.NullMarked;
