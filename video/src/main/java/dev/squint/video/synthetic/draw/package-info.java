/** Shapes to pixels: filled outlines, silhouettes, rain and what a sensor adds. */
@NullMarked
package dev.squint.video.synthetic.draw;

import org.jspecify.annotations.NullMarked;
