package dev.squint.video.source;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import dev.squint.core.frame.Image;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * Copies decoded pictures, whatever their pixel format, out of native memory as {@link
 * Image#COLOUR} images.
 *
 * <p>Native memory: the conversion context and one picture's buffer, kept from picture to picture
 * until {@link #close()}. One thread at a time.
 */
final class PictureConverter implements AutoCloseable {
  // Vectorised conversion wants aligned rows and may write a little past the last one.
  private static final int ROW_ALIGNMENT = 64;
  private static final int PADDING_BYTES = 64;

  private @Nullable SwsContext context;
  private @Nullable BytePointer buffer;

  /**
   * Makes ready for pictures like this one.
   *
   * @throws FfmpegException when pictures of its pixel format cannot be converted
   */
  void prepare(AVFrame picture) throws FfmpegException {
    int width = picture.width();
    int height = picture.height();
    context =
        sws_getCachedContext(
            context,
            width,
            height,
            picture.format(),
            width,
            height,
            AV_PIX_FMT_BGR24,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    if (context == null) {
      throw new FfmpegException(
          "a %dx%d picture of pixel format %d cannot be converted to colour"
              .formatted(width, height, picture.format()));
    }
  }

  /** The pixels at its own size of a picture that this was made ready for. */
  Image convert(AVFrame picture) {
    int width = picture.width();
    int height = picture.height();
    int rowBytes = width * Image.COLOUR;
    int stride = (rowBytes + ROW_ALIGNMENT - 1) / ROW_ALIGNMENT * ROW_ALIGNMENT;
    BytePointer target = bufferOf((long) stride * height + PADDING_BYTES);
    try (PointerScope scope = new PointerScope()) {
      PointerPointer<BytePointer> planes = new PointerPointer<>(target, null, null, null);
      IntPointer strides = new IntPointer(stride, 0, 0, 0);
      sws_scale(context, picture.data(), picture.linesize(), 0, height, planes, strides);
    }
    return new Image(width, height, Image.COLOUR, copy(target, height, rowBytes, stride));
  }

  private static byte[] copy(BytePointer source, int rows, int rowBytes, int stride) {
    byte[] pixels = new byte[rows * rowBytes];
    if (rowBytes == stride) {
      source.get(pixels);
      return pixels;
    }
    for (int row = 0; row < rows; row++) {
      source.position((long) row * stride).get(pixels, row * rowBytes, rowBytes);
    }
    source.position(0);
    return pixels;
  }

  private BytePointer bufferOf(long bytes) {
    BytePointer current = buffer;
    if (current == null || current.capacity() < bytes) {
      releaseBuffer();
      // Outlives the scope of the call that needed it first.
      current = new BytePointer(bytes).retainReference();
      buffer = current;
    }
    return current;
  }

  private void releaseBuffer() {
    if (buffer != null) {
      buffer.releaseReference();
      buffer = null;
    }
  }

  @Override
  public void close() {
    releaseBuffer();
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
  }
}
