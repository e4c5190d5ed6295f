package dev.akashi.launcher.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreenTest {

  @Test
  void theTerminalKnowsBest() {
    assertThat(Screen.columns("100", "90")).isEqualTo(100);
  }

  @Test
  void theEnvironmentIsAskedNext() {
    assertThat(Screen.columns("", "90")).isEqualTo(90);
  }

  @Test
  void nonsenseIsNoWidth() {
    assertThat(Screen.columns("wide", null)).isEqualTo(120);
  }

  @Test
  void aSliverIsNotUsed() {
    assertThat(Screen.columns("3", null)).isEqualTo(40);
  }
}
