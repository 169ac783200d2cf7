package dev.squint.jobs.web.picture;

/** How a frame can be shown. */
public enum PictureKind {
  /** Small, for many at once. */
  TILE,
  /** As the producer made it for the cheap stages. */
  PREVIEW,
  /** As recorded. */
  FULL
}
