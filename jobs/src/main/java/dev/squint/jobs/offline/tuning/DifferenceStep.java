package dev.squint.jobs.offline.tuning;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.squint.core.difference.LumaPreview;
import dev.squint.core.frame.Image;
import dev.squint.core.json.Json;
import dev.squint.jobs.offline.tuning.work.TruthCodec;
import dev.squint.jobs.offline.tuning.work.WorkCodec;
import dev.squint.jobs.offline.tuning.work.WorkFolder;
import dev.squint.jobs.offline.tuning.work.WorkKey;
import dev.squint.optimizer.difference.DifferenceFitting;
import dev.squint.optimizer.difference.FittedDetector;
import dev.squint.optimizer.difference.FittingSettings;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Fits difference detectors to the part of the footage that is for learning. */
final class DifferenceStep {
  private static final int VERSION = 1;

  private final WorkFolder work;
  private final Truth truth;
  private final FrameSpan part;
  private final BooleanSupplier stop;

  /** By size of what detectors see: previews of two reductions may look the same to them. */
  private final Map<String, List<FittedDetector>> bySize = new HashMap<>();

  DifferenceStep(WorkFolder work, Truth truth, Split split, BooleanSupplier stop) {
    this.work = work;
    this.truth = truth;
    part = split.training();
    this.stop = stop;
  }

  /** Detectors worth trying on some previews; fitted once for previews that they see alike. */
  List<FittedDetector> fit(PreviewSet previews) {
    Image seen = luma(previews, 0);
    String size = "%dx%d".formatted(seen.width(), seen.height());
    return bySize.computeIfAbsent(size, unused -> fitted(previews));
  }

  private List<FittedDetector> fitted(PreviewSet previews) {
    FittingSettings settings = FittingSettings.standard();
    String key =
        WorkKey.of(
            VERSION, previews.key(), work.key(new TruthCodec(), truth), part, settings.toString());
    Optional<List<FittedDetector>> known = work.find(new Detectors(), key);
    if (known.isPresent()) {
      return known.get();
    }
    List<FittedDetector> fitted =
        new DifferenceFitting(settings)
            .fit(frame -> luma(previews, frame), truth, part, truth.framesPerSecond());
    work.keep(new Detectors(), key, fitted);
    return fitted;
  }

  private Image luma(PreviewSet previews, int frame) {
    if (stop.getAsBoolean()) {
      throw new StoppedException();
    }
    return LumaPreview.of(previews.preview(frame, Image.LUMA));
  }

  /** Fitted detectors as JSON. */
  private static final class Detectors implements WorkCodec<List<FittedDetector>> {
    @Override
    public String kind() {
      return "detectors";
    }

    @Override
    public void write(List<FittedDetector> detectors, DataOutput out) throws IOException {
      byte[] json = Json.mapper().writeValueAsBytes(detectors);
      out.writeInt(json.length);
      out.write(json);
    }

    @Override
    public List<FittedDetector> read(DataInput in) throws IOException {
      byte[] json = new byte[in.readInt()];
      in.readFully(json);
      return Json.mapper().readValue(json, new TypeReference<List<FittedDetector>>() {});
    }
  }
}
