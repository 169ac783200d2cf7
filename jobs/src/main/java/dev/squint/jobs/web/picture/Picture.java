package dev.squint.jobs.web.picture;

/**
 * An encoded picture.
 *
 * @param bytes owned, not copied, not to be modified
 * @param contentType {@code image/jpeg} or {@code image/png}
 * @param isCrop whether it is part of a frame only
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Picture(byte[] bytes, String contentType, boolean isCrop) {
  private static final byte PNG_START = (byte) 0x89;

  /** The picture of these bytes, JPEG or PNG. */
  static Picture of(byte[] bytes) {
    boolean png = bytes.length > 0 && bytes[0] == PNG_START;
    return new Picture(bytes, png ? "image/png" : "image/jpeg", false);
  }

  static Picture crop(byte[] jpeg) {
    return new Picture(jpeg, "image/jpeg", true);
  }
}
