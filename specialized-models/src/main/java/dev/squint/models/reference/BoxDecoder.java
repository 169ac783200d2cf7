package dev.squint.models.reference;

import java.util.Arrays;

/**
 * Reads the boxes of a frame off a detector's output. A box has one class, its best. Not
 * thread-safe.
 */
final class BoxDecoder {
  private static final int CELL_VALUES = 3;

  private final HeadShape head;
  private final boolean decoded;
  private final float minimumScore;
  private final float[] cells;
  private final float[] bestScores;
  private final int[] bestClasses;
  private final float[] box = new float[HeadShape.BOX_ATTRIBUTES];

  BoxDecoder(HeadLayout layout, double minimumScore) {
    head = layout.shape();
    decoded = layout.decoded();
    this.minimumScore = (float) minimumScore;
    cells = decoded ? new float[0] : layout.grid().cellTable();
    bestScores = new float[head.boxesFirst() ? 0 : head.boxes()];
    bestClasses = new int[bestScores.length];
  }

  /**
   * Adds the boxes that score at least the minimum.
   *
   * @param values output of a batch
   * @param offset where the frame begins in it
   */
  void decode(float[] values, int offset, Candidates candidates) {
    if (head.boxesFirst()) {
      decodeBoxesFirst(values, offset, candidates);
    } else {
      decodeAttributesFirst(values, offset, candidates);
    }
  }

  private void decodeBoxesFirst(float[] values, int offset, Candidates candidates) {
    int attributes = head.attributes();
    for (int index = 0; index < head.boxes(); index++) {
      int start = offset + index * attributes;
      float objectness = head.objectness() ? values[start + HeadShape.BOX_ATTRIBUTES] : 1;
      // A class score is at most 1, so the product is at most the objectness.
      if (objectness < minimumScore) {
        continue;
      }
      int best = start + head.firstClass();
      for (int score = best + 1; score < start + attributes; score++) {
        best = values[score] > values[best] ? score : best;
      }
      if (values[best] * objectness >= minimumScore) {
        System.arraycopy(values, start, box, 0, box.length);
        add(index, values[best] * objectness, best - start - head.firstClass(), candidates);
      }
    }
  }

  private void decodeAttributesFirst(float[] values, int offset, Candidates candidates) {
    int boxes = head.boxes();
    Arrays.fill(bestScores, 0);
    for (int index = 0; index < head.classes(); index++) {
      int start = offset + (head.firstClass() + index) * boxes;
      for (int column = 0; column < boxes; column++) {
        if (values[start + column] > bestScores[column]) {
          bestScores[column] = values[start + column];
          bestClasses[column] = index;
        }
      }
    }
    int objectnessRow = offset + HeadShape.BOX_ATTRIBUTES * boxes;
    for (int column = 0; column < boxes; column++) {
      float objectness = head.objectness() ? values[objectnessRow + column] : 1;
      float score = bestScores[column] * objectness;
      if (score >= minimumScore) {
        for (int attribute = 0; attribute < box.length; attribute++) {
          box[attribute] = values[offset + attribute * boxes + column];
        }
        add(column, score, bestClasses[column], candidates);
      }
    }
  }

  private void add(int index, float score, int classIndex, Candidates candidates) {
    if (!decoded) {
      float stride = cells[CELL_VALUES * index + 2];
      box[0] = (box[0] + cells[CELL_VALUES * index]) * stride;
      box[1] = (box[1] + cells[CELL_VALUES * index + 1]) * stride;
      box[2] = (float) Math.exp(box[2]) * stride;
      box[3] = (float) Math.exp(box[3]) * stride;
    }
    candidates.add(box, score, classIndex);
  }
}
