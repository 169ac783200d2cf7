package dev.squint.video.synthetic.draw;

/** A rectangle of whole pixels that grows around what is put into it; empty at first. */
public final class Area {
  int left;
  int top;
  int right;
  int bottom;

  /** An empty area. */
  public Area() {
    clear();
  }

  /** Makes the area empty. */
  public void clear() {
    left = Integer.MAX_VALUE;
    top = Integer.MAX_VALUE;
    right = Integer.MIN_VALUE;
    bottom = Integer.MIN_VALUE;
  }

  public boolean isEmpty() {
    return right <= left || bottom <= top;
  }

  /** Grows to hold columns {@code fromX} to {@code toX} (exclusive) of the rows likewise. */
  public void include(int fromX, int fromY, int toX, int toY) {
    left = Math.min(left, fromX);
    top = Math.min(top, fromY);
    right = Math.max(right, toX);
    bottom = Math.max(bottom, toY);
  }

  /** Grows to hold {@code other}. */
  public void include(Area other) {
    if (!other.isEmpty()) {
      include(other.left, other.top, other.right, other.bottom);
    }
  }

  /** First column. */
  public int left() {
    return left;
  }

  /** First row. */
  public int top() {
    return top;
  }

  /** Column after the last. */
  public int right() {
    return right;
  }

  /** Row after the last. */
  public int bottom() {
    return bottom;
  }
}
