package dev.squint.jobs.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code squint models}, whose subcommands bring reference models here. */
@Command(
    name = "models",
    description = "Brings reference models here: those that their makers publish as a file.",
    subcommands = {ModelsListCommand.class, ModelsGetCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  squint models list",
      "  squint models get yolox-s",
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
