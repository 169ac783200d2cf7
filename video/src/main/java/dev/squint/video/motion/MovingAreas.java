package dev.squint.video.motion;

import static org.bytedeco.opencv.global.opencv_imgproc.CHAIN_APPROX_SIMPLE;
import static org.bytedeco.opencv.global.opencv_imgproc.RETR_EXTERNAL;
import static org.bytedeco.opencv.global.opencv_imgproc.contourArea;
import static org.bytedeco.opencv.global.opencv_imgproc.findContours;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/**
 * The areas of a small picture that moved.
 *
 * @param large how many are larger than {@value #MIN_AREA} pixels
 * @param share of the picture that all of them cover, {@code [0, 1]}
 */
record MovingAreas(int large, double share) {
  /** Contours up to this area, in pixels of the small picture, are taken for noise. */
  static final double MIN_AREA = 10;

  /**
   * The areas inside the outer contours of {@code mask}; to be called inside a pointer scope.
   *
   * @param mask one byte a pixel, not zero where the picture moved; not modified
   */
  static MovingAreas of(Mat mask) {
    MatVector contours = new MatVector();
    findContours(mask, contours, RETR_EXTERNAL, CHAIN_APPROX_SIMPLE);
    int large = 0;
    double total = 0;
    for (long i = 0; i < contours.size(); i++) {
      double area = contourArea(contours.get(i));
      large += area > MIN_AREA ? 1 : 0;
      total += area;
    }
    return new MovingAreas(large, total / ((double) mask.rows() * mask.cols()));
  }

  /** Whether any area is large enough to count as motion. */
  boolean hasMotion() {
    return large > 0;
  }
}
