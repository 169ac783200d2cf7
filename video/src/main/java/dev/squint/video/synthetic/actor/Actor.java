package dev.squint.video.synthetic.actor;

/**
 * One thing that can be seen and named: its number, its class, its figure and where it is.
 *
 * <p>Its pose changes while it moves; an actor that has settled (a parked car) keeps its pose until
 * it is unsettled.
 */
public final class Actor {
  private final long id;
  private final String objectClass;
  private final Figure figure;
  private final double nearer;
  private Pose pose;
  private boolean settled;

  /** An actor at a place. */
  public Actor(long id, String objectClass, Figure figure, Pose pose) {
    this(id, objectClass, figure, pose, 0);
  }

  private Actor(long id, String objectClass, Figure figure, Pose pose, double nearer) {
    this.id = id;
    this.objectClass = objectClass;
    this.figure = figure;
    this.pose = pose;
    this.nearer = nearer;
  }

  /** An actor that sits on another at the same place, and is drawn over it. */
  public static Actor onTop(long id, String objectClass, Figure figure, Pose pose) {
    return new Actor(id, objectClass, figure, pose, 0.01);
  }

  public long id() {
    return id;
  }

  public String objectClass() {
    return objectClass;
  }

  public Figure figure() {
    return figure;
  }

  public Pose pose() {
    return pose;
  }

  /** Puts the actor somewhere else. */
  public void moveTo(Pose next) {
    pose = next;
  }

  /** Whether the actor stands still for long, so that it may be drawn once and kept. */
  public boolean isSettled() {
    return settled;
  }

  /** Says whether the actor stands still for long. */
  public void settle(boolean still) {
    settled = still;
  }

  /** How far away the actor's near side is, which decides who hides whom. */
  public double depth() {
    double along = Math.abs(Math.sin(pose.heading())) * figure.length();
    double across = Math.abs(Math.cos(pose.heading())) * figure.width();
    // Of two side by side, the one nearer to the middle of the view hides the other.
    double aside = 0.02 * Math.abs(pose.x());
    return pose.y() - 0.3 * (along + across) + aside - nearer;
  }
}
