package dev.squint.models.store;

import dev.squint.core.model.ModelLoadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip archive that holds a TorchScript module: its code beside its weights. A training
 * checkpoint has the same extension and the weights alone, so it needs Python to be read.
 */
final class TorchScriptArchive {
  private static final int PICKLE_MAGIC = 0x80;

  private TorchScriptArchive() {}

  static void check(Path path) throws IOException {
    try (ZipFile archive = new ZipFile(path.toFile())) {
      if (!holds(archive, "/constants.pkl")) {
        throw holds(archive, "/data.pkl") ? checkpoint(path) : notTorchScript(path);
      }
    } catch (ZipException exception) {
      throw isPickle(path) ? checkpoint(path) : notTorchScript(path);
    }
  }

  private static boolean holds(ZipFile archive, String suffix) {
    return archive.stream().map(ZipEntry::getName).anyMatch(name -> name.endsWith(suffix));
  }

  private static boolean isPickle(Path path) throws IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.read() == PICKLE_MAGIC;
    }
  }

  private static ModelLoadException checkpoint(Path path) {
    return new ModelLoadException(
        ("%s: a PyTorch checkpoint, which only Python can load; export it to TorchScript or ONNX"
                + " (for example: yolo export model=%s format=torchscript)")
            .formatted(path, path.getFileName()));
  }

  private static ModelLoadException notTorchScript(Path path) {
    return new ModelLoadException(
        "%s: not a TorchScript model: it is not the zip archive that torch.jit.save writes, or it is"
                .formatted(path)
            + " cut short");
  }
}
