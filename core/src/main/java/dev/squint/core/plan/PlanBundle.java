package dev.squint.core.plan;

import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.frame.Image;
import dev.squint.core.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plan with all it needs: {@code plan.json} and the files it names (weights, scene image). {@link
 * PlanBundles} reads and writes it as a zip.
 *
 * @param plan the plan
 * @param files entry name to bytes, without {@code plan.json}; the bytes are owned, not copied, not
 *     to be modified
 */
public record PlanBundle(Plan plan, SortedMap<String, byte[]> files) {
  private static final int ID_DIGITS = 8;
  private static final String ANY_CAMERA_NAME = "any";

  public PlanBundle {
    files = new TreeMap<>(files);
    if (plan.specializedModel().isPresent()) {
      requireWeights(plan.specializedModel().get(), files);
    }
    Optional<String> image = plan.difference().flatMap(s -> s.scene()).flatMap(SceneSpec::image);
    if (image.isPresent()) {
      PortableGreyMap.read(image.get(), require(image.get(), files));
    }
  }

  /** A bundle of a plan that needs no files. */
  public static PlanBundle of(Plan plan) {
    return new PlanBundle(plan, new TreeMap<>());
  }

  /** This bundle for another camera of the same view. */
  public PlanBundle forCamera(String camera) {
    return new PlanBundle(plan.withCamera(camera), files);
  }

  /** What records call the plan: the camera and the first digits of the content's checksum. */
  public String id() {
    String camera = plan.camera().equals(Plan.ANY_CAMERA) ? ANY_CAMERA_NAME : plan.camera();
    return camera + "-" + sha256().substring(0, ID_DIGITS);
  }

  /** Checksum of the plan and of every file in the bundle. */
  public String sha256() {
    MessageDigest digest = Sha256.digest();
    digest.update(PlanBundles.planJson(plan));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
      digest.update(file.getValue());
    }
    return Sha256.hex(digest);
  }

  /** The image of the scene that the difference detector starts from, if the plan names one. */
  public Optional<Image> sceneImage() {
    return plan.difference()
        .flatMap(spec -> spec.scene())
        .flatMap(SceneSpec::image)
        .map(name -> PortableGreyMap.read(name, require(name, files)));
  }

  /** The weights of the specialized model; fails when the plan has none. */
  public byte[] specializedModelParameters() {
    return require(plan.specializedModel().orElseThrow().model().parameters(), files);
  }

  private static void requireWeights(SpecializedStage stage, Map<String, byte[]> files) {
    String name = stage.model().parameters();
    String actual = Sha256.of(require(name, files));
    if (!actual.equals(stage.model().sha256())) {
      throw new InvalidPlanException(
          "%s in the plan bundle is damaged: its SHA-256 is %s, the plan says %s"
              .formatted(name, actual, stage.model().sha256()));
    }
  }

  private static byte[] require(String name, Map<String, byte[]> files) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new InvalidPlanException(
          "the plan names %s, which the bundle does not hold: %s".formatted(name, files.keySet()));
    }
    return bytes;
  }
}
