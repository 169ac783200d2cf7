package dev.squint.jobs.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The stages of a Dockerfile, in order. Reads comments and continued lines; knows no heredocs and
 * no other escape than the backslash.
 */
record Dockerfile(List<Stage> stages) {
  /** An instruction: its name in capitals, and the rest of its line. */
  record Instruction(String name, String rest) {}

  /** What lies between one FROM and the next. */
  record Stage(String image, String name, List<Instruction> instructions) {
    List<String> all(String instruction) {
      return instructions.stream()
          .filter(candidate -> candidate.name().equals(instruction))
          .map(Instruction::rest)
          .toList();
    }

    /** The last of an instruction, which is the one that counts. */
    Optional<String> last(String instruction) {
      List<String> all = all(instruction);
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Sources and target of each COPY from the context. */
    List<List<String>> copies() {
      return all("COPY").stream()
          .filter(rest -> !rest.startsWith("--from="))
          .map(rest -> List.of(rest.split("\\s+", -1)))
          .toList();
    }
  }

  static Dockerfile read(Path file) throws IOException {
    List<Stage> stages = new ArrayList<>();
    for (Instruction instruction : instructions(Files.readAllLines(file))) {
      if (instruction.name().equals("FROM")) {
        String[] words = instruction.rest().split("\\s+", -1);
        if (words.length != 3 || !words[1].equalsIgnoreCase("AS")) {
          throw new IllegalArgumentException("a stage has an image and a name: " + instruction);
        }
        stages.add(new Stage(words[0], words[2], new ArrayList<>()));
      } else if (stages.isEmpty()) {
        throw new IllegalArgumentException("comes before any FROM: " + instruction);
      } else {
        stages.get(stages.size() - 1).instructions().add(instruction);
      }
    }
    return new Dockerfile(stages);
  }

  private static List<Instruction> instructions(List<String> lines) {
    List<Instruction> instructions = new ArrayList<>();
    StringBuilder pending = new StringBuilder();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      boolean goesOn = line.endsWith("\\");
      pending.append(goesOn ? line.substring(0, line.length() - 1) : line);
      if (!goesOn) {
        String[] parts = pending.toString().strip().split("\\s+", 2);
        instructions.add(
            new Instruction(parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1] : ""));
        pending.setLength(0);
      }
    }
    if (pending.length() > 0) {
      throw new IllegalArgumentException("the last line goes on to nowhere: " + pending);
    }
    return instructions;
  }

  Stage stage(String name) {
    return stages.stream().filter(stage -> stage.name().equals(name)).findFirst().orElseThrow();
  }
}
