package dev.squint.jobs.cli;

import dev.squint.jobs.offline.OfflineBackend;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes commands: one that wants to know when to stop, or to be given its videos and models, says
 * so in its constructor.
 */
final class CommandFactory implements IFactory {
  private final Map<Class<?>, Object> arguments;

  CommandFactory(StopSignal stop, OfflineBackend backend) {
    arguments = Map.of(StopSignal.class, stop, OfflineBackend.class, backend);
  }

  /** Whether a command says in its constructor that it wants to know when to stop. */
  static boolean takesStopSignal(Class<?> command) {
    return Arrays.stream(command.getDeclaredConstructors())
        .anyMatch(made -> List.of(made.getParameterTypes()).contains(StopSignal.class));
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      List<Class<?>> wanted = List.of(constructor.getParameterTypes());
      if (!wanted.isEmpty() && arguments.keySet().containsAll(wanted)) {
        constructor.setAccessible(true);
        return type.cast(constructor.newInstance(wanted.stream().map(arguments::get).toArray()));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
