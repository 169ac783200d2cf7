package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.ground.GroundCamera;
import dev.squint.video.synthetic.ground.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few who pass a gate: one vehicle at a time, people beside it, somebody outside. */
final class GateTraffic extends Traffic {
  private static final double VEHICLES = 9;
  private static final double BUS_SHARE = 0.16;
  private static final double VISITORS = 13;
  private static final double OUTSIDE = 12;
  private static final double CYCLISTS = 5;
  private static final int MOST_WAITING = 2;

  private final GateLayout layout;
  private final GroundCamera camera;
  private final List<Walker> walkers = new ArrayList<>();
  private final List<Mover> cyclists = new ArrayList<>();
  private final Deque<Boolean> waiting = new ArrayDeque<>();
  private @Nullable Mover vehicle;
  private double halted;
  private List<Actor> actors = List.of();

  GateTraffic(GateLayout layout, GroundCamera camera, long seed, double multiplier) {
    super(seed, multiplier);
    this.layout = layout;
    this.camera = camera;
  }

  @Override
  public void step(double seconds, double hour) {
    double rate = Rates.STREET.at(hour);
    if (arrives(VEHICLES * rate, seconds) && waiting.size() < MOST_WAITING) {
      waiting.add(happens(0.5));
    }
    if (arrives(VISITORS * rate, seconds)) {
      walkers.add(new Walker(person(), visit(), between(1.0, 1.6), List.of()));
    }
    if (arrives(OUTSIDE * rate, seconds)) {
      walkers.add(new Walker(person(), along(layout.pavement()), between(1.0, 1.7), List.of()));
    }
    if (arrives(CYCLISTS * rate, seconds) && cyclists.isEmpty()) {
      Path path = along(layout.street() - 2);
      cyclists.add(new Mover(cyclist(), path, between(3.4, 5), Mover.Manner.BICYCLE));
    }
    drive(seconds);
    for (Walker walker : walkers) {
      walker.walk(seconds, Double.POSITIVE_INFINITY);
    }
    for (Mover cyclist : cyclists) {
      cyclist.advance(seconds, Double.POSITIVE_INFINITY);
    }
    walkers.removeIf(Mover::hasArrived);
    cyclists.removeIf(Mover::hasArrived);
    collect();
  }

  private void drive(double seconds) {
    if (vehicle == null && !waiting.isEmpty()) {
      Actor actor = happens(BUS_SHARE) ? bus() : car();
      Path path = Boolean.TRUE.equals(waiting.poll()) ? wayIn() : wayOut();
      vehicle = new Mover(List.of(actor), path, between(3.2, 5.5), Mover.Manner.CAR);
      halted = between(2, 9);
    }
    Mover current = vehicle;
    if (current == null) {
      return;
    }
    // Stops once, where the guard looks at papers.
    double stop = current.path().length() * 0.5 - 4;
    boolean stands = halted > 0 && current.travelled() > stop - 0.3;
    if (stands) {
      halted -= seconds;
    }
    current.advance(seconds, halted > 0 ? stop : Double.POSITIVE_INFINITY);
    if (current.hasArrived()) {
      vehicle = null;
    }
  }

  private Path wayIn() {
    double start = -layout.exit() * (camera.edge(layout.street()) + 9);
    double y = layout.street() - 1.4;
    double gate = layout.gate();
    return Path.from(start, y)
        .to(gate - layout.exit() * 7.5, y)
        .curve(gate, y, gate, layout.fence() - 0.5)
        .to(gate, layout.turn() + 5)
        .curve(gate, layout.turn(), gate + layout.exit() * 7, layout.turn())
        .to(layout.exit() * (camera.edge(layout.turn()) + 9), layout.turn())
        .build();
  }

  private Path wayOut() {
    double end = layout.exit() * (camera.edge(layout.street()) + 9);
    double y = layout.street() - 1.4;
    double gate = layout.gate();
    return Path.from(layout.exit() * (camera.edge(layout.turn()) + 9), layout.turn())
        .to(gate + layout.exit() * 7, layout.turn())
        .curve(gate, layout.turn(), gate, layout.turn() + 5)
        .to(gate, layout.fence() - 0.5)
        .curve(gate, y, gate + layout.exit() * 7.5, y)
        .to(end, y)
        .build();
  }

  private Path visit() {
    double side = happens(0.5) ? 1 : -1;
    double y = layout.pavement() + between(-0.4, 0.4);
    double gate = layout.gate() + between(-0.8, 0.8) * layout.gateHalf();
    double yard = between(6.2, 11);
    double out = (happens(0.5) ? 1 : -1) * (camera.edge(yard) + 0.8);
    double outside = side * (camera.edge(y) + 0.8);
    if (happens(0.5)) {
      return Path.from(outside, y).to(gate, y).to(gate, layout.fence() - 2).to(out, yard).build();
    }
    return Path.from(out, yard).to(gate, layout.fence() - 2).to(gate, y).to(outside, y).build();
  }

  private Path along(double y) {
    double side = (happens(0.5) ? 1 : -1) * (camera.edge(y) + 1.2);
    double at = y + between(-0.4, 0.4);
    return Path.from(-side, at).to(side, at + between(-0.3, 0.3)).build();
  }

  private void collect() {
    List<Actor> all = new ArrayList<>();
    if (vehicle != null) {
      all.addAll(vehicle.actors());
    }
    for (Mover cyclist : cyclists) {
      all.addAll(cyclist.actors());
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
