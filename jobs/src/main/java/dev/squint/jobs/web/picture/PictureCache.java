package dev.squint.jobs.web.picture;

import dev.squint.jobs.web.fetch.MissingRecordException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that were asked for last, bounded in bytes. What several ask for at once is made
 * once. Thread-safe.
 */
final class PictureCache {
  private final long maxBytes;
  private final Map<String, Picture> kept = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, CompletableFuture<Picture>> making = new LinkedHashMap<>();
  private long bytes;

  /** Makes a picture that is not kept. */
  @FunctionalInterface
  interface Maker {
    Picture make() throws MissingRecordException;
  }

  PictureCache(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The picture of this name, made if it is not kept. */
  Picture get(String name, Maker maker) throws MissingRecordException {
    CompletableFuture<Picture> mine = new CompletableFuture<>();
    @Nullable CompletableFuture<Picture> others;
    synchronized (this) {
      Picture known = kept.get(name);
      if (known != null) {
        return known;
      }
      others = making.putIfAbsent(name, mine);
    }
    return others == null ? make(name, maker, mine) : await(others);
  }

  private Picture make(String name, Maker maker, CompletableFuture<Picture> mine)
      throws MissingRecordException {
    try {
      Picture made = maker.make();
      keep(name, made);
      mine.complete(made);
      return made;
    } catch (MissingRecordException | RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      synchronized (this) {
        making.remove(name);
      }
    }
  }

  private static Picture await(CompletableFuture<Picture> others) throws MissingRecordException {
    try {
      return others.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof MissingRecordException missing) {
        throw missing;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private synchronized void keep(String name, Picture made) {
    Picture before = kept.put(name, made);
    bytes += made.bytes().length - (before == null ? 0 : before.bytes().length);
    Iterator<Picture> oldest = kept.values().iterator();
    while (bytes > maxBytes && oldest.hasNext()) {
      bytes -= oldest.next().bytes().length;
      oldest.remove();
    }
  }

  synchronized long bytes() {
    return bytes;
  }
}
