package dev.squint.core.audit;

import java.io.Serializable;
import java.util.Map;

/**
 * Which short-circuited frames are audited: a share of each camera's, drawn by frame number, so
 * that a replay audits the same frames and a higher rate those of a lower one too.
 *
 * @param byCamera the share of a camera's short-circuited frames, {@code [0, 1]}
 * @param others the share of every other camera's, {@code [0, 1]}
 * @param seed draws other frames when it is another
 */
public record AuditRates(Map<String, Double> byCamera, double others, long seed)
    implements Serializable {
  /** No frame is audited. */
  public static final AuditRates NONE = same(0);

  private static final long serialVersionUID = 1L;
  private static final long DEFAULT_SEED = 1;
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final int UNUSED_BITS = 11;
  private static final double UNIT = 0x1.0p-53;

  public AuditRates {
    byCamera = Map.copyOf(byCamera);
    byCamera.values().forEach(AuditRates::requireRate);
    requireRate(others);
  }

  /** The same rate for every camera. */
  public static AuditRates same(double rate) {
    return new AuditRates(Map.of(), rate, DEFAULT_SEED);
  }

  /** A rate for each camera; others are not audited. */
  public static AuditRates of(Map<String, Double> byCamera) {
    return new AuditRates(byCamera, 0, DEFAULT_SEED);
  }

  /** Fails unless {@code rate} is a share, {@code [0, 1]}. */
  public static void requireRate(double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "an audit rate is a share of the frames, between 0 and 1: " + rate);
    }
  }

  /** The share of a camera's short-circuited frames that is audited, {@code [0, 1]}. */
  public double of(String camera) {
    return byCamera.getOrDefault(camera, others);
  }

  /** Whether a frame is audited if it is short-circuited. */
  public boolean isSelected(String camera, long frame) {
    double rate = of(camera);
    return rate > 0 && uniform(camera, frame) < rate;
  }

  /** A number in {@code [0, 1)} that looks random from frame to frame and camera to camera. */
  private double uniform(String camera, long frame) {
    long hash = mixed(seed + GOLDEN_GAMMA);
    for (int i = 0; i < camera.length(); i++) {
      hash = mixed(hash + GOLDEN_GAMMA ^ camera.charAt(i));
    }
    return (mixed(hash + GOLDEN_GAMMA * (frame + 1)) >>> UNUSED_BITS) * UNIT;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): each bit depends on all. */
  private static long mixed(long value) {
    long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
