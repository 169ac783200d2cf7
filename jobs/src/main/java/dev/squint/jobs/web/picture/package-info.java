/** Pictures of frames, out of their topics. */
@NullMarked
package dev.squint.jobs.web.picture;

import org.jspecify.annotations.NullMarked;
