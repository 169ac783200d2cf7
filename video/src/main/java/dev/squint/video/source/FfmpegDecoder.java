package dev.squint.video.source;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * The decoder of one video stream.
 *
 * <p>Native memory: the codec context, two frames and the converter's buffer, from {@link #open} to
 * {@link #close()}. One thread at a time.
 */
final class FfmpegDecoder implements AutoCloseable {
  private static final long MICROS = TimeUnit.SECONDS.toMicros(1);

  private final AVCodecContext context;
  private final AVFrame frame;
  private final AVFrame shown;
  private final long timeBaseNumerator;
  private final long timeBaseDenominator;
  private final PictureConverter converter = new PictureConverter();
  private @Nullable DecodedPicture picture;

  private FfmpegDecoder(AVCodecContext context, AVRational timeBase) {
    this.context = context;
    this.frame = av_frame_alloc();
    this.shown = av_frame_alloc();
    this.timeBaseNumerator = timeBase.num();
    this.timeBaseDenominator = timeBase.den();
  }

  /** Opens the decoder of {@code stream} with {@code threads} threads. */
  static FfmpegDecoder open(AVStream stream, int threads) throws FfmpegException {
    try (PointerScope scope = new PointerScope()) {
      AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
      if (codec == null) {
        throw new FfmpegException(
            "there is no decoder for its encoding, "
                + avcodec_get_name(stream.codecpar().codec_id()).getString());
      }
      AVCodecContext context = avcodec_alloc_context3(codec);
      int code = avcodec_parameters_to_context(context, stream.codecpar());
      if (code >= 0) {
        context.thread_count(threads).pkt_timebase(stream.time_base());
        code = avcodec_open2(context, codec, (AVDictionary) null);
      }
      if (code < 0) {
        avcodec_free_context(context);
        throw FfmpegException.of(code);
      }
      return new FfmpegDecoder(context, stream.time_base());
    }
  }

  /**
   * Hands over a packet, or with null the end of the stream.
   *
   * @return 0 or FFmpeg's negative code
   */
  int send(@Nullable AVPacket packet) {
    return avcodec_send_packet(context, packet);
  }

  /**
   * Decodes the next picture.
   *
   * @return 0 when there is one, or FFmpeg's negative code
   */
  int receive() {
    return avcodec_receive_frame(context, frame);
  }

  /** Whether the picture just received holds guessed parts. */
  boolean isPictureDamaged() {
    return frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
  }

  /** The picture just received; its pixels can be asked for until this is called again. */
  VideoStream.Picture picture() throws FfmpegException {
    long timestamp = frame.best_effort_timestamp();
    converter.prepare(frame);
    if (picture != null) {
      picture.pass();
    }
    av_frame_unref(shown);
    av_frame_move_ref(shown, frame);
    picture = new DecodedPicture(shown, converter);
    return new VideoStream.Picture(picture, micros(timestamp));
  }

  /** A time in the stream's own unit as microseconds; {@link VideoStream#NO_TIMESTAMP} for none. */
  long micros(long timestamp) {
    if (timestamp == AV_NOPTS_VALUE) {
      return VideoStream.NO_TIMESTAMP;
    }
    long scale = MICROS * timeBaseNumerator;
    long whole = timestamp / timeBaseDenominator;
    long rest = timestamp % timeBaseDenominator;
    return whole * scale + rest * scale / timeBaseDenominator;
  }

  @Override
  public void close() {
    if (picture != null) {
      picture.keep();
    }
    converter.close();
    av_frame_free(shown);
    av_frame_free(frame);
    avcodec_free_context(context);
  }
}
