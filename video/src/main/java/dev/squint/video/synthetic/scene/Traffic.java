package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.actor.BicycleFigure;
import dev.squint.video.synthetic.actor.Figure;
import dev.squint.video.synthetic.actor.PersonFigure;
import dev.squint.video.synthetic.actor.PersonLook;
import dev.squint.video.synthetic.actor.Pose;
import dev.squint.video.synthetic.actor.RiderFigure;
import dev.squint.video.synthetic.actor.VehicleFigure;
import dev.squint.video.synthetic.actor.VehicleLook;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Who comes, goes and waits in a scene; stepped frame by frame, never drawn here.
 *
 * <p>All chance comes from one generator, so that equal steps give equal traffic. What has left is
 * forgotten.
 */
public abstract class Traffic {
  private static final Pose NOWHERE = new Pose(0, 0, 0, 0, 0);
  private static final int[] BICYCLE_PAINT = {0xB02828, 0x2858A0, 0x30383C, 0x2E7A50, 0xD8D8D4};

  private final SplittableRandom random;
  private final double multiplier;
  private long nextId = 1;

  /**
   * Traffic of a seed.
   *
   * @param multiplier of all arrival rates
   */
  protected Traffic(long seed, double multiplier) {
    this.random = new SplittableRandom(seed);
    this.multiplier = multiplier;
  }

  /** Moves everybody on by {@code seconds} at an hour of the day. */
  public abstract void step(double seconds, double hour);

  /** Everybody who is there, in no order; the list is renewed by each step. */
  public abstract List<Actor> actors();

  /** Seconds of life before frame 0, so that the scene is not empty then. */
  public double warmUpSeconds() {
    return 90;
  }

  /** Chance of this traffic. */
  protected SplittableRandom random() {
    return random;
  }

  /** Whether something that comes {@code perHour} times an hour comes within {@code seconds}. */
  protected boolean arrives(double perHour, double seconds) {
    return random.nextDouble() < perHour * multiplier / 3600 * seconds;
  }

  /** Whether something of a chance in {@code [0, 1]} happens. */
  protected boolean happens(double chance) {
    return random.nextDouble() < chance;
  }

  protected double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  protected Actor person() {
    return actor("person", new PersonFigure(PersonLook.draw(random)));
  }

  protected Actor car() {
    return actor("car", new VehicleFigure(VehicleLook.car(random)));
  }

  protected Actor bus() {
    return actor("bus", new VehicleFigure(VehicleLook.bus(random)));
  }

  /** A bicycle and, after it, its rider. */
  protected List<Actor> cyclist() {
    int paint = BICYCLE_PAINT[random.nextInt(BICYCLE_PAINT.length)];
    Actor bicycle = actor("bicycle", new BicycleFigure(paint));
    Figure rider = new RiderFigure(PersonLook.draw(random), random.nextDouble() < 0.5);
    return List.of(bicycle, Actor.onTop(nextId++, "person", rider, NOWHERE));
  }

  private Actor actor(String objectClass, Figure figure) {
    return new Actor(nextId++, objectClass, figure, NOWHERE);
  }
}
