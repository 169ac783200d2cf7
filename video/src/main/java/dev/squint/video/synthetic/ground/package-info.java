/** The ground plane in metres: the camera that looks at it and the paths that lie on it. */
@NullMarked
package dev.squint.video.synthetic.ground;

import org.jspecify.annotations.NullMarked;
