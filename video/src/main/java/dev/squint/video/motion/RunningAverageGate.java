package dev.squint.video.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.convertScaleAbs;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_RECT;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.accumulateWeighted;
import static org.bytedeco.opencv.global.opencv_imgproc.dilate;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import dev.squint.core.frame.Image;
import dev.squint.video.natives.OpenCvRuntime;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/*
 * The steps, on the grey picture of 100 rows: stretch the contrast between the 4th and the 96th
 * percentile, averaged over 50 frames; blur (Gauss, sigma 1, radius 1); difference to the average of
 * the frames before; more than 30 of 255 grey levels moved; dilate (3x3); a contour over 10 pixels is
 * motion. The average takes in a hundredth of each frame, of frames with motion only once motion has
 * lasted ten frames, so that what stays becomes part of the scene.
 *
 * When areas that moved cover more than 80% (lights, infrared), the gate calibrates: it learns five
 * times in 25 and reports nothing, until less than 5% moves, in at most four places. It starts so.
 *
 * Steps and figures are those of Frigate's motion detector at its default settings [1]. That one
 * starts from a black average and full contrast; this one from the first frame, which spares it the
 * false motion of its first minutes.
 *
 * [1] Frigate 0.18, frigate/motion/improved_motion.py and its documentation of motion settings.
 */

/**
 * The gate of Frigate's kind: the difference to a running average of the frames before.
 *
 * <p>Native memory: the frame, and a handful of pictures of 100 rows, until {@link #close()}.
 * OpenCV stays on the calling thread.
 */
public final class RunningAverageGate implements MotionGate {
  private static final double THRESHOLD = 30;
  private static final double WHITE = 255;
  private static final int KERNEL = 3;
  private static final double BLUR_SIGMA = 1;
  private static final double LEARNING = 0.01;
  private static final double CALIBRATING = 0.2;
  private static final int LASTING_FRAMES = 10;
  private static final double CALIBRATED_SHARE = 0.05;
  private static final int CALIBRATED_AREAS = 4;
  private static final double LIGHTNING_SHARE = 0.8;

  private final SmallGreyPicture picture = new SmallGreyPicture();
  private final Mat average = new Mat().retainReference();
  private final Mat background = new Mat().retainReference();
  private final Mat moved = new Mat().retainReference();
  private final Mat kernel;

  private ContrastStretch contrast = new ContrastStretch();
  private boolean calibrating = true;
  private int framesWithMotion;

  /** A gate that has seen no frame. */
  public RunningAverageGate() {
    OpenCvRuntime.load();
    kernel = getStructuringElement(MORPH_RECT, new Size(KERNEL, KERNEL)).retainReference();
  }

  @Override
  public String name() {
    return "running average";
  }

  @Override
  public boolean moves(Image frame) {
    try (PointerScope scope = new PointerScope()) {
      Mat small = picture.of(frame);
      if (small.cols() != average.cols()) {
        begin(small);
        return false;
      }
      contrast.apply(small);
      GaussianBlur(small, small, new Size(KERNEL, KERNEL), BLUR_SIGMA);
      convertScaleAbs(average, background);
      absdiff(small, background, moved);
      threshold(moved, moved, THRESHOLD, WHITE, THRESH_BINARY);
      dilate(moved, moved, kernel);
      MovingAreas areas = MovingAreas.of(moved);
      calibrate(areas);
      learn(small, areas.hasMotion());
      return areas.hasMotion() && !calibrating;
    }
  }

  private void begin(Mat small) {
    contrast = new ContrastStretch();
    calibrating = true;
    framesWithMotion = 0;
    contrast.apply(small);
    GaussianBlur(small, small, new Size(KERNEL, KERNEL), BLUR_SIGMA);
    small.convertTo(average, CV_32F);
    moved.create(small.rows(), small.cols(), CV_8UC1);
  }

  private void calibrate(MovingAreas areas) {
    if (areas.share() > LIGHTNING_SHARE) {
      calibrating = true;
    } else if (areas.share() < CALIBRATED_SHARE && areas.large() <= CALIBRATED_AREAS) {
      calibrating = false;
    }
  }

  private void learn(Mat small, boolean motion) {
    framesWithMotion = motion ? framesWithMotion + 1 : 0;
    if (framesWithMotion == 0 || framesWithMotion >= LASTING_FRAMES) {
      accumulateWeighted(small, average, calibrating ? CALIBRATING : LEARNING);
    }
  }

  @Override
  public void close() {
    picture.close();
    average.releaseReference();
    background.releaseReference();
    moved.releaseReference();
    kernel.releaseReference();
  }
}
