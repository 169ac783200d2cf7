package dev.squint.jobs.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The signals that ask a process to end. Java offers them in {@code sun.misc} alone, where the
 * compiler does not let one name them; where they are missing, signals do what Java does by itself.
 */
final class ProcessSignals {
  private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143);

  private ProcessSignals() {}

  /**
   * Lets signals call {@code handler} instead of ending the process.
   *
   * @param handler takes the exit code that the signal stands for; called on a thread of its own
   */
  static void handle(IntConsumer handler) {
    EXIT_CODES.forEach((name, exitCode) -> handle(name, () -> handler.accept(exitCode)));
  }

  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              ProcessSignals.class.getClassLoader(),
              new Class<?>[] {signalHandler},
              handlerOf(action));
      signal
          .getMethod("handle", signal, signalHandler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // not on this Java, or not on this system
    }
  }

  private static InvocationHandler handlerOf(Runnable action) {
    return (proxy, method, arguments) -> {
      return switch (method.getName()) {
        case "handle" -> {
          action.run();
          yield null;
        }
        case "equals" -> arguments != null && proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "squint's signal handler";
      };
    };
  }
}
