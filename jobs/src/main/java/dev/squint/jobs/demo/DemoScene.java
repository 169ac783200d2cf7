package dev.squint.jobs.demo;

import dev.squint.core.query.Query;
import java.util.List;

/**
 * One kind of simulated camera, as the demo shows it.
 *
 * @param scene as it stands in addresses
 * @param title a short name for people
 * @param description what there is to see
 * @param queries what is asked where no plan is shipped
 */
record DemoScene(String scene, String title, String description, List<Query> queries) {
  /** In the order in which cameras are made of them. */
  static final List<DemoScene> ALL =
      List.of(
          new DemoScene(
              "crossing",
              "Crossing",
              "A street crossing: is somebody on foot about, is there a bus?",
              queries("person", "bus")),
          new DemoScene(
              "car-park",
              "Car park",
              "Parked cars that nobody asks about: does somebody walk between them?",
              queries("person")),
          new DemoScene(
              "lobby", "Lobby", "The entrance of a house: is anybody there?", queries("person")),
          new DemoScene(
              "gate",
              "Gate",
              "The gate of a yard: does a car come, does somebody walk in?",
              queries("car", "person")));

  private static List<Query> queries(String... classes) {
    return List.of(classes).stream().map(text -> Query.parse(text, List.of())).toList();
  }
}
