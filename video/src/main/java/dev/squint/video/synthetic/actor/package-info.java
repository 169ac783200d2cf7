/** What moves in a scene: people, bicycles, cars and buses, and how each is drawn. */
@NullMarked
package dev.squint.video.synthetic.actor;

import org.jspecify.annotations.NullMarked;
