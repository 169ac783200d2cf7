package dev.squint.video.synthetic.scene;

/**
 * A lamp and the light that it sheds.
 *
 * @param x metres to the right
 * @param y metres away
 * @param z metres above the ground
 * @param reach metres from its foot at which the light has fallen to a third
 * @param strength of the light below it; 1 is daylight
 * @param shown whether the lamp itself is in the picture, not only its light
 */
public record Lamp(double x, double y, double z, double reach, double strength, boolean shown) {}
