/** What is asked of a camera: an object class, a minimum score, optionally a zone. */
@NullMarked
package dev.squint.core.query;

import org.jspecify.annotations.NullMarked;
