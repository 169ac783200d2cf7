package dev.squint.video.source;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A video stream read by FFmpeg: demuxer and decoder in one.
 *
 * <p>Packets before the first key frame cannot be decoded and are left out whatever the policy:
 * many cameras and cutters start a stream in the middle of a group of pictures.
 *
 * <p>Native memory: the input, the decoder and one packet, until {@link #close()}. One thread at a
 * time.
 */
final class FfmpegVideoStream implements VideoStream {
  private static final Logger LOG = LoggerFactory.getLogger(FfmpegVideoStream.class);

  private final FfmpegInput input;
  private final FfmpegDecoder decoder;
  private final DamagePolicy policy;
  private final AVPacket packet = av_packet_alloc();

  private boolean keyFrameSeen;
  private boolean draining;
  private @Nullable FfmpegException damage;
  private long packetsRead;
  private long damagedPictures;
  private long firstMicros = Long.MAX_VALUE;
  private long endMicros = Long.MIN_VALUE;

  private FfmpegVideoStream(FfmpegInput input, FfmpegDecoder decoder, DamagePolicy policy) {
    this.input = input;
    this.decoder = decoder;
    this.policy = policy;
  }

  /** What to open and how. */
  record Request(
      String url,
      Map<String, String> options,
      ReadLimits limits,
      int decoderThreads,
      DamagePolicy policy) {}

  static FfmpegVideoStream open(Request request) throws FfmpegException {
    FfmpegInput input = FfmpegInput.open(request.url(), request.options(), request.limits());
    try {
      FfmpegDecoder decoder = FfmpegDecoder.open(input.stream(), request.decoderThreads());
      return new FfmpegVideoStream(input, decoder, request.policy());
    } catch (FfmpegException e) {
      input.close();
      throw e;
    }
  }

  @Override
  public VideoFormat format() {
    return input.format();
  }

  @Override
  public Optional<Picture> read() throws FfmpegException {
    try (PointerScope scope = new PointerScope()) {
      while (true) {
        int code = decoder.receive();
        if (code == AVERROR_EOF) {
          return end();
        } else if (code == AVERROR_EAGAIN()) {
          feed();
        } else if (code < 0) {
          damaged("a picture cannot be decoded: " + FfmpegException.describe(code));
        } else if (decoder.isPictureDamaged()) {
          damaged("a picture is damaged");
          if (damage != null) {
            return end();
          }
        } else {
          return Optional.of(decoder.picture());
        }
      }
    }
  }

  private Optional<Picture> end() throws FfmpegException {
    if (damage != null) {
      throw damage;
    }
    return Optional.empty();
  }

  private void feed() throws FfmpegException {
    int code = input.read(packet);
    if (code < 0) {
      if (code != AVERROR_EOF) {
        damage = input.failure(code);
      }
      drain();
      return;
    }
    try {
      decode();
    } finally {
      av_packet_unref(packet);
    }
  }

  private void decode() {
    boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
      damaged("a packet of the file is incomplete");
      return;
    }
    packetsRead++;
    noteTime();
    keyFrameSeen |= key;
    int code = decoder.send(packet);
    if (code < 0) {
      damaged("a packet cannot be decoded: " + FfmpegException.describe(code));
    }
  }

  private void noteTime() {
    long start = decoder.micros(packet.pts());
    if (start != NO_TIMESTAMP) {
      firstMicros = Math.min(firstMicros, start);
      endMicros = Math.max(endMicros, start + decoder.micros(packet.duration()));
    }
  }

  private void damaged(String what) {
    if (policy == DamagePolicy.SKIP || !keyFrameSeen) {
      damagedPictures++;
      LOG.debug("left out: {}", what);
    } else if (damage == null) {
      damage = new FfmpegException(what);
      drain();
    }
  }

  private void drain() {
    if (!draining) {
      draining = true;
      decoder.send(null);
    }
  }

  /** Packets of the video that the file held so far. */
  long packetsRead() {
    return packetsRead;
  }

  /** Packets that the container's index announces; 0 when unknown. */
  long announcedPackets() {
    return input.announcedPackets();
  }

  /** Frames by the container's index, else by its stated or estimated length and rate. */
  OptionalLong announcedFrames() {
    if (announcedPackets() > 0) {
      return OptionalLong.of(announcedPackets());
    }
    double frames = input.estimatedMicros() * format().framesPerSecond() / 1e6;
    return frames >= 1 ? OptionalLong.of(Math.round(frames)) : OptionalLong.empty();
  }

  /** Microseconds that are missing at the end by the header's account; 0 when it gives none. */
  long missingMicros() {
    long read = packetsRead == 0 || endMicros < firstMicros ? 0 : endMicros - firstMicros;
    return Math.max(0, input.announcedMicros() - read);
  }

  @Override
  public void close() {
    if (damagedPictures > 0) {
      LOG.warn("{} damaged pictures were left out", damagedPictures);
    }
    decoder.close();
    av_packet_free(packet);
    input.close();
  }
}
