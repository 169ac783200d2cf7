/** Difference detectors: has anything changed since an earlier frame or the empty scene? */
@NullMarked
package dev.squint.core.difference;

import org.jspecify.annotations.NullMarked;
