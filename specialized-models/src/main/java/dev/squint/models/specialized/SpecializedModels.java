package dev.squint.models.specialized;

import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.ModelLoadException;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.models.engine.Network;
import dev.squint.models.engine.ShallowParameters;
import dev.squint.models.store.ModelStore;

/**
 * The door to specialized models: turns a description and its parameters into a scorer.
 * Thread-safe; the scorers are not.
 */
public final class SpecializedModels {
  /** They are so small that copying previews to a GPU costs more than scoring them. */
  private static final String DEVICE = "cpu";

  private SpecializedModels() {}

  /**
   * Opens a scorer for one thread; the caller closes it. Every scorer has its own copy of the
   * parameters, some hundred kilobytes.
   *
   * @param parameters what {@code spec.sha256()} is the checksum of; not kept
   * @throws ModelLoadException when the parameters are damaged or of another architecture
   */
  public static FrameScorer open(SpecializedModelSpec spec, byte[] parameters) {
    String sha256 = ModelStore.sha256(parameters);
    if (!sha256.equalsIgnoreCase(spec.sha256())) {
      throw new ModelLoadException(
          "%s: the SHA-256 checksum of its %d bytes is %s, not the expected %s: it is damaged"
              .formatted(spec.parameters(), parameters.length, sha256, spec.sha256()));
    }
    Network network = Network.specialized(spec, parameters, DEVICE);
    try {
      DirectNetwork direct = new DirectNetwork(spec, ShallowParameters.read(spec, parameters));
      return new ShallowNetworkScorer(spec, network, direct);
    } catch (RuntimeException exception) {
      network.close();
      throw exception;
    }
  }
}
