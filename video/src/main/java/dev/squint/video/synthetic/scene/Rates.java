package dev.squint.video.synthetic.scene;

/** How many arrive at each hour of the day, as shares of the busiest usual hour. */
final class Rates {
  private final double[] hours;

  private Rates(double... hours) {
    if (hours.length != 24) {
      throw new IllegalArgumentException("a day has 24 hours: " + hours.length);
    }
    this.hours = hours;
  }

  /** A street: two rushes, a lively noon, a quiet night. */
  static final Rates STREET =
      new Rates(
          .06, .03, .02, .02, .03, .08, .25, .70, 1.0, .75, .65, .70, .80, .75, .70, .75, .95, 1.1,
          .95, .65, .45, .32, .20, .12);

  /** Shops and offices: nobody at night. */
  static final Rates OFFICE =
      new Rates(
          .01, .01, .01, .01, .01, .04, .15, .60, 1.0, .85, .60, .65, .95, .85, .60, .55, .75, .95,
          .60, .25, .12, .06, .03, .02);

  /** Share of the busiest usual hour at an hour of the day, changing evenly between hours. */
  double at(double hour) {
    int from = (int) Math.floor(hour) % 24;
    double share = hour - Math.floor(hour);
    return hours[from] * (1 - share) + hours[(from + 1) % 24] * share;
  }
}
