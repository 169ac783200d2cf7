package dev.squint.jobs.offline.tuning.work;

import dev.squint.jobs.options.UserException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A file of encoded images that only grows; images are known by their place in it.
 *
 * <p>An image is one write of length, checksum and bytes, so a process that dies leaves whole
 * images and perhaps a torn last one. Opening drops the first image that is not whole and all
 * behind it. In memory: where each image begins. Owns the file until {@link #close()}; reading is
 * thread-safe, appending belongs to one thread.
 */
public final class ImageLog implements AutoCloseable {
  private static final long MAGIC = 0x5351494d4c4f4731L; // SQIMLOG1
  private static final int RECORD_HEADER_BYTES = Integer.BYTES + Integer.BYTES;
  private static final int MAX_IMAGE_BYTES = 1 << 26;
  private static final int BUFFER_BYTES = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private long[] starts;
  private int size;
  private long end;

  private ImageLog(Path file, FileChannel channel, Scan scan) {
    this.file = file;
    this.channel = channel;
    starts = scan.starts;
    size = scan.size;
    end = scan.end;
  }

  /**
   * Opens a log, which is made when missing.
   *
   * @throws UserException when it cannot be used
   */
  public static ImageLog open(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Scan scan = Scan.of(file);
      if (scan.end == 0) {
        writeFully(channel, ByteBuffer.allocate(Long.BYTES).putLong(MAGIC).flip(), 0);
        scan.end = Long.BYTES;
      }
      channel.truncate(scan.end);
      return new ImageLog(file, channel, scan);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** How many images it holds. */
  public synchronized int size() {
    return size;
  }

  /** Adds an image at place {@link #size()}. */
  public synchronized void append(byte[] encoded) {
    ByteBuffer image = ByteBuffer.allocate(RECORD_HEADER_BYTES + encoded.length);
    image.putInt(encoded.length).putInt(checksum(encoded)).put(encoded).flip();
    try {
      writeFully(channel, image, end);
    } catch (IOException e) {
      throw unusable(file, e);
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
    }
    starts[size] = end;
    size++;
    end += image.limit();
  }

  /** The image at a place. */
  public byte[] read(int index) {
    long start = start(index);
    try {
      ByteBuffer header = readFully(start, RECORD_HEADER_BYTES);
      int length = header.getInt();
      int expected = header.getInt();
      byte[] encoded = readFully(start + RECORD_HEADER_BYTES, length).array();
      if (checksum(encoded) != expected) {
        throw new IOException("image %d is damaged".formatted(index));
      }
      return encoded;
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private synchronized long start(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          "%s holds %d images, there is no image %d".formatted(file, size, index));
    }
    return starts[index];
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private ByteBuffer readFully(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("the file ends early");
      }
    }
    return bytes.flip();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes, position + bytes.position());
    }
  }

  private static int checksum(byte[] encoded) {
    CRC32 checksum = new CRC32();
    checksum.update(encoded);
    return (int) checksum.getValue();
  }

  private static UserException unusable(Path file, IOException cause) {
    return new UserException(
        "%s cannot be used: %s; delete it to make it anew".formatted(file, cause.getMessage()),
        cause);
  }

  /** What a file holds, up to the first image that is not whole. */
  private static final class Scan {
    private long[] starts = new long[1024];
    private int size;
    private long end;

    static Scan of(Path file) throws IOException {
      Scan scan = new Scan();
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
        if (in.readLong() == MAGIC) {
          scan.end = Long.BYTES;
          while (scan.readImage(in)) {}
        }
      } catch (EOFException e) {
        // torn: what came before is kept
      }
      return scan;
    }

    private boolean readImage(DataInputStream in) throws IOException {
      int length = in.readInt();
      int expected = in.readInt();
      if (length < 0 || length > MAX_IMAGE_BYTES) {
        return false;
      }
      byte[] encoded = in.readNBytes(length);
      if (encoded.length < length || checksum(encoded) != expected) {
        return false;
      }
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
      }
      starts[size++] = end;
      end += RECORD_HEADER_BYTES + length;
      return true;
    }
  }
}
