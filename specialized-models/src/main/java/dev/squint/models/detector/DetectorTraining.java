package dev.squint.models.detector;

import dev.squint.core.model.BoundingBox;
import dev.squint.models.engine.GraphTrainer;
import dev.squint.models.engine.ParameterLayout;
import dev.squint.models.graph.NetworkGraph;
import dev.squint.models.onnx.DetectorExport;
import dev.squint.models.reference.DetectorFamily;
import dev.squint.models.reference.Letterbox;
import dev.squint.models.reference.StrideGrid;
import dev.squint.models.store.ModelStore;
import dev.squint.models.training.AdamOptimizer;
import dev.squint.models.training.LearningRate;
import dev.squint.models.training.TrainingCheckpoints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * Trains a {@link CompactDetector} on labelled images and writes it as an ONNX file.
 *
 * <p>Images of the next block are made on a thread of its own while a block is learnt. Everything
 * follows from the settings and the images: a training that is stopped and goes on from its last
 * checkpoint ends in the same bytes as one that was not, on one kind of processor. Owns native
 * memory until {@link #close()}. Not thread-safe.
 */
public final class DetectorTraining implements AutoCloseable {
  private static final String CHECKPOINT = "detector";
  private static final double WARM_UP_SHARE = 0.03;

  /** Objectness and classes that an untrained head starts with: nearly every cell holds nothing. */
  private static final double FIRST_SCORE = 0.01;

  private final NetworkGraph graph;
  private final DetectorTrainingSettings settings;
  private final LabelledImages images;
  private final TrainingCheckpoints checkpoints;
  private final String identity;
  private final DetectorOutput output;
  private final Letterbox letterbox;
  private final GraphTrainer trainer;
  private final AdamOptimizer optimizer;
  private final LearningRate rate;
  private final float[] gradient;
  private final ExecutorService painter = Executors.newSingleThreadExecutor();

  /**
   * A training that has not begun.
   *
   * @param classes how many the images are labelled with
   * @param identity what the images are: a checkpoint of others is not gone on from
   */
  public DetectorTraining(
      NetworkGraph graph,
      int classes,
      DetectorTrainingSettings settings,
      LabelledImages images,
      TrainingCheckpoints checkpoints,
      String identity) {
    this.graph = graph;
    this.settings = settings;
    this.images = images;
    this.checkpoints = checkpoints;
    String layers = ModelStore.sha256(graph.toString().getBytes(StandardCharsets.UTF_8));
    this.identity = "%s %s %s".formatted(identity, settings, layers);
    output = new DetectorOutput(classes, StrideGrid.usual(graph.inputWidth(), graph.inputHeight()));
    letterbox = new Letterbox(DetectorFamily.YOLOX, graph.inputWidth(), graph.inputHeight());
    trainer = new GraphTrainer(graph, settings.batchSize());
    optimizer =
        new AdamOptimizer(trainer.layout(), settings.weightDecay(), settings.gradientLimit());
    rate = new LearningRate(settings.learningRate(), settings.steps(), WARM_UP_SHARE);
    gradient = new float[trainer.layout().size()];
  }

  /** Told about each step; called on the training's thread. */
  public interface Listener {
    /**
     * A step is over.
     *
     * @param step from 0
     * @param steps of the whole training
     * @param loss of its batch
     */
    void step(int step, int steps, double loss);

    /** Whether to give up; asked before each step. */
    boolean stop();
  }

  /**
   * Trains to the end, from the last checkpoint where there is one.
   *
   * @return the averaged network as an export that is yet to be written
   * @throws InterruptedException when told to stop; the checkpoint of the last block stays
   */
  public DetectorExport run(Listener listener) throws InterruptedException {
    DetectorState state = start();
    int blockSteps = images.blockSize() / settings.batchSize();
    CompletableFuture<List<LabelledImage>> next = paint(state.steps() / blockSteps);
    while (state.steps() < settings.steps()) {
      long block = state.steps() / blockSteps;
      List<LabelledImage> painted = await(next);
      next = paint(block + 1);
      for (int batch = 0; batch < blockSteps && state.steps() < settings.steps(); batch++) {
        if (listener.stop() || Thread.interrupted()) {
          throw new InterruptedException("the training was stopped");
        }
        int from = batch * settings.batchSize();
        double loss = step(state, painted.subList(from, from + settings.batchSize()));
        listener.step(state.steps() - 1, settings.steps(), loss);
      }
      checkpoints.save(CHECKPOINT, state.write(identity));
    }
    return new DetectorExport(graph, state.averageParameters, state.averageStatistics);
  }

  @Override
  public void close() {
    painter.shutdownNow();
    trainer.close();
  }

  private DetectorState start() {
    int parameters = trainer.layout().size();
    int statistics = trainer.statisticsLayout().size();
    DetectorState state =
        checkpoints
            .load(CHECKPOINT)
            .flatMap(bytes -> DetectorState.read(bytes, identity, parameters, statistics))
            .orElseGet(this::untrained);
    trainer.parameters().put(0, state.parameters());
    trainer.statistics().put(0, state.statistics);
    return state;
  }

  private double step(DetectorState state, List<LabelledImage> batch) {
    RandomGenerator random =
        new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L + state.steps());
    List<List<Target>> targets = new ArrayList<>();
    for (int index = 0; index < batch.size(); index++) {
      LabelledImage varied = ImageVariation.vary(batch.get(index), random);
      Letterbox.Placement placement =
          letterbox.write(varied.image(), trainer.input(), index * trainer.imageSize());
      targets.add(varied.boxes().stream().map(box -> target(box, placement.scale())).toList());
    }
    DetectionLoss loss = new DetectionLoss(output, targets);
    trainer.gradient(loss, gradient);
    optimizer.step(state, gradient, rate.at(state.steps()));
    trainer.parameters().put(0, state.parameters());
    trainer.statistics().get(0, state.statistics);
    state.average();
    return loss.total();
  }

  private static Target target(LabelledBox labelled, double scale) {
    BoundingBox box = labelled.box();
    double[] edges = {
      box.x() * scale,
      box.y() * scale,
      (box.x() + box.width()) * scale,
      (box.y() + box.height()) * scale
    };
    return new Target(labelled.classIndex(), edges, labelled.difficult());
  }

  /** Weights as He et al. (2015) start them; scales of 1; heads that see nothing anywhere. */
  private DetectorState untrained() {
    RandomGenerator random = new SplittableRandom(settings.seed());
    float[] parameters = new float[trainer.layout().size()];
    int position = 0;
    List<ParameterLayout.Slot> slots = trainer.layout().slots();
    for (var layer : graph.layers()) {
      if (!layer.operation().isConvolution()) {
        continue;
      }
      ParameterLayout.Slot weight = slots.get(position++);
      double deviation = Math.sqrt(2.0 / weight.inputs());
      for (int index = 0; index < weight.size(); index++) {
        parameters[weight.offset() + index] = (float) (random.nextGaussian() * deviation);
      }
      ParameterLayout.Slot vector = slots.get(position++);
      switch (layer.operation()) {
        case CONVOLUTION -> {
          Arrays.fill(parameters, vector.offset(), vector.offset() + vector.size(), 1);
          position++;
        }
        case HEAD ->
            Arrays.fill(
                parameters,
                vector.offset() + DetectorOutput.OBJECTNESS,
                vector.offset() + vector.size(),
                (float) Math.log(FIRST_SCORE / (1 - FIRST_SCORE)));
        case SUM, UPSAMPLING, CONCATENATION -> throw new AssertionError("no convolution");
      }
    }
    return new DetectorState(parameters, firstStatistics());
  }

  /** Mean 0 and variance 1 of every channel. */
  private float[] firstStatistics() {
    float[] statistics = new float[trainer.statisticsLayout().size()];
    List<ParameterLayout.Slot> slots = trainer.statisticsLayout().slots();
    for (int index = 1; index < slots.size(); index += 2) {
      ParameterLayout.Slot variance = slots.get(index);
      Arrays.fill(statistics, variance.offset(), variance.offset() + variance.size(), 1);
    }
    return statistics;
  }

  private CompletableFuture<List<LabelledImage>> paint(long block) {
    return CompletableFuture.supplyAsync(() -> images.block(block), painter);
  }

  private static List<LabelledImage> await(CompletableFuture<List<LabelledImage>> block)
      throws InterruptedException {
    try {
      return block.get();
    } catch (ExecutionException exception) {
      throw new IllegalStateException("the images of a training cannot be made", exception);
    }
  }
}
