package dev.squint.jobs.web.fetch;

/** Thrown when a topic does not hold the record that was asked for. */
public final class MissingRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Why a record is missing. */
  public enum Kind {
    /** It was there, and the broker has deleted it. */
    DELETED,
    /** It is not there, and perhaps never was. */
    NEVER_THERE
  }

  public MissingRecordException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
