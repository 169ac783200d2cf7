package dev.squint.video.source;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Ends blocking calls of one FFmpeg context: when the source is closed, the reading thread is
 * interrupted or a deadline passes.
 *
 * <p>FFmpeg asks through one callback for the whole process, since JavaCPP has native code for only
 * a few callback objects; the context's address tells whose guard is meant.
 */
final class CallGuard implements AutoCloseable {
  private static final Map<Long, CallGuard> GUARDS = new ConcurrentHashMap<>();

  // Retained, since this class may be loaded inside a pointer scope, whose end would free it.
  private static final AVIOInterruptCB.Callback_Pointer CALLBACK =
      new InterruptCallback().retainReference();

  private final long key;
  private final BooleanSupplier cancelled;
  private volatile long deadlineNanos;
  private volatile boolean timedOut;

  private CallGuard(long key, BooleanSupplier cancelled) {
    this.key = key;
    this.cancelled = cancelled;
  }

  /** Guards {@code context} until the guard is closed. */
  static CallGuard install(AVFormatContext context, BooleanSupplier cancelled) {
    CallGuard guard = new CallGuard(context.address(), cancelled);
    GUARDS.put(guard.key, guard);
    context.interrupt_callback().callback(CALLBACK).opaque(context);
    return guard;
  }

  /** Lets calls from now on take at most {@code limit}. */
  void allow(Duration limit) {
    timedOut = false;
    deadlineNanos = System.nanoTime() + limit.toNanos();
  }

  /** Whether the last call was ended by its deadline. */
  boolean hasTimedOut() {
    return timedOut;
  }

  private boolean isOver() {
    if (System.nanoTime() - deadlineNanos > 0) {
      timedOut = true;
    }
    return timedOut || cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
  }

  @Override
  public void close() {
    GUARDS.remove(key);
  }

  /** The callback that FFmpeg polls on the reading thread. */
  private static final class InterruptCallback extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(@Nullable Pointer context) {
      CallGuard guard = context == null ? null : GUARDS.get(context.address());
      return guard != null && guard.isOver() ? 1 : 0;
    }
  }
}
