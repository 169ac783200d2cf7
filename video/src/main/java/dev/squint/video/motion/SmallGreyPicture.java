package dev.squint.video.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.squint.core.frame.Image;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The grey picture, {@value #ROWS} rows high, that motion gates look at.
 *
 * <p>Pixels are picked, not averaged, before colours are dropped: that gives what scaling the grey
 * frame would, for the price of the small picture alone. Native memory: the frame and two small
 * pictures, kept from frame to frame until {@link #close()}. To be called inside a pointer scope,
 * by one thread.
 */
final class SmallGreyPicture implements AutoCloseable {
  static final int ROWS = 100;

  // Outlive the scope in which the gate is made.
  private final Mat full = new Mat().retainReference();
  private final Mat colour = new Mat().retainReference();
  private final Mat grey = new Mat().retainReference();

  /** The small picture of {@code frame}; owned by this, valid until the next call. */
  Mat of(Image frame) {
    boolean hasColour = frame.channels() == Image.COLOUR;
    full.create(frame.height(), frame.width(), hasColour ? CV_8UC3 : CV_8UC1);
    full.data().put(frame.pixels());
    int columns = Math.max(1, frame.width() * ROWS / frame.height());
    resize(full, hasColour ? colour : grey, new Size(columns, ROWS), 0, 0, INTER_NEAREST);
    if (hasColour) {
      cvtColor(colour, grey, COLOR_BGR2GRAY);
    }
    return grey;
  }

  @Override
  public void close() {
    full.releaseReference();
    colour.releaseReference();
    grey.releaseReference();
  }
}
