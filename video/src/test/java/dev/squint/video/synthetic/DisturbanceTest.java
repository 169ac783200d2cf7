package dev.squint.video.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.frame.Image;
import dev.squint.video.TestPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of what each {@link Disturbance} does to the picture. */
class DisturbanceTest {
  private static final String NOON = "sim:crossing?seed=21&start=12:00&weather=clear&jpeg=off";
  private static final String NIGHT = "sim:crossing?seed=21&start=23:00&ir=off&jpeg=off";
  private static final int BEFORE = 9;
  private static final int WITHIN = 34;
  private static final int AFTER = 70;

  /** A scene in which the disturbance can show. */
  private static String scene(Disturbance disturbance) {
    return disturbance == Disturbance.LIGHTS_OFF ? NIGHT : NOON;
  }

  private static Image disturbed(Disturbance disturbance, int index) {
    String script = "&at=00:00:01:" + disturbance.id() + ":5s";
    return Simulated.frame(scene(disturbance) + script, index).image();
  }

  @ParameterizedTest
  @EnumSource(Disturbance.class)
  void changesThePictureWhileItLastsAndNotBefore(Disturbance disturbance) {
    String quiet = scene(disturbance);
    Image before = Simulated.frame(quiet, BEFORE).image();
    Image within = Simulated.frame(quiet, WITHIN).image();

    assertThat(disturbed(disturbance, BEFORE)).isEqualTo(before);
    assertThat(TestPictures.difference(disturbed(disturbance, WITHIN), within)).isGreaterThan(1.2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Disturbance.class,
      names = {"IR_SWITCH"},
      mode = EnumSource.Mode.EXCLUDE)
  void leavesNoTraceOnceItIsOver(Disturbance disturbance) {
    assertThat(disturbed(disturbance, AFTER))
        .isEqualTo(Simulated.frame(scene(disturbance), AFTER).image());
  }

  @Test
  void theInfraredSwitchJumpsAndSettlesOnGrey() {
    String address = NIGHT + "&at=00:00:01:ir-switch";
    Image jumping = Simulated.frame(address, 11).image();
    Image settled = Simulated.frame(address, 60).image();

    assertThat(Simulated.colourfulness(settled)).isZero();
    assertThat(Simulated.colourfulness(Simulated.frame(address, 5).image())).isGreaterThan(2);
    assertThat(Simulated.brightness(jumping)).isGreaterThan(Simulated.brightness(settled) + 15);
  }

  @Test
  void twoInfraredSwitchesLeadBackToColour() {
    Image back = Simulated.frame(NOON + "&at=00:00:01:ir-switch&at=00:00:02:ir-switch", 80).image();

    assertThat(back).isEqualTo(Simulated.frame(NOON, 80).image());
  }

  @Test
  void aFrozenPictureAndItsTruthRepeat() {
    String address = "sim:crossing?seed=22&start=08:30&traffic=4&at=00:00:02:freeze:2s";
    try (SimulatedFrameSource source = Simulated.open(address)) {
      source.skip(20);
      SimulatedFrame first = source.nextFrame();
      source.skip(8);
      SimulatedFrame later = source.nextFrame();
      source.skip(15);
      SimulatedFrame after = source.nextFrame();

      assertThat(later.image()).isEqualTo(first.image());
      assertThat(later.objects()).isEqualTo(first.objects());
      assertThat(later.index()).isEqualTo(29);
      assertThat(after.image()).isNotEqualTo(first.image());
    }
  }

  @Test
  void aPushedCameraStaysPushedAndItsTruthWithIt() {
    String quiet = "sim:car-park?seed=22&start=12:00&traffic=0";
    SimulatedFrame straight = Simulated.frame(quiet, 3000);
    SimulatedFrame pushed = Simulated.frame(quiet + "&at=00:00:10:camera-shift", 3000);

    SimulatedObject whole =
        straight.objects().stream()
            .filter(o -> o.visibleShare() == 1 && o.box().x() > 30 && o.box().x() < 500)
            .findFirst()
            .orElseThrow();
    SimulatedObject moved =
        pushed.objects().stream().filter(o -> o.id() == whole.id()).findFirst().orElseThrow();
    assertThat(Math.abs(moved.box().x() - whole.box().x())).isBetween(5f, 17f);
    assertThat(moved.box().y() - whole.box().y()).isBetween(2f, 9f);
    assertThat(moved.box().width()).isCloseTo(whole.box().width(), within(0.01f));
  }

  private static org.assertj.core.data.Offset<Float> within(float value) {
    return org.assertj.core.data.Offset.offset(value);
  }

  @Test
  void everyDisturbanceDescribesItself() {
    for (Disturbance disturbance : Disturbance.values()) {
      assertThat(disturbance.description()).isNotBlank().doesNotContain("\n");
      assertThat(Disturbance.ids()).contains(disturbance.id());
    }
  }
}
