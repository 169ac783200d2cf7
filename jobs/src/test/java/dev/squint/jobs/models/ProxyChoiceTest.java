package dev.squint.jobs.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.jobs.options.UserException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyChoiceTest {
  private static final URI SECURE = URI.create("https://models.example/yolox_s.onnx");
  private static final URI PLAIN = URI.create("http://models.example/yolox_s.onnx");

  @Test
  void goesDirectWhereNothingIsNamed() {
    assertThat(proxy(Map.of(), Map.of(), SECURE)).isEqualTo("direct");
  }

  @Test
  void takesTheProxyOfTheScheme() {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://secure:3128", "http_proxy", "plain:8080/");
    assertThat(proxy(environment, Map.of(), SECURE)).isEqualTo("secure:3128");
    assertThat(proxy(environment, Map.of(), PLAIN)).isEqualTo("plain:8080");
  }

  @Test
  void takesAProxyForAllWhereTheSchemeHasNone() {
    assertThat(proxy(Map.of("ALL_PROXY", "http://all:1"), Map.of(), SECURE)).isEqualTo("all:1");
  }

  @Test
  void prefersTheProxyOfJavasProperties() {
    assertThat(
            proxy(
                Map.of("HTTPS_PROXY", "http://environment:1"),
                Map.of("https.proxyHost", "properties", "https.proxyPort", "2"),
                SECURE))
        .isEqualTo("properties:2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "models.example direct",
        ".example direct",
        "example direct",
        "*.example direct",
        "* direct",
        "other,models.example:443 direct",
        "odels.example proxy:1",
        "models.example.org proxy:1"
      })
  void leavesOutTheHostsWithoutProxy(String exceptions, String expected) {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://proxy:1", "NO_PROXY", exceptions);
    assertThat(proxy(environment, Map.of(), SECURE)).isEqualTo(expected);
  }

  @Test
  void leavesOutTheHostsOfJavasProperty() {
    Map<String, String> properties =
        Map.of(
            "https.proxyHost",
            "proxy",
            "https.proxyPort",
            "1",
            "http.nonProxyHosts",
            "a|*.example");
    assertThat(proxy(Map.of(), properties, SECURE)).isEqualTo("direct");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://ann:secret@host:1",
        "https://host:1",
        "http://host",
        "host:0",
        "host:70000"
      })
  void refusesWhatIsNoProxyWithoutRepeatingPasswords(String address) {
    assertThatThrownBy(() -> ProxyChoice.of(Map.of("HTTPS_PROXY", address), Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("HTTPS_PROXY")
        .hasMessageNotContaining("secret");
  }

  private static String proxy(
      Map<String, String> environment, Map<String, String> properties, URI address) {
    Proxy proxy = ProxyChoice.of(environment, properties).selector().select(address).get(0);
    if (proxy.equals(Proxy.NO_PROXY)) {
      return "direct";
    }
    InetSocketAddress host = (InetSocketAddress) proxy.address();
    return host.getHostString() + ":" + host.getPort();
  }
}
