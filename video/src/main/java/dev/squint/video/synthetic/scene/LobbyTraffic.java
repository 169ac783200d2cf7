package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.ground.GroundCamera;
import dev.squint.video.synthetic.ground.Path;
import java.util.ArrayList;
import java.util.List;

/** The visitors of an entrance hall: they come in, ask, wait, walk through, and leave. */
final class LobbyTraffic extends Traffic {
  private static final double VISITS = 30;
  private static final double PASSAGES = 26;
  private static final int DOOR = 2;

  private final LobbyLayout layout;
  private final GroundCamera camera;
  private final List<Walker> walkers = new ArrayList<>();
  private List<Actor> actors = List.of();

  LobbyTraffic(LobbyLayout layout, GroundCamera camera, long seed, double multiplier) {
    super(seed, multiplier);
    this.layout = layout;
    this.camera = camera;
  }

  @Override
  public void step(double seconds, double hour) {
    double rate = Rates.OFFICE.at(hour);
    if (arrives(VISITS * rate, seconds)) {
      visit();
    }
    if (arrives(PASSAGES * rate, seconds)) {
      passThrough();
      if (happens(0.18)) {
        passThrough();
      }
    }
    for (Walker walker : walkers) {
      walker.walk(seconds, Double.POSITIVE_INFINITY);
    }
    walkers.removeIf(Mover::hasArrived);
    List<Actor> all = new ArrayList<>();
    for (Walker walker : walkers) {
      all.addAll(walker.actors());
    }
    actors = all;
  }

  private void visit() {
    double[] spot = spot();
    Path.Builder way = enter(random().nextInt(3));
    way.to(between(-0.6, 0.6), between(5.4, 6.4));
    int halt = way.size();
    way.to(spot[0], spot[1]);
    boolean second = happens(0.3);
    double[] other = second ? spot() : spot;
    int secondHalt = way.size();
    if (second) {
      way.to(other[0], other[1]);
    }
    way.to(between(-0.6, 0.6), between(5.2, 6.2));
    Path path = leave(way, random().nextInt(3)).build();
    List<Walker.Halt> halts = new ArrayList<>();
    halts.add(new Walker.Halt(path.lengthAt(halt), between(6, 35)));
    if (second) {
      halts.add(new Walker.Halt(path.lengthAt(secondHalt), between(10, 60)));
    }
    walkers.add(new Walker(person(), path, between(0.95, 1.45), halts));
  }

  private void passThrough() {
    int from = random().nextInt(3);
    int to = (from + 1 + random().nextInt(2)) % 3;
    Path.Builder way = enter(from).to(between(-0.8, 0.8), between(5.0, 6.6));
    walkers.add(new Walker(person(), leave(way, to).build(), between(1.05, 1.6), List.of()));
  }

  /** Where a visitor stands: at the desk, before the sofa, at the window or in the middle. */
  private double[] spot() {
    double side = layout.side();
    double chance = random().nextDouble();
    if (chance < 0.5) {
      return new double[] {layout.desk() + between(-0.9, 0.9), layout.deskY() - between(0.5, 0.9)};
    }
    if (chance < 0.7) {
      return new double[] {
        side * (layout.half() - between(1.4, 2.4)), layout.wall() - between(2.5, 3.1)
      };
    }
    if (chance < 0.88) {
      return new double[] {side * (layout.half() - 1.8), between(6.4, 7.2)};
    }
    return new double[] {between(-1.2, 1.2), between(5.6, 7.4)};
  }

  private Path.Builder enter(int entrance) {
    if (entrance == DOOR) {
      double from = layout.door() + (happens(0.5) ? 1 : -1) * 2.6;
      return Path.from(from, layout.wall() + 1.5)
          .to(layout.door(), layout.wall() + 1.0)
          .to(layout.door() + between(-0.3, 0.3), layout.wall() - 1.2);
    }
    double y = between(4.6, 6.2);
    double x = (entrance == 0 ? -1 : 1) * (camera.edge(y) + 0.6);
    return Path.from(x, y);
  }

  private Path.Builder leave(Path.Builder way, int entrance) {
    if (entrance == DOOR) {
      return way.to(layout.door() + between(-0.3, 0.3), layout.wall() - 1.2)
          .to(layout.door(), layout.wall() + 1.0)
          .to(layout.door() + (happens(0.5) ? 1 : -1) * 2.6, layout.wall() + 1.5);
    }
    double y = between(4.6, 6.2);
    return way.to((entrance == 0 ? -1 : 1) * (camera.edge(y) + 0.6), y);
  }

  @Override
  public List<Actor> actors() {
    return actors;
  }
}
