/** Reference detectors of the YOLO family: letterboxing, decoding and non-maximum suppression. */
@NullMarked
package dev.squint.models.reference;

import org.jspecify.annotations.NullMarked;
