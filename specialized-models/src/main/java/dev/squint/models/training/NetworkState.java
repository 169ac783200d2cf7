package dev.squint.models.training;

import dev.squint.core.model.SpecializedModelSpec.Calibration;
import dev.squint.models.engine.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What one network has learnt so far, and what its optimizer remembers. Mutable; one thread. */
final class NetworkState extends OptimizedParameters {
  final Normalisation normalisation;
  int epochs;

  /** The parameters of the epoch with the least validation loss. */
  float[] bestParameters;

  /** Infinite before the first epoch, and for as long as the network has learnt nothing. */
  double bestLoss = Double.POSITIVE_INFINITY;

  /** One a query; none before the first epoch. */
  List<Calibration> bestCalibrations = List.of();

  final List<EpochLoss> history = new ArrayList<>();

  NetworkState(float[] parameters, Normalisation normalisation) {
    super(parameters);
    this.normalisation = normalisation;
    bestParameters = parameters.clone();
  }

  /** Weights as He et al. (2015) start them: normal, with a variance of 2 by the inputs. */
  static NetworkState initial(
      ParameterLayout layout, Normalisation normalisation, RandomGenerator random) {
    float[] parameters = new float[layout.size()];
    for (ParameterLayout.Slot slot : layout.slots()) {
      if (slot.isBias()) {
        continue;
      }
      double deviation = Math.sqrt(2.0 / slot.inputs());
      for (int index = 0; index < slot.size(); index++) {
        parameters[slot.offset() + index] = (float) (random.nextGaussian() * deviation);
      }
    }
    return new NetworkState(parameters, normalisation);
  }

  void keepAsBest(double loss, List<Calibration> calibrations) {
    bestLoss = loss;
    bestParameters = parameters.clone();
    bestCalibrations = calibrations;
  }
}
