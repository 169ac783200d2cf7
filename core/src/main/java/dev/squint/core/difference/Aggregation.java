package dev.squint.core.difference;

/** How the mean squared errors of the blocks become one difference. */
public enum Aggregation {
  /** Mean squared error over the whole image (NoScope's global detector). */
  GLOBAL,
  /** Sum of the blocks' errors, each times its weight (NoScope's blocked detector). */
  WEIGHTED_BLOCKS,
  /** The largest of the blocks' errors, each times its weight: sees what is small and local. */
  LARGEST_BLOCK
}
