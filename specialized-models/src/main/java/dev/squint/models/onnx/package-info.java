/** Networks written as ONNX files, which any runtime reads. */
@NullMarked
package dev.squint.models.onnx;

import org.jspecify.annotations.NullMarked;
