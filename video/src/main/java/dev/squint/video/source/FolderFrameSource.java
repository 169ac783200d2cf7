package dev.squint.video.source;

import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.video.decode.JpegFrameDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A frame source that reads the JPEG and PNG files of a folder in the natural order of their names
 * (frame2 before frame10), at a rate that the user states.
 *
 * <p>All images have the size of the first. Other files are left alone.
 */
public final class FolderFrameSource implements FrameSource {
  private final Path folder;
  private final List<Path> files;
  private final double framesPerSecond;
  private final EncodedImage first;
  private final FrameDecoder decoder = new JpegFrameDecoder();
  private volatile boolean closed;
  private int position;

  private FolderFrameSource(
      Path folder, List<Path> files, double framesPerSecond, EncodedImage first) {
    this.folder = folder;
    this.files = files;
    this.framesPerSecond = framesPerSecond;
    this.first = first;
  }

  /**
   * Opens {@code folder}.
   *
   * @param framesPerSecond above 0
   * @throws VideoReadException when there is no such folder, no image in it, or its first image is
   *     unreadable
   */
  public static FolderFrameSource open(Path folder, double framesPerSecond)
      throws VideoReadException {
    if (!(framesPerSecond > 0) || Double.isInfinite(framesPerSecond)) {
      throw new IllegalArgumentException(
          "frames per second must be above 0: %s".formatted(framesPerSecond));
    }
    if (!Files.isDirectory(folder)) {
      throw new VideoReadException("image folder %s does not exist".formatted(folder));
    }
    List<Path> files = images(folder);
    if (files.isEmpty()) {
      throw new VideoReadException(
          "image folder %s holds no .jpg, .jpeg or .png file".formatted(folder));
    }
    Path file = files.get(0);
    try {
      EncodedImage first = EncodedImage.inspect(read(file));
      return new FolderFrameSource(folder, files, framesPerSecond, first);
    } catch (UnreadableFrameException e) {
      throw unreadable(file, e);
    }
  }

  private static List<Path> images(Path folder) throws VideoReadException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(FolderFrameSource::isImage)
          .sorted((a, b) -> NaturalOrder.INSTANCE.compare(name(a), name(b)))
          .toList();
    } catch (IOException e) {
      throw new VideoReadException(
          "image folder %s cannot be listed: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static boolean isImage(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    boolean image = name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
    return image && !name.startsWith(".") && Files.isRegularFile(file);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static byte[] read(Path file) throws VideoReadException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new VideoReadException(
          "image %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static VideoReadException unreadable(Path file, UnreadableFrameException cause) {
    return new VideoReadException(
        "image %s cannot be read as a frame: %s".formatted(file, cause.getMessage()), cause);
  }

  @Override
  public Optional<SourceFrame> next() throws VideoReadException {
    if (closed || position == files.size()) {
      return Optional.empty();
    }
    Path file = files.get(position);
    Image image;
    try {
      image = decoder.decode(read(file));
    } catch (UnreadableFrameException e) {
      throw unreadable(file, e);
    }
    if (image.width() != width() || image.height() != height()) {
      throw new VideoReadException(
          "image %s has %dx%d pixels; the frames of %s have %dx%d, as its first"
              .formatted(file, image.width(), image.height(), folder, width(), height()));
    }
    long micros = Math.round(position * (TimeUnit.SECONDS.toMicros(1) / framesPerSecond));
    return Optional.of(new SourceFrame(image, position++, micros));
  }

  @Override
  public OptionalLong announcedFrames() {
    return OptionalLong.of(files.size());
  }

  @Override
  public double framesPerSecond() {
    return framesPerSecond;
  }

  @Override
  public int width() {
    return first.width();
  }

  @Override
  public int height() {
    return first.height();
  }

  @Override
  public String describe() {
    return "%s: %d images, %dx%d, %.4g frames a second"
        .formatted(folder, files.size(), width(), height(), framesPerSecond);
  }

  @Override
  public void close() {
    closed = true;
  }
}
