package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleTest {

  @Test
  void aRuleTellsWhatItsDocumentSaysOfIt() {
    Rule rule =
        Sigma.rules(
                """
                title: Login at night
                id: 22222222-0000-4000-8000-000000000000
                level: high
                status: test
                date: 2026-11-22
                tags: [attack.t1078, soc2.cc6-1]
                logsource: {category: auth, product: linux, service: sshd}
                control: {id: "III.1.1.12", weight: 1.5, parts: [1, null, true]}
                note: plain
                detection: {s: {a: 1}, condition: s}
                """)
            .rules()
            .getFirst();

    assertThat(rule.id()).isEqualTo("22222222-0000-4000-8000-000000000000");
    assertThat(rule.title()).isEqualTo("Login at night");
    assertThat(rule.path()).isEqualTo("test.yml");
    assertThat(rule.level()).isEqualTo("high");
    assertThat(rule.tags()).containsExactly("attack.t1078", "soc2.cc6-1");
    assertThat(rule.logSource()).isEqualTo(new LogSource("auth", "linux", "sshd"));
    assertThat(rule.extra())
        .isEqualTo(
            Map.of(
                "control",
                Map.of(
                    "id",
                    "III.1.1.12",
                    "weight",
                    new BigDecimal("1.5"),
                    "parts",
                    Arrays.asList(1L, null, true)),
                "note",
                "plain"));
  }

  @Test
  void aRuleWithoutAnIdIsKnownByItsPlace() {
    String rule = Sigma.entry("f: 1");

    assertThat(Sigma.rules(rule).rules()).extracting(Rule::id).containsExactly("test.yml");
    assertThat(Sigma.rules(rule + "---\n" + rule).rules())
        .extracting(Rule::id)
        .containsExactly("test.yml#1", "test.yml#2");
    assertThat(Sigma.rules(rule).rules().getFirst().level()).isNull();
    assertThat(Sigma.rules(rule).rules().getFirst().tags()).isEqualTo(List.of());
  }

  @Test
  void anIdThatARefusedRuleClaimsIsTaken() {
    String broken = "id: one\n" + Sigma.entry("f|nope: 1");
    String good = "id: one\n" + Sigma.entry("f: 1");

    Compiled compiled = Sigma.compile(broken + "---\n" + good);

    assertThat(compiled.ruleSet().rules()).isEmpty();
    assertThat(compiled.problems())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder("unknown-modifier", "duplicate-id");
  }
}
