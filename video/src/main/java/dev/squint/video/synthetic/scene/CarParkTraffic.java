package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.actor.Pose;
import dev.squint.video.synthetic.ground.GroundCamera;
import dev.squint.video.synthetic.ground.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of a car park: cars come, stand for minutes or hours, and leave when their driver has
 * come back. One car moves in the aisle at a time; others wait for it.
 */
final class CarParkTraffic extends Traffic {
  private static final double ARRIVALS = 13;
  private static final double PASSERS = 26;
  private static final double SHORT_STAY = 700;
  private static final double LONG_STAY = 5400;
  private static final double SHORT_SHARE = 0.35;
  private static final int MOST_WAITING = 3;

  private final CarParkLayout layout;
  private final GroundCamera camera;
  private final double edge;
  private final List<Bay> bays = new ArrayList<>();
  private final List<Walker> walkers = new ArrayList<>();
  private @Nullable Drive drive;
  private int waiting;
  private List<Actor> actors = List.of();

  /** A bay and who stands in it. */
  private static final class Bay {
    private final CarParkLayout.Bay place;
    private @Nullable Actor car;
    private double stay;
    private double driverLeavesIn = Double.NaN;
    private @Nullable Walker driver;
    private boolean driverIn;

    Bay(CarParkLayout.Bay place) {
      this.place = place;
    }
  }

  /** A car on its way into or out of a bay. */
  private static final class Drive {
    private final Mover mover;
    private final @Nullable Bay into;
    private @Nullable Path next;

    Drive(Mover mover, @Nullable Bay into, @Nullable Path next) {
      this.mover = mover;
      this.into = into;
      this.next = next;
    }
  }

  CarParkTraffic(CarParkLayout layout, GroundCamera camera, long seed, double multiplier) {
    super(seed, multiplier);
    this.layout = layout;
    this.camera = camera;
    this.edge = camera.edge(layout.end()) + 5;
    double reach = camera.edge(layout.farRow()) + 1;
    for (CarParkLayout.Bay place : layout.bays(-reach, reach)) {
      if (Math.abs(place.x()) < camera.edge(place.y()) + 0.5) {
        bays.add(new Bay(place));
      }
    }
  }

  /** Fills bays as they stand at an hour. */
  CarParkTraffic filled(double hour) {
    double share = 0.22 + 0.5 * Math.min(1, Rates.OFFICE.at(hour) + 0.15);
    for (Bay bay : bays) {
      if (happens(hour > 6 && hour < 21 ? share : 0.25)) {
        park(bay, car());
        bay.driverLeavesIn = Double.NaN;
        bay.stay = between(20, 1) * stay() / 20;
      }
    }
    return this;
  }

  private void park(Bay bay, Actor car) {
    CarParkLayout.Bay place = bay.place;
    car.moveTo(new Pose(place.x(), place.y(), place.heading(), 0, 0));
    car.settle(true);
    bay.car = car;
    bay.stay = stay();
    bay.driver = null;
    bay.driverIn = false;
    bay.driverLeavesIn = between(4, 12);
  }

  private double stay() {
    double mean = happens(SHORT_SHARE) ? SHORT_STAY : LONG_STAY;
    return 120 - mean * Math.log(1 - random().nextDouble() * 0.98);
  }

  @Override
  public void step(double seconds, double hour) {
    double rate = Rates.OFFICE.at(hour);
    if (arrives(ARRIVALS * (0.04 + rate), seconds)) {
      waiting = Math.min(MOST_WAITING, waiting + 1);
    }
    if (arrives(PASSERS * (0.02 + rate), seconds)) {
      pass();
    }
    for (Bay bay : bays) {
      live(bay, seconds);
    }
    move(seconds);
    for (Walker walker : walkers) {
      walker.walk(seconds, Double.POSITIVE_INFINITY);
    }
    walkers.removeIf(Mover::hasArrived);
    collect();
  }

  private void live(Bay bay, double seconds) {
    if (bay.car == null) {
      return;
    }
    bay.stay -= seconds;
    if (bay.driverLeavesIn > 0) {
      bay.driverLeavesIn -= seconds;
      if (bay.driverLeavesIn <= 0) {
        walkers.add(walk(fromDoor(bay)));
      }
    }
    Walker driver = bay.driver;
    if (bay.stay <= 0 && driver == null) {
      bay.driver = walk(toDoor(bay));
      walkers.add(bay.driver);
    } else if (driver != null && driver.hasArrived()) {
      bay.driverIn = true;
    }
  }

  private void move(double seconds) {
    Drive current = drive;
    if (current == null) {
      current = nextDrive();
      drive = current;
    }
    if (current == null) {
      return;
    }
    current.mover.advance(seconds, Double.POSITIVE_INFINITY);
    if (!current.mover.hasArrived()) {
      return;
    }
    Path next = current.next;
    if (next != null) {
      current.next = null;
      current.mover.follow(next, false);
      return;
    }
    if (current.into != null) {
      park(current.into, current.mover.actors().get(0));
    }
    drive = null;
  }

  private @Nullable Drive nextDrive() {
    for (Bay bay : bays) {
      if (bay.driverIn && bay.car != null) {
        return leave(bay, bay.car);
      }
    }
    if (waiting == 0) {
      return null;
    }
    waiting--;
    List<Bay> free = bays.stream().filter(bay -> bay.car == null).toList();
    double y = layout.aisleMiddle();
    if (free.isEmpty()) {
      Path through = Path.from(-edge, y).to(edge, y).build();
      return new Drive(mover(car(), through), null, null);
    }
    Bay bay = free.get(random().nextInt(free.size()));
    return new Drive(mover(car(), wayIn(bay.place)), bay, null);
  }

  private Drive leave(Bay bay, Actor car) {
    bay.car = null;
    bay.driverIn = false;
    bay.driver = null;
    car.settle(false);
    Path out = wayOut(bay.place);
    Mover mover = mover(car, out);
    mover.follow(out, true);
    double y = layout.aisleMiddle();
    double x = out.x(out.length());
    return new Drive(mover, null, Path.from(x, y).to(edge, y).build());
  }

  private Mover mover(Actor car, Path path) {
    return new Mover(List.of(car), path, between(2.6, 4.2), Mover.Manner.CAR);
  }

  private Path wayIn(CarParkLayout.Bay place) {
    double y = layout.aisleMiddle();
    double dx = Math.cos(place.heading());
    double dy = Math.sin(place.heading());
    double mouth = layout.depth() / 2 + 0.6;
    double mouthX = place.x() - dx * mouth;
    double mouthY = place.y() - dy * mouth;
    double corner = mouthX - dx * (mouthY - y) / dy;
    return Path.from(-edge, y)
        .to(corner - 3.6, y)
        .curve(corner - 0.4, y, mouthX, mouthY)
        .to(place.x(), place.y())
        .build();
  }

  /** Backwards out of the bay to the left, so that the nose points to the way out. */
  private Path wayOut(CarParkLayout.Bay place) {
    double y = layout.aisleMiddle();
    double dx = Math.cos(place.heading());
    double dy = Math.sin(place.heading());
    double mouth = layout.depth() / 2 + 0.6;
    double mouthX = place.x() - dx * mouth;
    double mouthY = place.y() - dy * mouth;
    double corner = mouthX - dx * (mouthY - y) / dy;
    return Path.from(place.x(), place.y())
        .to(mouthX, mouthY)
        .curve(corner, y, corner - 3.8, y)
        .build();
  }

  private Path fromDoor(Bay bay) {
    double way = happens(0.5) ? 1 : -1;
    double x = bay.place.x() + layout.bayWidth() / 2;
    double y = walkwayOf(bay);
    return Path.from(x, bay.place.y())
        .to(x + layout.slant() * 0.25, y)
        .to(way * (camera.edge(y) + 1), y + between(-0.3, 0.3))
        .build();
  }

  private Path toDoor(Bay bay) {
    double way = happens(0.5) ? 1 : -1;
    double x = bay.place.x() + layout.bayWidth() / 2;
    double y = walkwayOf(bay);
    return Path.from(way * (camera.edge(y) + 1), y)
        .to(x + layout.slant() * 0.25, y)
        .to(x, bay.place.y())
        .build();
  }

  /** Drivers of the near row walk in front of it, of the far row along its edge of the aisle. */
  private double walkwayOf(Bay bay) {
    return bay.place.y() < layout.aisleMiddle()
        ? layout.nearRow() - between(0.8, 1.6)
        : layout.farRow() - between(0.5, 1.1);
  }

  private void pass() {
    double way = happens(0.5) ? 1 : -1;
    double y = happens(0.6) ? layout.nearRow() - between(0.8, 2.2) : layout.farRow() - 0.9;
    double side = camera.edge(y) + 1;
    walkers.add(walk(Path.from(-way * side, y).to(way * side, y + between(-0.3, 0.3)).build()));
  }

  private Walker walk(Path path) {
    return new Walker(person(), path, between(1.0, 1.6), List.of());
  }

  private void collect() {
    List<Actor> all = new ArrayList<>();
    for (Bay bay : bays) {
      if (bay.car != null) {
        all.add(bay.car);
      }
    }
    if (drive != null) {
      all.addAll(drive.mover.actors());
    }
    for (Walker walker : walkers) {
      all.addAll(walker.actors());
    }
    actors = all;
  }

  @Override
  public List<Actor> actors() {
    return actors;
  }
}
