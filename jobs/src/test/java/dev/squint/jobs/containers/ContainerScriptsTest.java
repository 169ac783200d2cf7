package dev.squint.jobs.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.jobs.cli.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands of squint that the image's scripts call. */
class ContainerScriptsTest {
  private static final Pattern CALL =
      Pattern.compile("(?:\"\\$here/squint-container\"|exec \"\\$0\") ([^>|]*)");

  @Test
  void callCommandsAndOptionsThatExist() throws IOException {
    List<List<String>> calls = new ArrayList<>();
    for (String script : List.of("squint-container", "keep-deployed")) {
      String text =
          Files.readString(ComposeFile.repository().resolve("deploy/image").resolve(script))
              .replace("\\\n", " ");
      Matcher call = CALL.matcher(text);
      while (call.find()) {
        calls.add(words(call.group(1).lines().findFirst().orElseThrow()));
      }
    }
    assertThat(calls)
        .extracting(words -> words.get(0))
        .containsExactlyInAnyOrder("plans", "deploy", "web");
    assertThat(calls).allSatisfy(words -> assertThat(CommandLines.mistakes(words)).isEmpty());
  }

  /** Words without the arrays, which hold options of their own and no values. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.strip().split("\\s+", -1)) {
      if (!word.contains("[@]}")) {
        words.add(word);
      }
    }
    return words;
  }
}
