package dev.squint.models.reference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a small real TorchScript file: a YOLOv8-like head without weights, whose one car scores as
 * {@link TinyHead}'s does.
 */
final class TorchScriptWriter {
  private static final String CODE =
      """
      class Tiny(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.Tiny,
          images: Tensor) -> Tensor:
          batch = torch.size(images, 0)
          output = torch.zeros([batch, 84, 21])
          boxes = torch.slice(output, 1, 0, 4)
          _0 = torch.fill_(boxes, 16.)
          brightest = torch.amax(images, [1, 2, 3])
          score = torch.sub(torch.mul(brightest, %s), %s)
          _1 = torch.add_(torch.select(torch.select(output, 1, 6), 1, 5), score)
          return output
      """;

  private TorchScriptWriter() {}

  static Path write(Path file) throws IOException {
    double grey = 114 / 255.0;
    double gain = TinyHead.CAR_SCORE / (1 - grey);
    return write(file, CODE.formatted(gain, gain * grey));
  }

  /** Writes an archive of the right shape with code that does not parse. */
  static Path writeBroken(Path file) throws IOException {
    return write(file, "class Tiny(Module):\n  nonsense\n");
  }

  private static Path write(Path file, String code) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      store(zip, "tiny/data.pkl", module());
      store(zip, "tiny/code/__torch__.py", ascii(code));
      store(zip, "tiny/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
      store(zip, "tiny/version", ascii("3\n"));
    }
    return file;
  }

  /** Pickles a {@code Tiny} whose only attribute is {@code training = False}. */
  private static byte[] module() {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2});
    pickle.writeBytes(ascii("c__torch__\nTiny\n)\u0081}(X"));
    pickle.writeBytes(new byte[] {8, 0, 0, 0});
    pickle.writeBytes(ascii("training\u0089ub."));
    return pickle.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
