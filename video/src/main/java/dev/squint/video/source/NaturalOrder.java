package dev.squint.video.source;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of names in which runs of digits count as numbers: frame2 before frame10. */
enum NaturalOrder implements Comparator<String> {
  INSTANCE;

  private static final Pattern CHUNK = Pattern.compile("[0-9]+|[^0-9]+");

  @Override
  public int compare(String left, String right) {
    Matcher leftChunks = CHUNK.matcher(left);
    Matcher rightChunks = CHUNK.matcher(right);
    while (leftChunks.find()) {
      if (!rightChunks.find()) {
        return 1;
      }
      int order = compareChunks(leftChunks.group(), rightChunks.group());
      if (order != 0) {
        return order;
      }
    }
    // Names that differ in leading zeros alone still need one fixed order.
    return rightChunks.find() ? -1 : left.compareTo(right);
  }

  private static int compareChunks(String left, String right) {
    if (Character.isDigit(left.charAt(0)) && Character.isDigit(right.charAt(0))) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    return left.compareTo(right);
  }
}
