package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholderTest {

  private static final Settings SETTINGS =
      new Settings(
          null,
          Map.of("Admins", List.of("root", "adm_*"), "Net", List.of("10.0.0.0/8"), "n", List.of()));

  private static boolean accepts(String entry, String value) {
    Compiled compiled =
        RuleSet.compile(List.of(new RuleText("t.yml", Sigma.entry(entry))), SETTINGS);
    assertThat(compiled.problems()).isEmpty();
    return Sigma.holds(compiled.ruleSet(), Map.of("f", value));
  }

  @Test
  void valuesAreFilledIn() {
    assertThat(accepts("f|expand: '%Admins%'", "ROOT")).isTrue();
    assertThat(accepts("f|expand: '%Admins%'", "adm_ann")).isTrue();
    assertThat(accepts("f|expand: '%Admins%'", "ann")).isFalse();
    assertThat(accepts("f|contains|expand: 'u=%Admins%;'", "x u=root; y")).isTrue();
    assertThat(accepts("f|re|expand: '^%Admins%$'", "adm_*")).isTrue();
    assertThat(accepts("f|cidr|expand: '%Net%'", "10.2.3.4")).isTrue();
  }

  @Test
  void percentSignsOutsideOfPlaceholdersArePlain() {
    assertThat(accepts("f|expand: '100% of \\%Admins\\%'", "100% of %Admins%")).isTrue();
    assertThat(accepts("f: '%Admins%'", "%admins%")).isTrue();
    assertThat(accepts("f: '\\%Admins\\%'", "\\%admins\\%")).isTrue();
  }

  @Test
  void aRuleThatNeedsAnotherNameIsRefused() {
    Compiled compiled =
        RuleSet.compile(
            List.of(new RuleText("t.yml", Sigma.entry("f|expand: ['%Admins%', '%n% %Others%']"))),
            SETTINGS);

    assertThat(compiled.ruleSet().rules()).isEmpty();
    assertThat(compiled.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("placeholder"))
        .satisfies(problem -> assertThat(problem.message()).contains("%Others%, %n%"));
  }
}
