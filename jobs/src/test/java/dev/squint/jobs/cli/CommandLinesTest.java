package dev.squint.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plans create --camera lobby --fps 10 --query person --out lobby.squint",
        "plans show lobby.squint --json",
        "ingest --camera=lobby --input rtsp://… --loop",
        "--version"
      })
  void findNothingWrongWithWhatCouldBeTyped(String line) {
    assertThat(CommandLines.mistakes(List.of(line.split(" ")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "plan create --camera lobby, squint has no command plan",
    "plans make, squint plans has no command make",
    "ingest --kamera lobby, squint ingest has no option --kamera",
    "ingest lobby.mp4, squint ingest takes no lobby.mp4",
    "ingest --camera, squint ingest --camera needs a value"
  })
  void nameWhatDoesNotExist(String line, String mistake) {
    assertThat(CommandLines.mistakes(List.of(line.split(" ")))).contains(mistake);
  }
}
