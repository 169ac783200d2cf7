package dev.squint.jobs.offline.labels;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.squint.core.json.Json;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The labels of one recording by one model: a file of JSON lines, and a manifest beside it that
 * says whose labels they are.
 *
 * <p>Each label is one write of one line, so a process that dies leaves whole lines and perhaps a
 * torn last one, which the next opening drops. In memory: where each frame's line is (some 50 bytes
 * a frame), not the labels. Owns the file and a lock on it until {@link #close()}; one thread.
 */
public final class LabelStore implements AutoCloseable {
  private static final String LABELS = ".jsonl";
  private static final String MANIFEST = ".manifest.json";

  private final Path file;
  private final FileChannel channel;
  private final NavigableMap<Long, Line> lines;
  private long end;
  private boolean sorted;
  private boolean temporary;

  /** Where a frame's line is. */
  record Line(long position, int bytes) {}

  private LabelStore(Path file, FileChannel channel, LabelScan scan) {
    this.file = file;
    this.channel = channel;
    lines = new TreeMap<>(scan.lines());
    end = scan.end();
    sorted = scan.isSorted();
  }

  /**
   * Opens the labels of {@code identity} in {@code folder}, which is created when missing.
   *
   * @throws UserException when the folder cannot be used, the labels are damaged or another process
   *     is writing them
   */
  public static LabelStore open(Path folder, LabelIdentity identity) {
    Path file = folder.resolve(identity.fileName() + LABELS);
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(channel, file);
      LabelManifest.require(folder.resolve(identity.fileName() + MANIFEST), identity, file);
      LabelScan scan = LabelScan.of(file);
      channel.truncate(scan.end());
      return new LabelStore(file, channel, scan);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new UserException("labels %s cannot be written: %s".formatted(file, e.getMessage()), e);
    } catch (UserException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  /** Opens a store that is gone when it is closed. */
  public static LabelStore temporary() {
    try {
      Path file = Files.createTempFile("squint-", LABELS);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      LabelStore store = new LabelStore(file, channel, new LabelScan(Map.of(), 0, true));
      store.temporary = true;
      return store;
    } catch (IOException e) {
      throw new UserException("no temporary file can be made: " + e.getMessage(), e);
    }
  }

  /** The label file. */
  public Path file() {
    return file;
  }

  /** How many frames are labelled. */
  public int size() {
    return lines.size();
  }

  public boolean contains(long frame) {
    return lines.containsKey(frame);
  }

  /** The labels of a frame, if it was labelled. */
  public Optional<FrameLabels> find(long frame) {
    return Optional.ofNullable(lines.get(frame)).map(this::read);
  }

  /**
   * Fails when a labelled frame had other bytes when it was labelled.
   *
   * @param content of the frame's bytes, {@link FrameLabels#contentOf}
   */
  public void requireContent(long frame, String content) {
    Optional<String> labelled = find(frame).flatMap(FrameLabels::content);
    if (labelled.isPresent() && !labelled.get().equals(content)) {
      throw new UserException(
          "labels %s: frame %d is not the one that was labelled, its bytes are others; delete the file to label anew"
              .formatted(file, frame));
    }
  }

  /** Adds the labels of a frame that has none yet; they are in the file when this returns. */
  public void append(FrameLabels labels) {
    long frame = labels.frame();
    if (lines.containsKey(frame)) {
      throw new IllegalArgumentException("frame %d is labelled already".formatted(frame));
    }
    byte[] line = lineOf(labels);
    try {
      write(channel, ByteBuffer.wrap(line), end);
    } catch (IOException e) {
      throw new UserException("labels %s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
    sorted &= lines.isEmpty() || lines.lastKey() < frame;
    lines.put(frame, new Line(end, line.length));
    end += line.length;
  }

  /** Closes the file; its lines are in the order of frames then. */
  @Override
  public void close() {
    try (channel) {
      if (temporary) {
        Files.delete(file);
      } else if (!sorted) {
        LabelScan.sort(file, lines.values(), this::bytes);
      }
    } catch (IOException e) {
      throw new UserException("labels %s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  private FrameLabels read(Line line) {
    try {
      return Json.mapper().readValue(bytes(line), FrameLabels.class);
    } catch (IOException e) {
      throw new UncheckedIOException("labels %s cannot be read".formatted(file), e);
    }
  }

  private byte[] bytes(Line line) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(line.bytes());
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, line.position() + bytes.position()) < 0) {
        throw new IOException("the file ends early");
      }
    }
    return bytes.array();
  }

  private static byte[] lineOf(FrameLabels labels) {
    try {
      return (Json.mapper().writeValueAsString(labels) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("labels can always be written as JSON", e);
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes, position + bytes.position());
    }
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // held in this process
    }
    if (lock == null) {
      throw new UserException("labels %s are being written by another squint".formatted(file));
    }
  }

  private static void closeQuietly(@org.jspecify.annotations.Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // the error that led here is the one to tell
    }
  }
}
