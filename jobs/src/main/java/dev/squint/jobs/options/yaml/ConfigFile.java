package dev.squint.jobs.options.yaml;

import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.query.Query;
import dev.squint.core.query.Zone;
import dev.squint.core.reference.ReferenceServiceSettings;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.options.CameraConfig;
import dev.squint.jobs.options.CheckpointingConfig;
import dev.squint.jobs.options.ClassList;
import dev.squint.jobs.options.DifferenceSettings;
import dev.squint.jobs.options.DifferenceSettings.SceneSettings;
import dev.squint.jobs.options.FlinkConfig;
import dev.squint.jobs.options.InputSize;
import dev.squint.jobs.options.KafkaConfig;
import dev.squint.jobs.options.PlanSettings;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.options.WebConfig;
import dev.squint.jobs.options.yaml.YamlNode.Sequence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a configuration file; see {@code docs/configuration.md} for its keys. */
public final class ConfigFile {
  private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

  private final SectionReader root;

  private ConfigFile(SectionReader root) {
    this.root = root;
  }

  /**
   * Reads {@code file}; paths in it are relative to its folder.
   *
   * @throws UserException naming file, line, column, key and rule when the file cannot be read, or
   *     holds an unknown key, a value of the wrong type or one out of bounds
   */
  public static SquintConfig read(Path file) {
    return new ConfigFile(new SectionReader(file, "", YamlFile.read(file), ConfigSections.ROOT))
        .config();
  }

  private SquintConfig config() {
    List<CameraConfig> cameras =
        root.sections(ConfigSections.CAMERAS).stream().map(ConfigFile::camera).toList();
    Optional<ReferenceConfig> reference =
        root.findSection(ConfigSections.REFERENCE).map(ConfigFile::reference);
    KafkaConfig kafka = kafka(root.section(ConfigSections.KAFKA));
    CheckpointingConfig checkpointing = checkpointing(root.section(ConfigSections.CHECKPOINTING));
    FlinkConfig flink = flink(root.section(ConfigSections.FLINK));
    WebConfig web = web(root.section(ConfigSections.WEB));
    return root.build(() -> new SquintConfig(cameras, reference, kafka, checkpointing, flink, web));
  }

  private static CameraConfig camera(SectionReader section) {
    Collection<Zone> zones = section.find(ConfigKeys.ZONES).orElse(Map.of()).values();
    List<Query> queries = queries(section, zones);
    return section.build(
        () ->
            new CameraConfig(
                section.get(ConfigKeys.ID),
                section.find(ConfigKeys.SOURCE).map(text -> location(section, "source", text)),
                List.copyOf(zones),
                queries,
                section.find(ConfigKeys.PLAN).map(text -> path(section, "plan", text)),
                planSettings(section),
                section.find(ConfigKeys.FRAMES_PER_SECOND),
                section.get(ConfigKeys.RATE),
                section.get(ConfigKeys.LOOP),
                section.get(ConfigKeys.AUDIT_RATE)));
  }

  private static List<Query> queries(SectionReader section, Collection<Zone> zones) {
    List<String> texts = section.find(ConfigKeys.QUERIES).orElse(List.of());
    List<Query> queries = new ArrayList<>();
    for (String text : texts) {
      YamlNode place = item(section, queries.size());
      queries.add(
          section.located(
              ConfigKeys.QUERIES.name(),
              () ->
                  new ValueType<>("query", "a query", node -> Query.parse(text, zones))
                      .read(place)));
    }
    return queries;
  }

  private static YamlNode item(SectionReader section, int index) {
    return ((Sequence) section.node(ConfigKeys.QUERIES.name()).orElseThrow()).items().get(index);
  }

  private static PlanSettings planSettings(SectionReader section) {
    return new PlanSettings(
        difference(section.section(ConfigSections.DIFFERENCE)),
        section.get(ConfigKeys.PROCESS_EVERY),
        section.get(ConfigKeys.PREVIEW_REDUCTION));
  }

  private static DifferenceSettings difference(SectionReader section) {
    return section.build(
        () ->
            new DifferenceSettings(
                section.get(ConfigKeys.BASELINE),
                section.get(ConfigKeys.LAG_FRAMES),
                DifferenceSettings.metric(
                    section.get(ConfigKeys.AGGREGATION),
                    section.get(ConfigKeys.GRID),
                    section.get(ConfigKeys.LIGHT_ROBUST)),
                section.get(ConfigKeys.THRESHOLD),
                section.get(ConfigKeys.RECHECK_AFTER_SECONDS),
                new SceneSettings(
                    section.get(ConfigKeys.CHANGED_BLOCK_DIFFERENCE),
                    section.get(ConfigKeys.ABSORB_AFTER_SECONDS))));
  }

  private static ReferenceConfig reference(SectionReader section) {
    InputSize input = section.find(ConfigKeys.INPUT).orElse(InputSize.OWN);
    String model = path(section, "model", section.get(ConfigKeys.MODEL)).toString();
    List<String> classes = classes(section);
    return section.build(
        () ->
            new ReferenceConfig(
                new ReferenceModelSpec(
                    model,
                    section.get(ConfigKeys.FAMILY),
                    input.width(),
                    input.height(),
                    classes,
                    section.get(ConfigKeys.MINIMUM_SCORE),
                    section.get(ConfigKeys.OVERLAP_THRESHOLD),
                    section.get(ConfigKeys.DEVICE)),
                new ReferenceServiceSettings(
                    section.get(ConfigKeys.WORKERS),
                    section.get(ConfigKeys.MAX_BATCH),
                    section.get(ConfigKeys.BATCH_LATENCY_TARGET))));
  }

  private static List<String> classes(SectionReader section) {
    Optional<List<String>> inline = section.find(ConfigKeys.CLASSES);
    Optional<String> file = section.find(ConfigKeys.CLASSES_FILE);
    if (inline.isPresent() && file.isPresent()) {
      return section.build(
          () -> {
            throw new IllegalArgumentException("classes and classesFile exclude each other");
          });
    }
    return file.map(text -> ClassList.read(path(section, "classesFile", text)))
        .or(() -> inline)
        .orElse(List.of());
  }

  private static KafkaConfig kafka(SectionReader section) {
    SectionReader embedded = section.section(ConfigSections.EMBEDDED);
    return section.build(
        () ->
            new KafkaConfig(
                section.get(ConfigKeys.BOOTSTRAP),
                new Topics(section.get(ConfigKeys.TOPIC_PREFIX)),
                new KafkaConfig.Embedded(
                    embedded
                        .find(ConfigKeys.EMBEDDED_DIRECTORY)
                        .map(text -> path(embedded, "directory", text)),
                    embedded.find(ConfigKeys.EMBEDDED_PORT))));
  }

  private static CheckpointingConfig checkpointing(SectionReader section) {
    return section.build(
        () ->
            new CheckpointingConfig(
                section.get(ConfigKeys.INTERVAL), section.get(ConfigKeys.EXACTLY_ONCE)));
  }

  private static FlinkConfig flink(SectionReader section) {
    return section.build(
        () ->
            new FlinkConfig(
                section.get(ConfigKeys.PARALLELISM),
                section.get(ConfigKeys.REFERENCE_TIMEOUT),
                section.get(ConfigKeys.REFERENCE_CAPACITY),
                section.find(ConfigKeys.METRICS_PORT)));
  }

  private static WebConfig web(SectionReader section) {
    return new WebConfig(
        section.get(ConfigKeys.ENABLED),
        section.get(ConfigKeys.LISTEN),
        section.find(ConfigKeys.TOKEN));
  }

  /** A path, or an address that is left as it is. */
  private static String location(SectionReader section, String key, String written) {
    return ADDRESS.matcher(written).matches() ? written : path(section, key, written).toString();
  }

  private static Path path(SectionReader section, String key, String written) {
    try {
      return section.resolve(Path.of(written));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("%s is no path: \"%s\"".formatted(key, written), e);
    }
  }
}
