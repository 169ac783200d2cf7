package dev.squint.models.reference;

import dev.squint.core.model.ModelLoadException;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.models.store.ModelFile;
import dev.squint.models.store.ModelStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reference detectors of this process.
 *
 * <p>Owns the loaded networks: each is loaded once however many detectors use it, counted, and
 * freed when the last of them is closed. A detector beyond the first costs its buffers alone, so
 * every thread can have one. Thread-safe; a detector that is opened waits for one that is being
 * loaded.
 */
public final class ReferenceDetectors {
  private static final Map<Key, Shared> LOADED = new HashMap<>();

  private ReferenceDetectors() {}

  /**
   * Opens a detector for one thread; the caller closes it.
   *
   * <p>The first of a model runs it a few times, to learn its input size and family where the spec
   * leaves them open, to warm it up and to measure it.
   *
   * @throws ModelLoadException when the file, its format, its output or the device is not what the
   *     spec says
   */
  public static ReferenceDetector open(ReferenceModelSpec spec) {
    ModelFile file = ModelStore.open(spec.location());
    Key key = Key.of(spec, file);
    DetectorLoader.Loaded loaded = acquire(key, spec, file);
    try {
      return new YoloDetector(
          loaded.model(),
          loaded.description(),
          spec.minimumScore(),
          spec.overlapThreshold(),
          () -> release(key));
    } catch (RuntimeException exception) {
      release(key);
      throw exception;
    }
  }

  /** How many networks are loaded. */
  static int loadedNetworks() {
    synchronized (LOADED) {
      return LOADED.size();
    }
  }

  private static DetectorLoader.Loaded acquire(Key key, ReferenceModelSpec spec, ModelFile file) {
    synchronized (LOADED) {
      Shared shared = LOADED.get(key);
      if (shared == null) {
        shared = new Shared(new DetectorLoader(spec, file).load());
        LOADED.put(key, shared);
      }
      shared.users++;
      return shared.loaded;
    }
  }

  private static void release(Key key) {
    synchronized (LOADED) {
      Shared shared = LOADED.get(key);
      if (shared != null && --shared.users == 0) {
        LOADED.remove(key);
        shared.loaded.model().network().close();
      }
    }
  }

  /** A loaded model and how many detectors use it; guarded by the map. */
  private static final class Shared {
    private final DetectorLoader.Loaded loaded;
    private int users;

    Shared(DetectorLoader.Loaded loaded) {
      this.loaded = loaded;
    }
  }

  /** What makes two specs the same network; the thresholds are each detector's own. */
  private record Key(
      String sha256,
      String name,
      String family,
      int inputWidth,
      int inputHeight,
      List<String> classes,
      String device) {
    static Key of(ReferenceModelSpec spec, ModelFile file) {
      return new Key(
          file.sha256(),
          file.name(),
          spec.family(),
          spec.inputWidth(),
          spec.inputHeight(),
          spec.classes(),
          spec.device());
    }
  }
}
