package dev.squint.video.synthetic.scene;

/**
 * A window that may be lit at night, as a rectangle of the picture.
 *
 * @param chance below the share of lit windows it is lit
 * @param colour of its light, {@code 0xRRGGBB}
 */
public record Window(
    double left, double top, double right, double bottom, double chance, int colour) {}
