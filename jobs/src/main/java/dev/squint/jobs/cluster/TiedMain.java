package dev.squint.jobs.cluster;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class in a process that ends with the one that started it: {@code TiedMain
 * CLASS ARGUMENTS...}. The other process holds the write end of standard input, which the system
 * closes however that process ends.
 *
 * <p>Uses nothing but the JDK, as it also lies alone on the class path of Flink's processes.
 */
public final class TiedMain {
  private TiedMain() {}

  public static void main(String[] arguments) throws Throwable {
    Thread watch = new Thread(TiedMain::haltAtEndOfInput, "squint-parent-watch");
    watch.setDaemon(true);
    watch.start();
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void haltAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // nobody writes: only the end is waited for
      }
    } catch (IOException e) {
      // as good as the end
    }
    Runtime.getRuntime().halt(1);
  }
}
