package dev.squint.jobs.bench.load;

/** Cameras that send as they are told, until {@link #close()}. One thread at a time talks to it. */
public interface Load extends AutoCloseable {
  /**
   * Changes what is sent, at once; each camera goes on with its clip from the beginning of its own.
   *
   * @return what was done under the order before
   */
  LoadStatus order(LoadOrder order);

  /** What has been done under the order at hand. */
  LoadStatus status();

  /** Ends the load. */
  @Override
  void close();
}
