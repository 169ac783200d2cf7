/** The places: what stands in a view, and the traffic that passes through it. */
@NullMarked
package dev.squint.video.synthetic.scene;

import org.jspecify.annotations.NullMarked;
