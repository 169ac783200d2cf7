package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.actor.Pose;
import dev.squint.video.synthetic.ground.Path;
import java.util.List;

/** Takes actors along a path, with a speed that rises and falls as a driver's or walker's does. */
class Mover {
  private final List<Actor> actors;
  private final double cruise;
  private final double acceleration;
  private final double braking;
  private final double turnRate;
  private Path path;
  private double travelled;
  private double odometer;
  private double speed;
  private double heading;
  private boolean backwards;

  /** A mover at the start of {@code path}. */
  Mover(List<Actor> actors, Path path, double cruise, Manner manner) {
    this.actors = List.copyOf(actors);
    this.path = path;
    this.cruise = cruise;
    this.acceleration = manner.acceleration();
    this.braking = manner.braking();
    this.turnRate = manner.turnRate();
    this.speed = cruise;
    this.heading = path.heading(0);
    place(0);
  }

  /**
   * How quickly something changes its speed and direction.
   *
   * @param acceleration metres a second, a second
   * @param braking likewise
   * @param turnRate radians a second
   */
  record Manner(double acceleration, double braking, double turnRate) {
    static final Manner CAR = new Manner(1.7, 3.2, 20);
    static final Manner BICYCLE = new Manner(1.0, 2.2, 4);
    static final Manner PERSON = new Manner(1.6, 3.0, 3.5);
  }

  List<Actor> actors() {
    return actors;
  }

  double travelled() {
    return travelled;
  }

  double speed() {
    return speed;
  }

  double x() {
    return actors.get(0).pose().x();
  }

  double y() {
    return actors.get(0).pose().y();
  }

  boolean hasArrived() {
    return travelled >= path.length() - 0.02;
  }

  Path path() {
    return path;
  }

  /** Starts another path where it begins, driving forwards or backwards. */
  void follow(Path next, boolean reverse) {
    path = next;
    travelled = 0;
    backwards = reverse;
    place(0);
  }

  /** Moves on for {@code seconds}, not beyond {@code limit} metres of the path. */
  void advance(double seconds, double limit) {
    double room = Math.max(0, Math.min(limit, path.length() + 5) - travelled);
    double wanted = Math.min(cruise, Math.sqrt(2 * braking * 0.7 * room));
    speed =
        wanted > speed
            ? Math.min(wanted, speed + acceleration * seconds)
            : Math.max(wanted, speed - 2 * braking * seconds);
    if (room < 0.05) {
      speed = 0;
    }
    double step = Math.min(room, speed * seconds);
    travelled = Math.min(path.length(), travelled + step);
    odometer += step;
    place(seconds);
  }

  private void place(double seconds) {
    double wanted = path.heading(travelled) + (backwards ? Math.PI : 0);
    double turn = Math.IEEEremainder(wanted - heading, 2 * Math.PI);
    double most = turnRate * seconds;
    heading += Math.max(-most, Math.min(most, turn));
    Pose pose = new Pose(path.x(travelled), path.y(travelled), heading, odometer, speed);
    for (Actor actor : actors) {
      actor.moveTo(pose);
    }
  }
}
