/**
 * Everything that runs a neural network: reference detectors and specialized models.
 *
 * <p>Entry points are {@link dev.squint.models.reference.ReferenceDetectors} and {@link
 * dev.squint.models.specialized.SpecializedModels}; both hand out the interfaces of {@code core}.
 * DJL is confined to {@link dev.squint.models.engine}.
 *
 * <h2>Native libraries</h2>
 *
 * <p>A build carries PyTorch and ONNX Runtime for processors in its jars. A build with {@code
 * -Dgpu} carries ONNX Runtime for CUDA and no PyTorch: DJL then looks for one in this order.
 *
 * <ol>
 *   <li>{@code PYTORCH_LIBRARY_PATH}, an environment variable or system property: folders separated
 *       as in {@code PATH}; the first that holds {@code libtorch.so} (or the platform's name of it)
 *       is used as it is, for example {@code site-packages/torch/lib} of a Python installation with
 *       CUDA. Set {@code PYTORCH_VERSION} to its version (such as {@code 2.7.1}) and {@code
 *       PYTORCH_FLAVOR} to {@code cu128} beside it: DJL chooses its own small binding library by
 *       them, its guess of the flavour names one that the jar lacks, and {@code cu128} is the one
 *       it has.
 *   <li>DJL's cache ({@code DJL_CACHE_DIR}, else {@code ~/.djl.ai}).
 *   <li>A download from DJL's site of the build that fits the CUDA driver, into that cache.
 * </ol>
 *
 * <p>The binding library ({@code libdjl_torch.so}) is taken from the folder of {@code libtorch.so}
 * if it lies there, then from the cache, then from the {@code pytorch-jni} jar, which has it for
 * processors and for CUDA.
 */
@NullMarked
package dev.squint.models;

import org.jspecify.annotations.NullMarked;
