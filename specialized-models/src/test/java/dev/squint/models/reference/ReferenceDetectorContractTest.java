package dev.squint.models.reference;

import dev.squint.core.frame.Image;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.models.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;

/**
 * The contract, held by made-up models of every family and engine and by real ones where there are.
 */
class ReferenceDetectorContractTest {
  /** A made-up ONNX model that sees white frames. */
  abstract static class TinyOnnx extends ReferenceDetectorContract {
    private final TinyHead head;
    private final String family;
    private final int batch;

    TinyOnnx(TinyHead head, String family, int batch) {
      this.head = head;
      this.family = family;
      this.batch = batch;
    }

    @Override
    ReferenceModelSpec spec(Path emptyFolder) throws IOException {
      Path file = OnnxModelWriter.write(emptyFolder.resolve("tiny.onnx"), head, batch);
      return ReferenceModelSpec.of(file.toString());
    }

    @Override
    Image busyFrame() {
      return TestData.grey(64, 48, 255);
    }

    @Override
    String family() {
      return family;
    }
  }

  @Nested
  class Yolov5Onnx extends TinyOnnx {
    Yolov5Onnx() {
      super(TinyHead.yolov5(), "yolov5", 0);
    }
  }

  @Nested
  class Yolov8OnnxOfOne extends TinyOnnx {
    Yolov8OnnxOfOne() {
      super(TinyHead.yolov8(), "yolov8", 1);
    }
  }

  @Nested
  class YoloxOnnxOfFour extends TinyOnnx {
    YoloxOnnxOfFour() {
      super(TinyHead.yolox(), "yolox", 4);
    }
  }

  @Nested
  class DecodedYoloxOnnx extends TinyOnnx {
    DecodedYoloxOnnx() {
      super(TinyHead.decodedYolox(), "yolox", 0);
    }
  }

  @Nested
  class Yolov8TorchScript extends ReferenceDetectorContract {
    @Override
    ReferenceModelSpec spec(Path emptyFolder) throws IOException {
      Path file = TorchScriptWriter.write(emptyFolder.resolve("tiny.torchscript"));
      return new ReferenceModelSpec(
          file.toString(), "auto", TinyHead.SIDE, 0, List.of(), 0.25, 0.45, "auto");
    }

    @Override
    Image busyFrame() {
      return TestData.grey(64, 48, 255);
    }

    @Override
    String family() {
      return "yolov8";
    }
  }

  /** A real model on a real street. */
  abstract static class Real extends ReferenceDetectorContract {
    private final String file;
    private final String family;

    Real(String file, String family) {
      this.file = file;
      this.family = family;
    }

    @Override
    ReferenceModelSpec spec(Path emptyFolder) {
      return ReferenceModelSpec.of(TestData.model(file).toString());
    }

    @Override
    Image busyFrame() throws IOException {
      return TestData.read(TestData.folder().resolve("expected/images/street.png"));
    }

    @Override
    String family() {
      return family;
    }
  }

  @Nested
  class YoloxNanoOnnx extends Real {
    YoloxNanoOnnx() {
      super("yolox_nano.onnx", "yolox");
    }
  }

  @Nested
  class YoloxNanoTorchScript extends Real {
    YoloxNanoTorchScript() {
      super("yolox_nano.torchscript.pt", "yolox");
    }
  }

  @Nested
  class Yolov8NanoTorchScript extends Real {
    Yolov8NanoTorchScript() {
      super("yolov8n.torchscript.pt", "yolov8");
    }
  }
}
