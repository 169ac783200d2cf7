/** What a camera delivers: encoded frames, their pixels, previews, identity and time. */
@NullMarked
package dev.squint.core.frame;

import org.jspecify.annotations.NullMarked;
