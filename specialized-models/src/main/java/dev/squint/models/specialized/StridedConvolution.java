package dev.squint.models.specialized;

import dev.squint.core.model.SpecializedModelSpec.Convolution;
import java.util.Arrays;

/**
 * One convolution of a shallow network, with its ReLU, for one image at a time. Owns its maps;
 * allocates nothing once made. Mutable; not thread-safe.
 */
final class StridedConvolution {
  /*
   * The input is held as phases: one plane for each channel and each remainder of row and column
   * by the stride, padding included. Seen from there, the input of one tap of the kernel at all
   * places of the result is one straight run of a phase that begins at a fixed shift, and a map is
   * a weighted sum of such runs. Rows of a phase are a little longer than those of the result, so
   * between two rows of a map stand a few sums of no meaning, which nobody reads.
   *
   * Each run is copied to the start of an array of its own, because the JVM's compiler makes vector
   * instructions of a loop only when all arrays in it are read at the same place; and it does so
   * only for few arrays, so a loop sums three runs into two maps, which are read twice as often as
   * written. Sums are always made in the same order: a score is the same on every machine.
   */
  private static final int FILTERS_TOGETHER = 2;
  private static final int TAPS_TOGETHER = 3;

  private final int stride;
  private final int padding;
  private final int inputWidth;
  private final int inputHeight;
  private final int width;
  private final int height;
  private final int pitch;
  private final int length;
  private final float[][] phases;
  private final int[] phaseOfTap;
  private final int[] shiftOfTap;
  private final float[][] runs;
  private final float[][] maps;
  private final float[] weights;
  private final float[] biases;

  /**
   * A convolution of images of {@code channels x inputHeight x inputWidth}.
   *
   * @param parameters {@code (filters, channels, kernel, kernel)} weights, then the biases
   */
  StridedConvolution(
      Convolution convolution,
      int channels,
      int inputWidth,
      int inputHeight,
      float[][] parameters) {
    stride = convolution.stride();
    padding = convolution.kernel() / 2;
    this.inputWidth = inputWidth;
    this.inputHeight = inputHeight;
    width = (inputWidth + 2 * padding - convolution.kernel()) / stride + 1;
    height = (inputHeight + 2 * padding - convolution.kernel()) / stride + 1;
    pitch = phaseSide(inputWidth);
    length = (height - 1) * pitch + width;
    phases = new float[channels * stride * stride][pitch * phaseSide(inputHeight)];
    int taps = channels * convolution.kernel() * convolution.kernel();
    phaseOfTap = new int[taps];
    shiftOfTap = new int[taps];
    runs = new float[roundedUp(taps, TAPS_TOGETHER)][];
    placeTaps(convolution.kernel());
    maps = new float[roundedUp(convolution.filters(), FILTERS_TOGETHER)][length];
    biases = Arrays.copyOf(parameters[1], maps.length);
    weights = inOrderOfUse(parameters[0], taps);
  }

  private void placeTaps(int kernel) {
    for (int tap = 0; tap < phaseOfTap.length; tap++) {
      int channel = tap / (kernel * kernel);
      int y = tap / kernel % kernel;
      int x = tap % kernel;
      phaseOfTap[tap] = phase(channel, y, x);
      shiftOfTap[tap] = y / stride * pitch + x / stride;
      runs[tap] = shiftOfTap[tap] == 0 ? phases[phaseOfTap[tap]] : new float[length];
    }
    for (int tap = phaseOfTap.length; tap < runs.length; tap++) {
      runs[tap] = runs[0]; // of weight 0
    }
  }

  /** The weights as {@link #sum} takes them: for two filters the taps, three at a time. */
  private float[] inOrderOfUse(float[] given, int taps) {
    float[] ordered = new float[maps.length * runs.length];
    for (int filter = 0; filter < given.length / taps; filter++) {
      int pair = filter / FILTERS_TOGETHER * FILTERS_TOGETHER * runs.length;
      for (int tap = 0; tap < taps; tap++) {
        int group = tap / TAPS_TOGETHER * TAPS_TOGETHER * FILTERS_TOGETHER;
        int within = filter % FILTERS_TOGETHER * TAPS_TOGETHER + tap % TAPS_TOGETHER;
        ordered[pair + group + within] = given[filter * taps + tap];
      }
    }
    return ordered;
  }

  /** The floats of one map, row by row with those of no meaning. */
  int length() {
    return length;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Floats between the starts of two rows of a map. */
  int pitch() {
    return pitch;
  }

  /**
   * Sets a channel of the input.
   *
   * @param source holds it from {@code start}, a row every {@code sourcePitch}
   */
  void setChannel(int channel, float[] source, int start, int sourcePitch) {
    for (int y = 0; y < inputHeight; y++) {
      int from = start + y * sourcePitch;
      int row = (y + padding) / stride * pitch;
      for (int first = 0; first < stride && first < inputWidth; first++) {
        float[] phase = phases[phase(channel, y + padding, first + padding)];
        int place = row + (first + padding) / stride;
        int count = (inputWidth - first + stride - 1) / stride;
        if (stride == 2) {
          copyEverySecond(source, from + first, phase, place, count);
        } else {
          for (int i = 0; i < count; i++) {
            phase[place + i] = source[from + first + i * stride];
          }
        }
      }
    }
  }

  /** The usual stride as a constant, so that the compiler checks the bounds once a loop. */
  private static void copyEverySecond(float[] source, int from, float[] target, int to, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i] = source[from + 2 * i];
    }
  }

  /**
   * Computes the maps.
   *
   * @return one a filter, at least; row {@code y} begins at {@code y * pitch}; owned
   */
  float[][] run() {
    for (int tap = 0; tap < phaseOfTap.length; tap++) {
      if (shiftOfTap[tap] != 0) {
        System.arraycopy(phases[phaseOfTap[tap]], shiftOfTap[tap], runs[tap], 0, length);
      }
    }
    int weight = 0;
    for (int filter = 0; filter < maps.length; filter += FILTERS_TOGETHER) {
      Arrays.fill(maps[filter], biases[filter]);
      Arrays.fill(maps[filter + 1], biases[filter + 1]);
      for (int tap = 0; tap < runs.length; tap += TAPS_TOGETHER) {
        sum(filter, tap, weight);
        weight += FILTERS_TOGETHER * TAPS_TOGETHER;
      }
      rectify(maps[filter]);
      rectify(maps[filter + 1]);
    }
    return maps;
  }

  /** Adds three runs to two maps. */
  private void sum(int filter, int tap, int weight) {
    float[] one = maps[filter];
    float[] other = maps[filter + 1];
    float[] a = runs[tap];
    float[] b = runs[tap + 1];
    float[] c = runs[tap + 2];
    float oneA = weights[weight];
    float oneB = weights[weight + 1];
    float oneC = weights[weight + 2];
    float otherA = weights[weight + 3];
    float otherB = weights[weight + 4];
    float otherC = weights[weight + 5];
    for (int i = 0; i < length; i++) {
      one[i] = one[i] + oneA * a[i] + oneB * b[i] + oneC * c[i];
      other[i] = other[i] + otherA * a[i] + otherB * b[i] + otherC * c[i];
    }
  }

  private static void rectify(float[] map) {
    for (int i = 0; i < map.length; i++) {
      map[i] = Math.max(0, map[i]);
    }
  }

  private int phase(int channel, int paddedY, int paddedX) {
    return (channel * stride + paddedY % stride) * stride + paddedX % stride;
  }

  private int phaseSide(int side) {
    return roundedUp(side + 2 * padding, stride) / stride;
  }

  private static int roundedUp(int count, int multiple) {
    return (count + multiple - 1) / multiple * multiple;
  }
}
