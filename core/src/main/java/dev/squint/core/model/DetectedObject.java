package dev.squint.core.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One object that the reference model found in a frame.
 *
 * @param objectClass name of the class, as in the model's class list
 * @param score confidence in {@code [0, 1]}
 * @param box where, in pixels of the full frame
 */
public record DetectedObject(
    @JsonProperty("class") String objectClass, float score, BoundingBox box) {}
