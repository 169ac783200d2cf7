package dev.squint.jobs.offline.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.model.SpecializedModelSpec.Crop;
import dev.squint.core.query.Query;
import dev.squint.core.query.Zone;
import dev.squint.core.query.Zone.Corner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewChoicesTest {
  @Test
  void aFinerPreviewIsTriedWhereTheAutomaticOneIsSmall() {
    assertThat(PreviewChoices.of(640, 360)).containsExactly(8, 4);
    assertThat(PreviewChoices.of(768, 432)).containsExactly(8, 4);
    assertThat(PreviewChoices.of(320, 240)).containsExactly(4, 2);
    assertThat(PreviewChoices.of(640, 352)).containsExactly(4);
    assertThat(PreviewChoices.of(1920, 1080)).containsExactly(8);
    assertThat(PreviewChoices.of(64, 48)).containsExactly(1);
  }

  @Test
  void aCropHoldsAllZonesAndWhatStandsInThem() {
    Zone gate = zone("gate", 0.4, 0.5, 0.5, 0.6);
    Zone door = zone("door", 0.6, 0.9, 0.7, 0.97);
    Query atGate = new Query("person", 0.4, Optional.of(gate));
    Query atDoor = new Query("car", 0.4, Optional.of(door));
    Crop crop = ZoneCrop.around(List.of(atGate, atDoor)).orElseThrow();
    assertThat(crop.x()).isCloseTo(0.35, within());
    assertThat(crop.y()).isCloseTo(0.25, within());
    assertThat(crop.x() + crop.width()).isCloseTo(0.75, within());
    assertThat(crop.y() + crop.height()).isCloseTo(1, within());
    assertThat(ZoneCrop.around(List.of(atGate, Query.parse("person", List.of())))).isEmpty();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-9);
  }

  private static Zone zone(String name, double left, double top, double right, double bottom) {
    return new Zone(
        name,
        List.of(
            new Corner(left, top),
            new Corner(right, top),
            new Corner(right, bottom),
            new Corner(left, bottom)));
  }
}
