package dev.squint.video.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PreviewGeometry;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.frame.UnreadableFrameException.Reason;
import dev.squint.video.natives.OpenCvRuntime;
import dev.squint.video.shrink.BoxShrink;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The frame decoder on OpenCV: JPEGs are scaled in the DCT domain, PNGs by area averaging.
 *
 * <p>An orientation in the EXIF data is ignored: a fixed camera's pixels are taken as they lie, at
 * every scale, so that zones and boxes mean the same in a frame and in its preview.
 *
 * <p>OpenCV itself answers a truncated JPEG with a partly grey picture; {@link EncodedImage}
 * refuses those first. Damage inside whole entropy-coded data is not detectable here and decodes to
 * wrong pixels.
 *
 * <p>Native memory: the copy of the bytes and the decoded matrix live for one call.
 */
public final class JpegFrameDecoder implements FrameDecoder {
  /** A decoder; it has no state, so one is enough for a process. */
  public JpegFrameDecoder() {
    OpenCvRuntime.load();
  }

  @Override
  public Image decode(byte[] encoded) throws UnreadableFrameException {
    return decodeReduced(encoded, 1, Image.COLOUR);
  }

  @Override
  public Image decodeReduced(byte[] encoded, int reduction, int channels)
      throws UnreadableFrameException {
    PreviewGeometry.requireReduction(reduction);
    if (channels != Image.LUMA && channels != Image.COLOUR) {
      throw new IllegalArgumentException("channels must be 1 or 3: " + channels);
    }
    EncodedImage header = EncodedImage.inspect(encoded);
    return switch (header.format()) {
      case JPEG -> decodeScaled(encoded, header, reduction, channels);
      // OpenCV would round a PNG's reduced size down and interpolate linearly.
      case PNG -> BoxShrink.shrink(decodeScaled(encoded, header, 1, channels), reduction);
    };
  }

  private static Image decodeScaled(
      byte[] encoded, EncodedImage header, int reduction, int channels)
      throws UnreadableFrameException {
    int width = PreviewGeometry.reduced(header.width(), reduction);
    int height = PreviewGeometry.reduced(header.height(), reduction);
    try (PointerScope scope = new PointerScope()) {
      BytePointer bytes = new BytePointer(encoded);
      Mat source = new Mat(1, encoded.length, CV_8UC1, bytes);
      Mat decoded = imdecode(source, flags(reduction, channels) | IMREAD_IGNORE_ORIENTATION);
      if (decoded.empty()) {
        throw undecodable(header, "the decoder gave no pixels");
      }
      if (decoded.cols() != width || decoded.rows() != height || !decoded.isContinuous()) {
        throw undecodable(
            header,
            "the decoder gave %dx%d pixels, not %dx%d"
                .formatted(decoded.cols(), decoded.rows(), width, height));
      }
      byte[] pixels = new byte[width * height * channels];
      decoded.data().get(pixels);
      return new Image(width, height, channels, pixels);
    } catch (RuntimeException e) {
      throw undecodable(header, String.valueOf(e.getMessage()).strip());
    }
  }

  private static UnreadableFrameException undecodable(EncodedImage header, String why) {
    return new UnreadableFrameException(
        Reason.UNDECODABLE,
        "the %dx%d %s cannot be decoded: %s"
            .formatted(header.width(), header.height(), header.format(), why));
  }

  private static int flags(int reduction, int channels) {
    boolean colour = channels == Image.COLOUR;
    return switch (reduction) {
      case 2 -> colour ? IMREAD_REDUCED_COLOR_2 : IMREAD_REDUCED_GRAYSCALE_2;
      case 4 -> colour ? IMREAD_REDUCED_COLOR_4 : IMREAD_REDUCED_GRAYSCALE_4;
      case 8 -> colour ? IMREAD_REDUCED_COLOR_8 : IMREAD_REDUCED_GRAYSCALE_8;
      default -> colour ? IMREAD_COLOR : IMREAD_GRAYSCALE;
    };
  }
}
