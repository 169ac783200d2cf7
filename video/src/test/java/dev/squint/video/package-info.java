/** Pictures, clips and cameras that the tests of this module share. */
@NullMarked
package dev.squint.video;

import org.jspecify.annotations.NullMarked;
