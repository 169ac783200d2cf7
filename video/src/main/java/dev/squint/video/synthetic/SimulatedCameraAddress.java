package dev.squint.video.synthetic;

import dev.squint.video.synthetic.light.Infrared;
import dev.squint.video.synthetic.light.Weather;
import dev.squint.video.synthetic.scene.SceneKind;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Where a simulated camera is found: {@code sim:SCENE?key=value&key=value}. Equal addresses give
 * equal frames and truth.
 *
 * @param scene what the camera looks at
 * @param seed fixes the view and the traffic
 * @param start time of the simulated day at frame 0
 * @param day how long a simulated day lasts; light, weather and arrival rates follow it
 * @param framesPerSecond above 0, at most 120
 * @param width columns of the frames
 * @param height rows of the frames
 * @param frames how many frames there are; empty for no end
 * @param traffic multiplier of arrival rates
 * @param infrared whether the camera switches to infrared at dusk
 * @param weather whether the weather changes
 * @param jpeg quality of the JPEG round trip that leaves its artefacts in the frames; 0 for none
 * @param disturbances what happens when
 */
public record SimulatedCameraAddress(
    SceneKind scene,
    long seed,
    LocalTime start,
    Duration day,
    double framesPerSecond,
    int width,
    int height,
    OptionalLong frames,
    double traffic,
    Infrared infrared,
    Weather.Kind weather,
    int jpeg,
    List<ScheduledDisturbance> disturbances) {
  /** Of the drawing: equal addresses give equal frames as long as it stays. */
  public static final int VERSION = 1;

  /** What every address of a simulated camera starts with. */
  public static final String PREFIX = "sim:";

  static final LocalTime USUAL_START = LocalTime.of(8, 0);
  static final Duration USUAL_DAY = Duration.ofHours(24);
  static final double USUAL_RATE = 10;
  static final int USUAL_WIDTH = 640;
  static final int USUAL_HEIGHT = 360;
  static final int USUAL_JPEG = 85;

  public SimulatedCameraAddress {
    disturbances = List.copyOf(disturbances);
  }

  /** Whether {@code location} means a simulated camera. */
  public static boolean isSimulated(String location) {
    return location.startsWith(PREFIX);
  }

  /** A camera with nothing but its scene and seed given. */
  public static SimulatedCameraAddress of(SceneKind scene, long seed) {
    return new SimulatedCameraAddress(
        scene,
        seed,
        USUAL_START,
        USUAL_DAY,
        USUAL_RATE,
        USUAL_WIDTH,
        USUAL_HEIGHT,
        OptionalLong.empty(),
        1,
        Infrared.AUTO,
        Weather.Kind.AUTO,
        USUAL_JPEG,
        List.of());
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it is none; the message is one line for who wrote it
   */
  public static SimulatedCameraAddress parse(String text) {
    return new AddressParser(text).parse();
  }

  /** The address, with the scene, the seed, and every key that is not as usual. */
  @Override
  public String toString() {
    List<String> keys = new ArrayList<>();
    keys.add("seed=" + seed);
    add(keys, "start", start, USUAL_START);
    add(keys, "day", Durations.print(day), Durations.print(USUAL_DAY));
    add(keys, "fps", number(framesPerSecond), number(USUAL_RATE));
    add(keys, "size", width + "x" + height, USUAL_WIDTH + "x" + USUAL_HEIGHT);
    frames.ifPresent(count -> keys.add("frames=" + count));
    add(keys, "traffic", number(traffic), number(1));
    add(keys, "ir", lower(infrared), lower(Infrared.AUTO));
    add(keys, "weather", lower(weather), lower(Weather.Kind.AUTO));
    add(keys, "jpeg", jpeg == 0 ? "off" : jpeg, USUAL_JPEG);
    disturbances.forEach(disturbance -> keys.add("at=" + disturbance));
    return PREFIX + scene.id() + "?" + String.join("&", keys);
  }

  private static void add(List<String> keys, String key, Object value, Object usual) {
    if (!value.equals(usual)) {
      keys.add(key + "=" + value);
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
