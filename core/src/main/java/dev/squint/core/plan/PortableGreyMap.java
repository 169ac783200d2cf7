package dev.squint.core.plan;

import dev.squint.core.frame.Image;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Luma images as binary PGM files ({@code P5}, 255 levels), the simplest form other tools read. */
public final class PortableGreyMap {
  private static final Pattern HEADER = Pattern.compile("P5\\s+(\\d{1,5})\\s+(\\d{1,5})\\s+255\\s");
  private static final int MAX_HEADER_BYTES = 32;

  private PortableGreyMap() {}

  /** The file for {@code luma}, a {@link Image#LUMA} image. */
  public static byte[] write(Image luma) {
    byte[] header =
        "P5\n%d %d\n255\n"
            .formatted(luma.width(), luma.height())
            .getBytes(StandardCharsets.US_ASCII);
    byte[] file = java.util.Arrays.copyOf(header, header.length + luma.pixels().length);
    System.arraycopy(luma.pixels(), 0, file, header.length, luma.pixels().length);
    return file;
  }

  /**
   * The image in {@code file}.
   *
   * @param name what to call the file in errors
   */
  static Image read(String name, byte[] file) {
    String start =
        new String(file, 0, Math.min(MAX_HEADER_BYTES, file.length), StandardCharsets.ISO_8859_1);
    Matcher header = HEADER.matcher(start);
    if (!header.lookingAt()) {
      throw new InvalidPlanException(name + " in the plan bundle is no binary PGM image");
    }
    int width = Integer.parseInt(header.group(1));
    int height = Integer.parseInt(header.group(2));
    if (width < 1 || height < 1 || file.length - header.end() != (long) width * height) {
      throw new InvalidPlanException(
          "%s in the plan bundle is damaged: %dx%d pixels announced, %d there"
              .formatted(name, width, height, file.length - header.end()));
    }
    byte[] pixels = java.util.Arrays.copyOfRange(file, header.end(), file.length);
    return new Image(width, height, Image.LUMA, pixels);
  }
}
