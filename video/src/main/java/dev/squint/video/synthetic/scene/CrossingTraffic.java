package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.ground.GroundCamera;
import dev.squint.video.synthetic.ground.Path;
import java.util.ArrayList;
import java.util.List;

/** The traffic of a street crossing: cars and buses yield to people on the zebra. */
final class CrossingTraffic extends Traffic {
  private static final double CARS = 420;
  private static final double BUSES = 34;
  private static final double CYCLISTS = 26;
  private static final double ALONG = 62;
  private static final double ACROSS = 36;
  private static final double LANE_MARGIN = 14;
  private static final int MOST_CROSSERS = 24;
  private static final int MOST_WALKERS = 60;

  private final CrossingLayout layout;
  private final GroundCamera camera;
  private final Lane right;
  private final Lane left;
  private final Lane cycleRight;
  private final Lane cycleLeft;
  private final List<Walker> walkers = new ArrayList<>();
  private final List<Crosser> crossers = new ArrayList<>();
  private List<Actor> actors = List.of();

  /** A walker who crosses the road, and the metres of its path between the kerbs. */
  private record Crosser(Walker walker, double kerb, double beyond) {
    boolean isOnRoad() {
      return walker.travelled() > kerb + 0.1 && walker.travelled() < beyond;
    }

    boolean isWaiting() {
      return walker.travelled() > kerb - 1.2 && walker.travelled() <= kerb + 0.1;
    }
  }

  CrossingTraffic(CrossingLayout layout, GroundCamera camera, long seed, double multiplier) {
    super(seed, multiplier);
    this.layout = layout;
    this.camera = camera;
    double edge = camera.edge(layout.farKerb()) + LANE_MARGIN;
    double before = layout.zebra() - layout.zebraWidth() / 2 - 1.6;
    double after = layout.zebra() + layout.zebraWidth() / 2 + 1.6;
    right = new Lane(-edge, edge, layout.nearLane(), before);
    left = new Lane(edge, -edge, layout.farLane(), after);
    cycleRight = new Lane(-edge, edge, layout.nearCycle(), before);
    cycleLeft = new Lane(edge, -edge, layout.farCycle(), after);
  }

  @Override
  public void step(double seconds, double hour) {
    arrive(seconds, Rates.STREET.at(hour));
    boolean stop = crossers.stream().anyMatch(c -> c.isOnRoad() || c.isWaiting());
    for (Lane lane : List.of(right, left, cycleRight, cycleLeft)) {
      lane.step(seconds, stop);
    }
    boolean safe = isSafe(right) && isSafe(left) && isSafe(cycleRight) && isSafe(cycleLeft);
    for (Crosser crosser : crossers) {
      boolean mayGo = safe || crosser.walker().travelled() > crosser.kerb() + 0.1;
      crosser.walker().walk(seconds, mayGo ? Double.POSITIVE_INFINITY : crosser.kerb());
    }
    for (Walker walker : walkers) {
      walker.walk(seconds, Double.POSITIVE_INFINITY);
    }
    crossers.removeIf(c -> c.walker().hasArrived());
    walkers.removeIf(Mover::hasArrived);
    collect();
  }

  private boolean isSafe(Lane lane) {
    return lane.isSafe(layout.zebraWidth() + 3.2);
  }

  private void collect() {
    List<Actor> all = new ArrayList<>();
    for (Lane lane : List.of(right, left, cycleRight, cycleLeft)) {
      for (Mover mover : lane.movers()) {
        all.addAll(mover.actors());
      }
    }
    for (Crosser crosser : crossers) {
      all.addAll(crosser.walker().actors());
    }
    for (Walker walker : walkers) {
      all.addAll(walker.actors());
    }
    actors = all;
  }

  private void arrive(double seconds, double rate) {
    for (Lane lane : List.of(right, left)) {
      if (arrives((CARS + BUSES) / 2 * rate, seconds)) {
        lane.request();
      }
      if (lane.canEnter()) {
        boolean isBus = random().nextDouble() < BUSES / (CARS + BUSES);
        lane.enter(
            List.of(isBus ? bus() : car()),
            isBus ? between(6, 8.5) : between(6.5, 11.5),
            between(-0.25, 0.25),
            Mover.Manner.CAR);
      }
    }
    for (Lane lane : List.of(cycleRight, cycleLeft)) {
      if (arrives(CYCLISTS / 2 * rate, seconds)) {
        lane.request();
      }
      if (lane.canEnter()) {
        lane.enter(cyclist(), between(3.4, 5.8), between(-0.15, 0.15), Mover.Manner.BICYCLE);
      }
    }
    if (arrives(ALONG * rate, seconds) && walkers.size() < MOST_WALKERS) {
      walkAlong();
    }
    if (arrives(ACROSS * rate, seconds) && crossers.size() < MOST_CROSSERS) {
      walkAcross();
    }
  }

  private void walkAlong() {
    boolean near = random().nextDouble() < 0.4;
    double y = near ? nearY() : farY();
    double direction = random().nextBoolean() ? 1 : -1;
    double edge = camera.edge(y) + 0.8;
    Path path =
        Path.from(-direction * edge, y)
            .to(direction * edge * 0.1, y + between(-0.4, 0.4))
            .to(direction * edge, y + between(-0.3, 0.3))
            .build();
    List<Walker.Halt> halts =
        random().nextDouble() < 0.18
            ? List.of(new Walker.Halt(path.length() * between(0.2, 0.8), between(5, 45)))
            : List.of();
    walkers.add(new Walker(person(), path, between(0.95, 1.75), halts));
  }

  private void walkAcross() {
    boolean outward = random().nextBoolean();
    double startY = outward ? nearY() : farY();
    double endY = outward ? farY() : nearY();
    double zebra = layout.zebra() + between(-0.35, 0.35) * layout.zebraWidth();
    double startX = (random().nextBoolean() ? 1 : -1) * (camera.edge(startY) + 0.8);
    double endX = (random().nextBoolean() ? 1 : -1) * (camera.edge(endY) + 0.8);
    double from = outward ? layout.nearKerb() - 0.4 : layout.farKerb() + 0.4;
    double to = outward ? layout.farKerb() + 0.4 : layout.nearKerb() - 0.4;
    Path path =
        Path.from(startX, startY)
            .to(zebra + Math.signum(startX) * 0.6, startY)
            .to(zebra, from)
            .to(zebra + between(-0.3, 0.3), to)
            .to(zebra + Math.signum(endX) * 0.6, endY)
            .to(endX, endY)
            .build();
    Walker walker = new Walker(person(), path, between(1.05, 1.7), List.of());
    crossers.add(new Crosser(walker, path.lengthAt(2), path.lengthAt(3)));
  }

  private double nearY() {
    return layout.nearKerb() - between(1.0, 2.4);
  }

  private double farY() {
    return layout.farKerb() + between(1.5, layout.wall() - layout.farKerb() - 0.7);
  }

  @Override
  public List<Actor> actors() {
    return actors;
  }
}
