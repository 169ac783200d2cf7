package dev.squint.models.store;

import java.util.Locale;
import java.util.Optional;

/** The format of a model file, told from its extension. */
public enum ModelFormat {
  /** A graph of ONNX operators, {@code .onnx}. */
  ONNX("ONNX"),
  /** A traced or scripted PyTorch module, {@code .pt}, {@code .torchscript}. */
  TORCH_SCRIPT("TorchScript");

  static final String EXTENSIONS = ".onnx, .pt, .torchscript";

  private final String label;

  ModelFormat(String label) {
    this.label = label;
  }

  /** The name people know it by. */
  public String label() {
    return label;
  }

  static Optional<ModelFormat> ofFileName(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (lowerCase.endsWith(".onnx")) {
      return Optional.of(ONNX);
    }
    if (lowerCase.endsWith(".pt") || lowerCase.endsWith(".torchscript")) {
      return Optional.of(TORCH_SCRIPT);
    }
    return Optional.empty();
  }
}
