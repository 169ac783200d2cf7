package dev.squint.models.training;

import java.util.ArrayList;
import java.util.List;

/**
 * One round of the elimination.
 *
 * @param index from 0
 * @param epochs that each network trains in it
 * @param survivors networks that go on after it
 */
record Rung(int index, int epochs, int survivors) {
  /*
   * Successive halving (Jamieson and Talwalkar 2016; the inner loop of Hyperband, Li et al. 2018): all
   * networks train a little, the better ones go on for `reduction` times as long, until the survivors
   * have had all epochs. Each rung costs about the same, so that n networks cost log n times what one
   * does.
   */
  static List<Rung> of(int candidates, TrainingSettings settings) {
    List<Integer> training = new ArrayList<>(List.of(candidates));
    int last = candidates;
    while (last > settings.survivors()) {
      int kept = (last + settings.reduction() - 1) / settings.reduction();
      last = Math.max(settings.survivors(), kept);
      training.add(last);
    }
    double parts = 0;
    for (int index = 0; index < training.size(); index++) {
      parts += Math.pow(settings.reduction(), index);
    }
    List<Rung> rungs = new ArrayList<>();
    for (int index = 0; index < training.size(); index++) {
      double share = Math.pow(settings.reduction(), index) / parts;
      int epochs = Math.max(1, (int) Math.round(settings.maxEpochs() * share));
      int next = Math.min(index + 1, training.size() - 1);
      rungs.add(new Rung(index, epochs, training.get(next)));
    }
    return rungs;
  }
}
