/** What the reference model says of every frame, from labels of all frames or of some. */
@NullMarked
package dev.squint.jobs.offline.truth;

import org.jspecify.annotations.NullMarked;
