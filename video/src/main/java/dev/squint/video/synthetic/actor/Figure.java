package dev.squint.video.synthetic.actor;

/** Something that can be drawn where it stands. */
public interface Figure {
  /** Draws the figure. */
  void draw(Stage stage, Pose pose);

  /**
   * Fills what the figure covers, for counting; holes that an eye fills in (a wheel between its
   * spokes) count as covered.
   */
  default void silhouette(Stage stage, Pose pose) {
    draw(stage, pose);
  }

  /** Height in metres. */
  double height();

  /** Length along the direction of travel in metres. */
  double length();

  /** Width across the direction of travel in metres. */
  double width();
}
