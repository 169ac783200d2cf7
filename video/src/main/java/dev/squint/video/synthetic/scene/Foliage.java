package dev.squint.video.synthetic.scene;

/**
 * The crown of a tree or bush, which the wind moves.
 *
 * @param shape where it is and what it covers when the air is still
 * @param albedo {@code height * width * 3} bytes of colour in full daylight
 * @param stiffness how little it gives way to the wind; 1 for a usual tree
 * @param phase of its swaying, radians
 */
public record Foliage(Occluder shape, byte[] albedo, double stiffness, double phase) {}
