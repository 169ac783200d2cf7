package dev.squint.models.training;

import dev.squint.core.frame.Image;
import dev.squint.models.specialized.PreviewInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kept frames of a recording as networks see them, read once for all networks that see the
 * same.
 *
 * <p>Holds images of several geometries as long as they fit into a share of the heap, and reads
 * previews anew when they do not. What it returns does not depend on that.
 */
final class DecodedInputs {
  /** Leaves room for the networks and for the caller's own. */
  private static final int SHARE_OF_HEAP = 3;

  private final PreviewSource previews;
  private final FrameSelection frames;
  private final StopSignal stop;
  private final long limitBytes;
  private final Map<InputGeometry, InputImages> held = new LinkedHashMap<>();

  DecodedInputs(PreviewSource previews, FrameSelection frames, StopSignal stop) {
    this(previews, frames, stop, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  DecodedInputs(PreviewSource previews, FrameSelection frames, StopSignal stop, long limitBytes) {
    this.previews = previews;
    this.frames = frames;
    this.stop = stop;
    this.limitBytes = limitBytes;
  }

  /**
   * The images of one geometry.
   *
   * @param wanted geometries that will be asked for next, in order: read along as far as they fit
   */
  InputImages of(InputGeometry geometry, List<InputGeometry> wanted) throws InterruptedException {
    InputImages images = held.get(geometry);
    if (images != null) {
      return images;
    }
    held.keySet().retainAll(wanted);
    Set<InputGeometry> reading = new LinkedHashSet<>(List.of(geometry));
    long bytes = bytes(geometry) + held.keySet().stream().mapToLong(this::bytes).sum();
    if (bytes > limitBytes) {
      held.clear();
      bytes = bytes(geometry);
    }
    for (InputGeometry other : wanted) {
      if (!held.containsKey(other)
          && !reading.contains(other)
          && bytes + bytes(other) <= limitBytes) {
        reading.add(other);
        bytes += bytes(other);
      }
    }
    read(reading);
    InputImages read = held.get(geometry);
    if (read == null) {
      throw new IllegalStateException("%s was not read".formatted(geometry));
    }
    return read;
  }

  private long bytes(InputGeometry geometry) {
    return (long) geometry.size() * (frames.training().length + frames.validation().length);
  }

  private void read(Set<InputGeometry> geometries) throws InterruptedException {
    List<Writer> writers = new ArrayList<>();
    for (InputGeometry geometry : geometries) {
      writers.add(new Writer(geometry));
    }
    int done = 0;
    for (boolean validation : new boolean[] {false, true}) {
      int[] list = validation ? frames.validation() : frames.training();
      for (int index = 0; index < list.length; index++) {
        stop.check();
        Image preview = previews.preview(list[index]);
        for (Writer writer : writers) {
          writer.write(preview, validation, index);
        }
        stop.prepared(++done, frames.training().length + frames.validation().length);
      }
    }
    for (Writer writer : writers) {
      held.put(writer.images.geometry(), writer.images);
    }
  }

  /** Fills the images of one geometry. */
  private final class Writer {
    private final InputImages images;
    private final PreviewInput input;
    private final float[] values;

    Writer(InputGeometry geometry) {
      images =
          new InputImages(
              geometry,
              new byte[frames.training().length][],
              new byte[frames.validation().length][]);
      input = new PreviewInput(geometry.bytes());
      values = new float[geometry.size()];
    }

    void write(Image preview, boolean validation, int index) {
      input.write(preview, values, 0);
      byte[] rounded = new byte[values.length];
      for (int place = 0; place < rounded.length; place++) {
        rounded[place] = (byte) Math.round(values[place]);
      }
      (validation ? images.validation() : images.training())[index] = rounded;
    }
  }
}
