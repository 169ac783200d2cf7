package dev.squint.jobs.models;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;

/** Makes the HTTP clients that files are fetched with. */
public final class DownloadClients {
  /** Java leaves out by default what most proxies take: names and passwords as they are. */
  private static final String TUNNELING_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  private DownloadClients() {}

  /** A client that follows redirections, through the proxies of {@code proxies}. */
  public static HttpClient of(ProxyChoice proxies, DownloadPolicy policy) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(policy.answerTimeout())
            .proxy(proxies.selector());
    if (proxies.hasCredentials()) {
      if (System.getProperty(TUNNELING_SCHEMES) == null) {
        System.setProperty(TUNNELING_SCHEMES, "");
      }
      builder.authenticator(proxies.authenticator());
    }
    return builder.build();
  }
}
