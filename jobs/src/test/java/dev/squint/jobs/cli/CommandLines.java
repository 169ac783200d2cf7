package dev.squint.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Command lines that documents and configuration files quote, held to the real ones: commands and
 * options must exist, and the number of values an option takes must fit. Placeholders may stand for
 * values, so values themselves are not looked at.
 */
public final class CommandLines {
  private static final CommandLine SQUINT = SquintCommand.commandLine(new StopSignal());

  private CommandLines() {}

  /**
   * What is wrong with a command line.
   *
   * @param words what follows {@code squint}
   * @return a sentence each; empty when it could be typed
   */
  public static List<String> mistakes(List<String> words) {
    List<String> mistakes = new ArrayList<>();
    CommandLine command = SQUINT;
    int at = 0;
    while (at < words.size() && command.getSubcommands().containsKey(words.get(at))) {
      command = Objects.requireNonNull(command.getSubcommands().get(words.get(at)));
      at++;
    }
    CommandSpec spec = command.getCommandSpec();
    if (!command.getSubcommands().isEmpty()
        && at < words.size()
        && !words.get(at).startsWith("-")) {
      mistakes.add("%s has no command %s".formatted(spec.qualifiedName(), words.get(at)));
      return mistakes;
    }
    for (; at < words.size(); at++) {
      at += optionValues(spec, words, at, mistakes);
    }
    return mistakes;
  }

  /** How many words after the one at {@code at} are values of the option there. */
  private static int optionValues(
      CommandSpec spec, List<String> words, int at, List<String> mistakes) {
    String word = words.get(at);
    if (!word.startsWith("-") || word.equals("-")) {
      if (spec.positionalParameters().isEmpty()) {
        mistakes.add("%s takes no %s".formatted(spec.qualifiedName(), word));
      }
      return 0;
    }
    String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    Optional<OptionSpec> option = Optional.ofNullable(spec.findOption(name));
    if (option.isEmpty()) {
      mistakes.add("%s has no option %s".formatted(spec.qualifiedName(), name));
      return 0;
    }
    boolean takesValue = option.get().arity().max() > 0 && !word.contains("=");
    if (takesValue && option.get().arity().min() > 0 && at + 1 >= words.size()) {
      mistakes.add("%s %s needs a value".formatted(spec.qualifiedName(), name));
    }
    return takesValue ? 1 : 0;
  }
}
