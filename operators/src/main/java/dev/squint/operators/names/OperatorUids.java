package dev.squint.operators.names;

/**
 * The uids of the job graph's operators, which are also their names. A checkpoint is read back by
 * uid: changing one loses the state of that operator.
 */
public final class OperatorUids {
  public static final String FRAMES = "frames";
  public static final String FILTER = "filter";
  public static final String REFERENCE = "reference";
  public static final String ANSWERS = "answers";
  public static final String AUDIT_REFERENCE = "audit-reference";
  public static final String AUDITS = "audits";
  public static final String RESOLVER = "resolver";
  public static final String RECORDS = "records";

  private OperatorUids() {}
}
