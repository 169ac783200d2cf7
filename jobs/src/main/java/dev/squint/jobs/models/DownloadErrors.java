package dev.squint.jobs.models;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Says in few words why a server could not be asked. */
final class DownloadErrors {
  private DownloadErrors() {}

  /** What went wrong, from the innermost cause that says anything. */
  static String describe(Throwable failure) {
    String said = "";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "its host name, or the proxy's, cannot be resolved";
      }
      if (cause instanceof HttpConnectTimeoutException) {
        return "no connection in time";
      }
      if (cause instanceof HttpTimeoutException) {
        return "no answer in time";
      }
      if (cause.getMessage() != null) {
        said = cause.getMessage();
      } else if (cause instanceof ConnectException && said.isEmpty()) {
        said = "the connection is refused";
      }
    }
    return said.isEmpty() ? failure.getClass().getSimpleName() : said;
  }
}
