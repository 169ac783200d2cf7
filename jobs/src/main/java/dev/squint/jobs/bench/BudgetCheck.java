package dev.squint.jobs.bench;

/**
 * One of the budgets that Squint is built to, and what this run measured.
 *
 * @param name what is bounded
 * @param budget the bound, in words
 * @param measured in the unit that {@code budget} names
 * @param met whether it holds
 */
public record BudgetCheck(String name, String budget, double measured, boolean met) {
  static BudgetCheck atMost(String name, String budget, double bound, double measured) {
    return new BudgetCheck(name, budget, measured, measured <= bound);
  }

  static BudgetCheck atLeast(String name, String budget, double bound, double measured) {
    return new BudgetCheck(name, budget, measured, measured >= bound);
  }
}
