package dev.squint.jobs.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.jobs.options.AccessToken;
import dev.squint.jobs.options.ListenAddress;
import dev.squint.jobs.web.WebSettings;
import dev.squint.jobs.web.access.AccessGuard.Decision;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessGuardTest {
  private static final String SECRET = "0123456789abcdef";
  private static final AccessGuard LOCAL = new AccessGuard(true, Optional.empty());
  private static final AccessGuard REMOTE =
      new AccessGuard(false, Optional.of(AccessToken.of(SECRET)));

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080", "LOCALHOST"})
  void answersOnLocalhostToItsOwnNames(String host) {
    assertThat(LOCAL.decide(from(host))).isEqualTo(Decision.ALLOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example:8080",
        "192.168.0.7:8080",
        ""
      })
  void refusesOtherNamesOnLocalhost(String host) {
    assertThat(LOCAL.decide(from(host))).isEqualTo(Decision.REFUSE_HOST);
  }

  @Test
  void refusesARequestWithoutAHost() {
    assertThat(LOCAL.decide(request(true, Optional.empty(), "", "", "")))
        .isEqualTo(Decision.REFUSE_HOST);
  }

  @Test
  void takesTheTokenFromHeaderCookieOrParameter() {
    assertThat(remote("Bearer " + SECRET, "", "")).isEqualTo(Decision.ALLOW);
    assertThat(remote("bearer  " + SECRET, "", "")).isEqualTo(Decision.ALLOW);
    assertThat(remote("", SECRET, "")).isEqualTo(Decision.ALLOW);
    assertThat(remote("", "", SECRET)).isEqualTo(Decision.REMEMBER_TOKEN);
  }

  @Test
  void refusesAWrongToken() {
    assertThat(remote("", "", "")).isEqualTo(Decision.REFUSE_TOKEN);
    assertThat(remote("Bearer " + SECRET + "0", "", "")).isEqualTo(Decision.REFUSE_TOKEN);
    assertThat(remote("Basic " + SECRET, "", "")).isEqualTo(Decision.REFUSE_TOKEN);
    assertThat(remote("", SECRET.substring(1), "")).isEqualTo(Decision.REFUSE_TOKEN);
    assertThat(remote("", "", "x")).isEqualTo(Decision.REFUSE_TOKEN);
  }

  @Test
  void needsNoTokenForThePagesOwnFiles() {
    assertThat(REMOTE.decide(request(false, Optional.of("cam:80"), "", "", "")))
        .isEqualTo(Decision.ALLOW);
  }

  @Test
  void needsATokenOnAnyAddressButLocalhost() {
    assertThatThrownBy(
            () -> new WebSettings(ListenAddress.parse("0.0.0.0:8080"), Optional.empty(), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the web page can be seen from other machines at 0.0.0.0:8080, so it needs a token"
                + " (--token, or web.token in the configuration)");
    assertThat(
            new WebSettings(
                    ListenAddress.parse("0.0.0.0:8080"), Optional.of(AccessToken.of(SECRET)), false)
                .listen()
                .isLocal())
        .isFalse();
    assertThat(new WebSettings(ListenAddress.parse("[::1]:0"), Optional.empty(), false).listen())
        .hasToString("[::1]:0");
  }

  @Test
  void hidesTheTokenAndRefusesOneThatCanBeGuessed() {
    assertThat(AccessToken.of(SECRET)).hasToString("AccessToken[hidden]");
    assertThatThrownBy(() -> AccessToken.of("short"))
        .hasMessageContaining("16 to 256 letters")
        .hasMessageContaining("5 characters");
    assertThatThrownBy(() -> AccessToken.of("0123456789abcdef;")).hasMessageContaining("17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8080", "host", "a b:80", "::1:80", "host:port", "host:70000", ":80"})
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> ListenAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Decision remote(String authorization, String cookie, String parameter) {
    return REMOTE.decide(request(true, Optional.of("cam"), authorization, cookie, parameter));
  }

  private static AccessRequest from(String host) {
    return request(true, Optional.of(host), "", "", "");
  }

  private static AccessRequest request(
      boolean data, Optional<String> host, String authorization, String cookie, String parameter) {
    return new AccessRequest(data, host, given(authorization), given(cookie), given(parameter));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }
}
