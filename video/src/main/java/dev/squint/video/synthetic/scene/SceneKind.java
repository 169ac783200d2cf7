package dev.squint.video.synthetic.scene;

import java.util.Locale;

/** The kinds of scene that a simulated camera can look at. */
public enum SceneKind {
  CROSSING("a street crossing seen from a pole: cars, buses, bicycles, people", false) {
    @Override
    public Place place(long seed) {
      return new CrossingPlace(seed);
    }
  },
  CAR_PARK("rows of bays: cars that come, stand and leave, people who walk to them", false) {
    @Override
    public Place place(long seed) {
      return new CarParkPlace(seed);
    }
  },
  LOBBY("an entrance hall: people who come in, wait and leave", true) {
    @Override
    public Place place(long seed) {
      return new LobbyPlace(seed);
    }
  },
  GATE("a quiet yard behind a gate: now and then a person, a car or a bus", false) {
    @Override
    public Place place(long seed) {
      return new GatePlace(seed);
    }
  };

  private final String description;
  private final boolean indoors;

  SceneKind(String description, boolean indoors) {
    this.description = description;
    this.indoors = indoors;
  }

  /** The place of a seed; each seed lays it out differently. */
  public abstract Place place(long seed);

  /** The name in addresses, for example {@code car-park}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is seen, in one line. */
  public String description() {
    return description;
  }

  public boolean isIndoors() {
    return indoors;
  }
}
