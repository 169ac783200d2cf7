package dev.squint.optimizer.difference;

/**
 * Logistic regression on features that are not negative, with coefficients that are not negative.
 */
final class NonNegativeLogisticRegression {
  /*
   * Minimised over an intercept b and coefficients v >= 0 is
   *
   *   J(b, v) = sum_i c_i log(1 + exp(-s_i z_i)) + (penalty / 2) sum_j (v_j - prior)^2,
   *   z_i = b + sum_j f_ij v_j,
   *
   * with s_i = 1 for true and -1 for false, and c_i such that both classes weigh one half. The data
   * term's Hessian is F' diag(c_i p_i (1 - p_i)) F, at most F' diag(c_i / 4) F. As the features are
   * not negative (the intercept's is 1), Cauchy and Schwarz give for any step d
   *
   *   (sum_j f_ij d_j)^2 <= (sum_k f_ik) (sum_j f_ij d_j^2),
   *
   * so the Hessian is bounded by the diagonal matrix of D_j = (1/4) sum_i c_i f_ij sum_k f_ik. In
   * place of J one may therefore minimise a separable parabola that lies above J and touches it at
   * the point at hand; its minimum under v >= 0 is had coordinate by coordinate:
   *
   *   v_j <- max(0, v_j - (dJ/dv_j) / (D_j + penalty)).
   *
   * Such a step never raises J (De Pierro's separable surrogate, 1995). Nesterov's momentum is added
   * and dropped whenever J rises (O'Donoghue and Candes, "Adaptive restart for accelerated gradient
   * schemes", 2015). No step size, no randomness: the same data give the same coefficients.
   */
  private static final int MAX_STEPS = 600;
  private static final double TOLERANCE = 1e-9; // of J, relative, over one plain step

  private final double[][] features;
  private final double[] targets;
  private final double[] importance;
  private final double penalty;
  private final double prior;
  private final double[] curvature;

  private NonNegativeLogisticRegression(
      double[][] features, boolean[] labels, double penalty, double prior) {
    this.features = features;
    this.penalty = penalty;
    this.prior = prior;
    int positives = 0;
    for (boolean label : labels) {
      positives += label ? 1 : 0;
    }
    targets = new double[labels.length];
    importance = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      targets[i] = labels[i] ? 1 : 0;
      importance[i] = 0.5 / (labels[i] ? positives : labels.length - positives);
    }
    curvature = curvature();
  }

  /**
   * A fitted model.
   *
   * @param intercept of any sign
   * @param coefficients one a feature, not negative
   */
  record Model(double intercept, double[] coefficients) {}

  /**
   * Fits a model; both classes count the same, however many rows they have.
   *
   * @param features rows of finite values, not negative, of the same length
   * @param labels one a row, with both classes among them
   * @param penalty above 0: of a coefficient's squared distance from {@code prior}, halved
   * @param prior what coefficients are drawn towards, not negative
   */
  static Model fit(double[][] features, boolean[] labels, double penalty, double prior) {
    NonNegativeLogisticRegression regression =
        new NonNegativeLogisticRegression(features, labels, penalty, prior);
    double[] point = regression.minimise();
    double[] coefficients = new double[point.length - 1];
    System.arraycopy(point, 1, coefficients, 0, coefficients.length);
    return new Model(point[0], coefficients);
  }

  private double[] minimise() {
    double[] point = new double[curvature.length];
    double[] ahead = point;
    double[] gradient = new double[point.length];
    double momentum = 1;
    double value = value(point, gradient);
    for (int step = 0; step < MAX_STEPS; step++) {
      boolean plain = momentum == 1;
      value(ahead, gradient);
      double[] next = step(ahead, gradient);
      double gained = value - value(next, gradient);
      if (gained <= TOLERANCE * value) {
        if (plain) {
          return gained > 0 ? next : point; // a plain step can rise by rounding alone
        }
        point = gained > 0 ? next : point;
        ahead = point;
        momentum = 1;
      } else {
        double nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
        ahead = ahead(point, next, (momentum - 1) / nextMomentum);
        momentum = nextMomentum;
        point = next;
      }
      value -= Math.max(0, gained);
    }
    return point;
  }

  private static double[] ahead(double[] from, double[] to, double share) {
    double[] ahead = new double[to.length];
    for (int j = 0; j < to.length; j++) {
      ahead[j] = to[j] + share * (to[j] - from[j]);
    }
    return ahead;
  }

  /** The surrogate's minimum; index 0 is the intercept, which is free in sign and not penalised. */
  private double[] step(double[] from, double[] gradient) {
    double[] next = new double[from.length];
    next[0] = from[0] - gradient[0] / curvature[0];
    for (int j = 1; j < from.length; j++) {
      next[j] = Math.max(0, from[j] - gradient[j] / (curvature[j] + penalty));
    }
    return next;
  }

  /** J at {@code point}; its gradient goes into {@code gradient}. */
  private double value(double[] point, double[] gradient) {
    double value = 0;
    gradient[0] = 0;
    for (int j = 1; j < point.length; j++) {
      gradient[j] = penalty * (point[j] - prior);
      value += penalty / 2 * (point[j] - prior) * (point[j] - prior);
    }
    for (int i = 0; i < features.length; i++) {
      double[] row = features[i];
      double score = point[0];
      for (int j = 0; j < row.length; j++) {
        score += row[j] * point[j + 1];
      }
      double signed = targets[i] > 0 ? score : -score;
      value += importance[i] * (Math.max(0, -signed) + Math.log1p(Math.exp(-Math.abs(signed))));
      double slope = importance[i] * (1 / (1 + Math.exp(-score)) - targets[i]);
      gradient[0] += slope;
      for (int j = 0; j < row.length; j++) {
        gradient[j + 1] += slope * row[j];
      }
    }
    return value;
  }

  private double[] curvature() {
    double[] bound = new double[features[0].length + 1];
    for (int i = 0; i < features.length; i++) {
      double sum = 1;
      for (double feature : features[i]) {
        sum += feature;
      }
      bound[0] += importance[i] / 4 * sum;
      for (int j = 0; j < features[i].length; j++) {
        bound[j + 1] += importance[i] / 4 * sum * features[i][j];
      }
    }
    return bound;
  }
}
