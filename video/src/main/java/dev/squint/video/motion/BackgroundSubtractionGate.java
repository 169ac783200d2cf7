package dev.squint.video.motion;

import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_OPEN;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_RECT;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;
import static org.bytedeco.opencv.global.opencv_imgproc.morphologyEx;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;
import static org.bytedeco.opencv.global.opencv_video.createBackgroundSubtractorMOG2;

import dev.squint.core.frame.Image;
import dev.squint.video.natives.OpenCvRuntime;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_video.BackgroundSubtractorMOG2;

/**
 * The gate of OpenCV's tutorials: a mixture of Gaussians for each pixel (MOG2) at its default
 * settings, on the grey picture of 100 rows.
 *
 * <p>What MOG2 takes for shadow does not count; the rest is opened with 3x3 pixels, and a contour
 * over 10 pixels is motion.
 *
 * <p>Native memory: the frame, the mixtures (five of 12 bytes a pixel) and a few pictures of 100
 * rows, until {@link #close()}. OpenCV stays on the calling thread.
 */
public final class BackgroundSubtractionGate implements MotionGate {
  private static final int HISTORY_FRAMES = 500;
  private static final double VARIANCE_THRESHOLD = 16;
  private static final double AUTOMATIC_LEARNING = -1;
  // MOG2 marks shadow with 127, what is new with 255.
  private static final double ABOVE_SHADOW = 200;
  private static final double WHITE = 255;
  private static final int KERNEL = 3;

  private final SmallGreyPicture picture = new SmallGreyPicture();
  private final Mat moved = new Mat().retainReference();
  private final BackgroundSubtractorMOG2 background;
  private final Mat kernel;

  /** A gate that has seen no frame. */
  public BackgroundSubtractionGate() {
    OpenCvRuntime.load();
    background =
        createBackgroundSubtractorMOG2(HISTORY_FRAMES, VARIANCE_THRESHOLD, true).retainReference();
    kernel = getStructuringElement(MORPH_RECT, new Size(KERNEL, KERNEL)).retainReference();
  }

  @Override
  public String name() {
    return "background subtraction (MOG2)";
  }

  @Override
  public boolean moves(Image frame) {
    try (PointerScope scope = new PointerScope()) {
      background.apply(picture.of(frame), moved, AUTOMATIC_LEARNING);
      threshold(moved, moved, ABOVE_SHADOW, WHITE, THRESH_BINARY);
      morphologyEx(moved, moved, MORPH_OPEN, kernel);
      return MovingAreas.of(moved).hasMotion();
    }
  }

  @Override
  public void close() {
    picture.close();
    moved.releaseReference();
    background.releaseReference();
    kernel.releaseReference();
  }
}
