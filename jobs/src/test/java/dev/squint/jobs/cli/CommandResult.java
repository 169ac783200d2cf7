package dev.squint.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.jobs.offline.OfflineBackend;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command printed and ended with. */
record CommandResult(int exitCode, String out, String err) {
  /** Runs {@code squint} with {@code arguments}. */
  static CommandResult of(OfflineBackend backend, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int exitCode =
        SquintCommand.commandLine(new StopSignal(), backend)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(texts);
    return new CommandResult(exitCode, out.toString(), err.toString());
  }

  CommandResult requireDone() {
    assertThat(exitCode).as(err).isZero();
    return this;
  }

  /** The one line of a user's mistake. */
  String mistake() {
    assertThat(exitCode).as(out + err).isEqualTo(SquintCommand.USER_ERROR);
    assertThat(out).isEmpty();
    assertThat(err.lines()).as(err).hasSize(1);
    return err.strip();
  }

  JsonNode json() throws JsonProcessingException {
    return Json.mapper().readTree(requireDone().out);
  }
}
