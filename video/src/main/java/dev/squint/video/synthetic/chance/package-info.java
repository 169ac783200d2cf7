/** Chance that depends on nothing but its seed: hashes and smooth noise. */
@NullMarked
package dev.squint.video.synthetic.chance;

import org.jspecify.annotations.NullMarked;
