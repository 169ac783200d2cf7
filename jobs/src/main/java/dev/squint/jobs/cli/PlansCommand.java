package dev.squint.jobs.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code squint plans}, whose subcommands make, show and list plans. */
@Command(
    name = "plans",
    description = "Makes, shows and lists plans: which cascade answers a camera's queries.",
    subcommands = {PlansCreateCommand.class, PlansShowCommand.class, PlansListCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  squint plans create --camera lobby --fps 10 --query person --out lobby.squint",
      "  squint plans show lobby.squint",
      "  squint plans list"
    })
final class PlansCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: a COMMAND is missing");
  }
}
