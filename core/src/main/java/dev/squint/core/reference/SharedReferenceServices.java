package dev.squint.core.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The reference services of this process, one for each model and device, shared by all cameras and
 * subtasks.
 *
 * <p>A service is opened by the first who asks and closed by the last who lets go. In a Flink
 * cluster this class must come from the class loader of the process ({@code lib/}), so that all
 * jobs share it.
 */
public final class SharedReferenceServices {
  private static final Map<Object, Entry> OPEN = new HashMap<>();

  private SharedReferenceServices() {}

  /** An open service and how many views of it are open. */
  private static final class Entry {
    final ReferenceService service;
    int users;

    Entry(ReferenceService service) {
      this.service = service;
    }
  }

  /**
   * The service for {@code key}, opened if this is the first use.
   *
   * @param key equal for the same model, device and settings
   * @return a view of the shared service; closing it lets go of it
   */
  public static ReferenceService acquire(Object key, Supplier<ReferenceService> opener) {
    synchronized (OPEN) {
      Entry entry = OPEN.computeIfAbsent(key, unused -> new Entry(opener.get()));
      entry.users++;
      return new View(key, entry);
    }
  }

  /** One user's hold on a shared service. */
  private static final class View implements ReferenceService {
    private final Object key;
    private final Entry entry;
    private boolean closed;

    View(Object key, Entry entry) {
      this.key = key;
      this.entry = entry;
    }

    @Override
    public CompletableFuture<ReferenceAnswer> answer(byte[] encoded) {
      return entry.service.answer(encoded);
    }

    @Override
    public CompletableFuture<ReferenceAnswer> audit(byte[] encoded) {
      return entry.service.audit(encoded);
    }

    @Override
    public ReferenceStatistics statistics() {
      return entry.service.statistics();
    }

    @Override
    public void close() {
      synchronized (OPEN) {
        if (closed) {
          return;
        }
        closed = true;
        entry.users--;
        if (entry.users == 0) {
          OPEN.remove(key);
          entry.service.close();
        }
      }
    }
  }
}
