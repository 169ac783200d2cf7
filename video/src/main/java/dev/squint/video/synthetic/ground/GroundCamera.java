package dev.squint.video.synthetic.ground;

/**
 * A pinhole camera above a plane: metres to pixels and back.
 *
 * <p>The camera stands {@code height} metres above the origin and looks along +y, turned down by
 * {@code pitch}. x goes to the right, y away, z up, all in metres; pixels count from the top left.
 */
public final class GroundCamera {
  private final double height;
  private final double sine;
  private final double cosine;
  private final double focal;
  private final double centreX;
  private final double centreY;
  private final int frameWidth;
  private final int frameHeight;

  /**
   * A camera.
   *
   * @param height above the ground, metres
   * @param pitch downwards, radians
   * @param fieldOfView horizontal, radians
   */
  public GroundCamera(
      double height, double pitch, double fieldOfView, int frameWidth, int frameHeight) {
    this(
        new double[] {height, Math.sin(pitch), Math.cos(pitch)},
        frameWidth / 2.0 / Math.tan(fieldOfView / 2),
        new double[] {frameWidth / 2.0, frameHeight / 2.0},
        frameWidth,
        frameHeight);
  }

  private GroundCamera(double[] stand, double focal, double[] centre, int width, int height) {
    this.height = stand[0];
    this.sine = stand[1];
    this.cosine = stand[2];
    this.focal = focal;
    this.centreX = centre[0];
    this.centreY = centre[1];
    this.frameWidth = width;
    this.frameHeight = height;
  }

  /** This camera after it was pushed, so that the picture moved by some pixels. */
  public GroundCamera shifted(double right, double down) {
    return new GroundCamera(
        new double[] {height, sine, cosine},
        focal,
        new double[] {centreX + right, centreY + down},
        frameWidth,
        frameHeight);
  }

  public int frameWidth() {
    return frameWidth;
  }

  public int frameHeight() {
    return frameHeight;
  }

  /** The column of a point. */
  public double column(double x, double y, double z) {
    return centreX + focal * x / depth(y, z);
  }

  /** The row of a point; it does not depend on x. */
  public double row(double y, double z) {
    return centreY + focal * ((height - z) * cosine - y * sine) / depth(y, z);
  }

  /** Pixels per metre at a point. */
  public double scale(double y, double z) {
    return focal / depth(y, z);
  }

  /** The row that the far end of the plane approaches. */
  public double horizon() {
    return centreY - focal * sine / cosine;
  }

  /** How far away the ground is that is seen in {@code row}; infinite from the horizon on. */
  public double groundAt(double row) {
    double slope = (row - centreY) / focal;
    double denominator = slope * cosine + sine;
    return denominator <= 1e-6
        ? Double.POSITIVE_INFINITY
        : height * (cosine - slope * sine) / denominator;
  }

  /** x of what is seen in {@code column}, at distance y and height z. */
  public double across(double column, double y, double z) {
    return (column - centreX) * depth(y, z) / focal;
  }

  /** x of the right border of the view on the ground at distance y. */
  public double edge(double y) {
    return Math.max(centreX, frameWidth - centreX) * depth(y, 0) / focal;
  }

  private double depth(double y, double z) {
    return Math.max(0.3, y * cosine + (height - z) * sine);
  }
}
