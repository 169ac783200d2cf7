package dev.squint.models.training;

/** Ends a training when its thread is interrupted or its listener says so. */
final class StopSignal {
  private final TrainingListener listener;

  StopSignal(TrainingListener listener) {
    this.listener = listener;
  }

  void check() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the training's thread was interrupted");
    }
    if (listener.stop()) {
      throw new InterruptedException("the training was stopped");
    }
  }

  void prepared(int done, int total) {
    listener.preparing(done, total);
  }
}
