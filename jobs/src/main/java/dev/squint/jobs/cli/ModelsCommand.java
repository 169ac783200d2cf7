package dev.squint.jobs.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code squint models}, whose subcommands bring, check and make reference models. */
@Command(
    name = "models",
    description = "Brings reference models here, and checks and makes the built-in one.",
    subcommands = {
      ModelsListCommand.class,
      ModelsGetCommand.class,
      ModelsCheckCommand.class,
      ModelsTrainCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  squint models list",
      "  squint models get yolox-s",
      "  squint models check",
      "",
      "Any other .onnx, .pt or .torchscript file of the YOLO family can be named with --reference."
    })
final class ModelsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: a COMMAND is missing");
  }
}
