/** Detectors of the YOLO family: trained from labelled images, measured, written as files. */
@NullMarked
package dev.squint.models.detector;

import org.jspecify.annotations.NullMarked;
