package dev.squint.video.source;

import dev.squint.video.TestVideos;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An RTSP camera in this process: serves one H.264 clip over and over, as RTP inside the RTSP
 * connection, as fast as the reader takes it.
 *
 * <p>It knows as much of RTSP as a reader over TCP asks for; a packet holds a whole NAL unit.
 */
final class LoopbackCamera implements Closeable {
  private static final int CLIP_FRAMES = 20;
  private static final int TICKS_PER_FRAME = 3600;
  private static final int PAYLOAD_TYPE = 96;
  private static final int NAL_TYPE_MASK = 0x1F;
  private static final int LAST_SLICE_TYPE = 5;

  private static final String DESCRIPTION =
      """
      v=0
      o=- 0 0 IN IP4 127.0.0.1
      s=camera
      t=0 0
      a=control:*
      m=video 0 RTP/AVP 96
      a=rtpmap:96 H264/90000
      a=fmtp:96 packetization-mode=1
      a=control:track0
      """
          .replace("\n", "\r\n");

  private final List<byte[]> units;
  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean silent;

  /** Records the clip in {@code folder} and listens on {@code port}, 0 for any free one. */
  LoopbackCamera(Path folder, int port) throws Exception {
    Path clip = TestVideos.record(folder.resolve("camera.h264"), "h264", CLIP_FRAMES);
    units = splitUnits(Files.readAllBytes(clip));
    server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  String url() {
    return "rtsp://127.0.0.1:%d/camera".formatted(port());
  }

  /** Stops sending but keeps the connections, as a hung camera does. */
  void fallSilent() {
    silent = true;
  }

  /** Sends on new connections again. */
  void speak() {
    silent = false;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "loopback-camera");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        start(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      BufferedReader requests =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      DataOutputStream answers = new DataOutputStream(connection.getOutputStream());
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        Map<String, String> headers = headers(requests);
        String method = line.substring(0, Math.max(0, line.indexOf(' ')));
        answer(method, headers, answers);
        if (method.equals("PLAY")) {
          send(answers);
          // Whoever fell silent keeps the connection until either side closes it.
          while (requests.read() >= 0) {}
        }
      }
    } catch (IOException e) {
      // The reader or the test closed the connection.
    } finally {
      connections.remove(connection);
    }
  }

  private static Map<String, String> headers(BufferedReader requests) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = requests.readLine();
        line != null && !line.isEmpty();
        line = requests.readLine()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static void answer(String method, Map<String, String> headers, DataOutputStream answers)
      throws IOException {
    String body = method.equals("DESCRIBE") ? DESCRIPTION : "";
    String extra =
        switch (method) {
          case "OPTIONS" -> "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n";
          case "DESCRIBE" ->
              "Content-Type: application/sdp\r\nContent-Length: %d\r\n".formatted(body.length());
          case "SETUP" -> "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n";
          default -> "Session: 1\r\n";
        };
    String answer =
        "RTSP/1.0 200 OK\r\nCSeq: %s\r\n%s\r\n%s".formatted(headers.get("CSeq"), extra, body);
    answers.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    answers.flush();
  }

  private void send(DataOutputStream stream) throws IOException {
    int sequence = 0;
    int ticks = 0;
    while (!silent) {
      for (byte[] unit : units) {
        boolean endsFrame = (unit[0] & NAL_TYPE_MASK) <= LAST_SLICE_TYPE;
        ByteBuffer packet = ByteBuffer.allocate(4 + 12 + unit.length);
        packet.put((byte) '$').put((byte) 0).putShort((short) (12 + unit.length));
        packet.put((byte) 0x80).put((byte) (PAYLOAD_TYPE | (endsFrame ? 0x80 : 0)));
        packet.putShort((short) sequence++).putInt(ticks).putInt(1).put(unit);
        stream.write(packet.array());
        ticks += endsFrame ? TICKS_PER_FRAME : 0;
      }
      stream.flush();
    }
  }

  /** The NAL units between the start codes 0 0 1 of an H.264 byte stream. */
  private static List<byte[]> splitUnits(byte[] bytes) {
    List<byte[]> units = new ArrayList<>();
    int start = -1;
    for (int i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 1) {
        if (start >= 0) {
          units.add(unit(bytes, start, i));
        }
        start = i + 3;
      }
    }
    units.add(unit(bytes, start, bytes.length));
    return units;
  }

  private static byte[] unit(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && bytes[end - 1] == 0) {
      end--;
    }
    return java.util.Arrays.copyOfRange(bytes, from, end);
  }
}
