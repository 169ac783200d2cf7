package dev.squint.models.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassDictionaryTest {
  @Test
  void readsNamesByTheirIndex() {
    assertThat(ClassDictionary.parse("{1: 'car', 0: 'person', 2: \"driver's seat\"}"))
        .containsExactly("person", "car", "driver's seat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "['person', 'car']", "{1: 'car'}", "{0: 'a', 2: 'c'}"})
  void knowsNothingOfWhatIsNoDictionaryFromZero(String text) {
    assertThat(ClassDictionary.parse(text)).isEmpty();
  }
}
