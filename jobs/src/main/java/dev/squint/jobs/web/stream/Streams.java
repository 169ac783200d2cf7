package dev.squint.jobs.web.stream;

import dev.squint.jobs.web.document.Overviews;
import dev.squint.jobs.web.site.Site;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open streams, at most {@value #MAX_CLIENTS}. Each has a thread of its own that waits for its
 * client alone, so that a slow one holds up nobody; one that takes nothing for long is ended by the
 * connection's idle timeout. Thread-safe; owns the threads until {@link #close()}.
 */
public final class Streams implements AutoCloseable {
  /** Most streams at once. */
  public static final int MAX_CLIENTS = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);
  private static final String RETRY = "retry: 2000\n\n";

  private final Site site;
  private final Overviews overviews;
  private final Semaphore free = new Semaphore(MAX_CLIENTS);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  public Streams(Site site, Overviews overviews) {
    this.site = site;
    this.overviews = overviews;
  }

  /**
   * Begins a stream as the answer to a request.
   *
   * @return false when there are too many; nothing was answered then
   */
  public boolean open(Watch watch, Response response, Callback callback) {
    if (closed.getCount() == 0 || !free.tryAcquire()) {
      return false;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Thread thread = new Thread(() -> run(watch, response, callback), "squint-web-stream");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
    return true;
  }

  /** How many streams are open. */
  public int count() {
    return MAX_CLIENTS - free.availablePermits();
  }

  private void run(Watch watch, Response response, Callback callback) {
    try {
      StreamContent content = new StreamContent(site, overviews, watch, System.nanoTime());
      MessageBuffer messages = new MessageBuffer();
      messages.text(RETRY);
      do {
        content.tell(messages, System.nanoTime());
        if (!messages.isEmpty()) {
          Content.Sink.write(response, false, messages.take());
        }
      } while (!closed.await(TICK.toMillis(), TimeUnit.MILLISECONDS));
      callback.succeeded();
    } catch (IOException e) {
      callback.failed(e); // the client has gone, or takes nothing
    } catch (InterruptedException e) {
      callback.succeeded();
    } catch (RuntimeException e) {
      LOG.error("a stream failed", e);
      callback.failed(e);
    } finally {
      free.release();
      threads.remove(Thread.currentThread());
    }
  }

  /** Ends all streams; those that wait for their client are cut off when the server stops. */
  @Override
  public void close() {
    closed.countDown();
    long deadline = System.nanoTime() + CLOSE_PATIENCE.toNanos();
    for (Thread thread : threads) {
      try {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
