package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OptionRulesTest {
  @Test
  void needsNoOption() {
    assertThat(OptionRules.faultsOf(options())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws://localhost:1", "ws://127.0.0.9:1", "ws://[::1]:1"})
  void loadsThisMachine(String url) {
    assertThat(OptionRules.faultsOf(options("--url", url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ws://192.0.2.1:80", "ws://0.0.0.0:80", "wss://localhost:1", "ws://localhost"})
  void loadsNoOtherMachineAndSpeaksNoTls(String url) {
    assertThat(OptionRules.faultsOf(options("--url", url))).hasSize(1);
  }

  @Test
  void loadsAnotherMachineOfOnesOwn() {
    assertThat(OptionRules.faultsOf(options("--url", "ws://192.0.2.1:80", "--i-own-this-server")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--connections,20001",
    "--members,1",
    "--window,0",
    "--size,49",
    "--size,4001",
    "--rate,0",
    "--rate,1000001",
    "--duration,11m",
    "--duration,0s",
    "--users,0",
    "--pairs,20000"
  })
  void keepsWithinBounds(String option, String value) {
    assertThat(OptionRules.faultsOf(options("dm", option, value))).hasSize(1);
  }

  @Test
  void wantsASecretForAPeerAndOnlyThen() {
    String secret = "0123456789abcdef0123456789abcdef";
    assertThat(OptionRules.faultsOf(options("--peer"))).hasSize(1);
    assertThat(OptionRules.faultsOf(options("--jwt-secret", secret))).hasSize(1);
    assertThat(OptionRules.faultsOf(options("--peer", "--jwt-secret", "short"))).hasSize(1);
    assertThat(OptionRules.faultsOf(options("--peer", "--jwt-secret", secret))).isEmpty();
  }

  private static BenchOptions options(String... arguments) {
    var options = new BenchOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options;
  }
}
