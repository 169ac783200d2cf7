package dev.squint.video.synthetic;

import dev.squint.video.synthetic.light.Infrared;
import dev.squint.video.synthetic.light.Weather;
import dev.squint.video.synthetic.scene.SceneKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one address of a simulated camera. */
final class AddressParser {
  /** All keys, in the order in which documents list them. */
  static final List<String> KEYS =
      List.of(
          "seed", "start", "day", "fps", "size", "frames", "traffic", "ir", "weather", "jpeg",
          "at");

  private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
  private static final Pattern AT =
      Pattern.compile("(\\d{1,4}):([0-5]\\d):([0-5]\\d):([a-z-]+)(?::(.+))?");
  private static final Pattern START = Pattern.compile("\\d\\d:\\d\\d(:\\d\\d)?");
  private static final int LEAST_SIDE = 90;
  private static final int MOST_SIDE = 2160;

  private final String text;
  private final Map<String, String> values = new HashMap<>();
  private final List<ScheduledDisturbance> disturbances = new ArrayList<>();

  AddressParser(String text) {
    this.text = text;
  }

  SimulatedCameraAddress parse() {
    if (!SimulatedCameraAddress.isSimulated(text)) {
      throw wrong("does not start with " + SimulatedCameraAddress.PREFIX);
    }
    String rest = text.substring(SimulatedCameraAddress.PREFIX.length());
    int question = rest.indexOf('?');
    SceneKind scene = scene(question < 0 ? rest : rest.substring(0, question));
    if (question >= 0 && question + 1 < rest.length()) {
      for (String pair : rest.substring(question + 1).split("&", -1)) {
        take(pair);
      }
    }
    int[] size = size();
    return new SimulatedCameraAddress(
        scene,
        seed(),
        start(),
        day(),
        number(
            "fps",
            SimulatedCameraAddress.USUAL_RATE,
            rate -> rate > 0 && rate <= 120,
            "above 0, at most 120"),
        size[0],
        size[1],
        frames(),
        number("traffic", 1, factor -> factor >= 0 && factor <= 20, "0 to 20"),
        choice("ir", Infrared.values(), Infrared.AUTO),
        choice("weather", Weather.Kind.values(), Weather.Kind.AUTO),
        jpeg(),
        disturbances);
  }

  private SceneKind scene(String name) {
    for (SceneKind kind : SceneKind.values()) {
      if (kind.id().equals(name)) {
        return kind;
      }
    }
    String known =
        Arrays.stream(SceneKind.values()).map(SceneKind::id).collect(Collectors.joining(", "));
    throw wrong("has no scene \"%s\"; the scenes are %s".formatted(name, known));
  }

  private void take(String pair) {
    int equals = pair.indexOf('=');
    String key = equals < 0 ? pair : pair.substring(0, equals);
    if (!KEYS.contains(key)) {
      throw wrong("has no key \"%s\"; the keys are %s".formatted(key, String.join(", ", KEYS)));
    }
    if (equals < 0) {
      throw wrong("gives no value to \"%s\": write %s=VALUE".formatted(key, key));
    }
    String value = pair.substring(equals + 1);
    if (key.equals("at")) {
      disturbances.add(disturbance(value));
    } else if (values.put(key, value) != null) {
      throw wrong("gives \"%s\" twice".formatted(key));
    }
  }

  private ScheduledDisturbance disturbance(String value) {
    Matcher parts = AT.matcher(value);
    if (!parts.matches()) {
      throw wrong(key("at", value, "HH:MM:SS:NAME or HH:MM:SS:NAME:DURATION"));
    }
    Duration at =
        Duration.ofHours(Long.parseLong(parts.group(1)))
            .plusMinutes(Long.parseLong(parts.group(2)))
            .plusSeconds(Long.parseLong(parts.group(3)));
    Optional<Duration> length = Optional.empty();
    String given = parts.group(5);
    if (given != null) {
      length = Durations.parse(given);
      if (length.isEmpty()) {
        throw wrong(key("at", value, "a duration above 0 such as 30s, 10m or 1h after the name"));
      }
    }
    return new ScheduledDisturbance(at, named(parts.group(4)), length);
  }

  private Disturbance named(String name) {
    for (Disturbance disturbance : Disturbance.values()) {
      if (disturbance.id().equals(name)) {
        return disturbance;
      }
    }
    throw wrong(
        "has no disturbance \"%s\"; the disturbances are %s".formatted(name, Disturbance.ids()));
  }

  private long seed() {
    String value = values.getOrDefault("seed", "1");
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw wrong(key("seed", value, "a whole number"));
    }
  }

  private LocalTime start() {
    String value = values.get("start");
    if (value == null) {
      return SimulatedCameraAddress.USUAL_START;
    }
    try {
      if (START.matcher(value).matches()) {
        return LocalTime.parse(value);
      }
    } catch (DateTimeException e) {
      throw wrong(key("start", value, "a time of day HH:MM or HH:MM:SS"));
    }
    throw wrong(key("start", value, "a time of day HH:MM or HH:MM:SS"));
  }

  private Duration day() {
    String value = values.get("day");
    if (value == null) {
      return SimulatedCameraAddress.USUAL_DAY;
    }
    return Durations.parse(value)
        .orElseThrow(() -> wrong(key("day", value, "a duration above 0 such as 24h or 30m")));
  }

  private int[] size() {
    String value = values.get("size");
    if (value == null) {
      return new int[] {SimulatedCameraAddress.USUAL_WIDTH, SimulatedCameraAddress.USUAL_HEIGHT};
    }
    Matcher sides = SIZE.matcher(value);
    if (sides.matches()) {
      int width = Integer.parseInt(sides.group(1));
      int height = Integer.parseInt(sides.group(2));
      if (Math.min(width, height) >= LEAST_SIDE && Math.max(width, height) <= 2 * MOST_SIDE) {
        return new int[] {width, height};
      }
    }
    throw wrong(
        key("size", value, "WIDTHxHEIGHT, each %d to %d".formatted(LEAST_SIDE, 2 * MOST_SIDE)));
  }

  private OptionalLong frames() {
    String value = values.get("frames");
    if (value == null) {
      return OptionalLong.empty();
    }
    try {
      long frames = Long.parseLong(value);
      if (frames >= 1) {
        return OptionalLong.of(frames);
      }
    } catch (NumberFormatException e) {
      throw wrong(key("frames", value, "a whole number of at least 1"));
    }
    throw wrong(key("frames", value, "a whole number of at least 1"));
  }

  private int jpeg() {
    String value = values.getOrDefault("jpeg", "" + SimulatedCameraAddress.USUAL_JPEG);
    if (value.equals("off")) {
      return 0;
    }
    try {
      int quality = Integer.parseInt(value);
      if (quality >= 1 && quality <= 100) {
        return quality;
      }
    } catch (NumberFormatException e) {
      throw wrong(key("jpeg", value, "a quality of 1 to 100, or off"));
    }
    throw wrong(key("jpeg", value, "a quality of 1 to 100, or off"));
  }

  private double number(String key, double usual, Predicate<Double> bounds, String rule) {
    String value = values.get(key);
    if (value == null) {
      return usual;
    }
    try {
      double number = Double.parseDouble(value);
      if (bounds.test(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(key(key, value, "a number " + rule));
    }
    throw wrong(key(key, value, "a number " + rule));
  }

  private <E extends Enum<E>> E choice(String key, E[] choices, E usual) {
    String value = values.get(key);
    if (value == null) {
      return usual;
    }
    for (E choice : choices) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(value)) {
        return choice;
      }
    }
    String known =
        Arrays.stream(choices)
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw wrong(key(key, value, "one of " + known));
  }

  private static String key(String key, String value, String rule) {
    return "gives %s=%s, which is not %s".formatted(key, value, rule);
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("simulated camera %s %s".formatted(text, what));
  }
}
