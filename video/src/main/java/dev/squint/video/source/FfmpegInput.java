package dev.squint.video.source;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.squint.video.natives.FfmpegRuntime;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * The demuxer of one video stream.
 *
 * <p>Native memory: the format context, from {@link #open} to {@link #close()}. One thread at a
 * time.
 *
 * <p>FFmpeg is called directly and not through JavaCV's grabber, because that one swallows decoder
 * errors, opens all inputs of a process one after another, and cannot be interrupted while it
 * opens.
 */
final class FfmpegInput implements AutoCloseable {
  // Text files and typeface dumps that FFmpeg would draw as video.
  private static final String TEXT_ART_FORMATS = "tty bin xbin adf idf";

  private final AVFormatContext context;
  private final CallGuard guard;
  private final ReadLimits limits;
  private final AVStream stream;

  private FfmpegInput(
      AVFormatContext context, CallGuard guard, ReadLimits limits, AVStream stream) {
    this.context = context;
    this.guard = guard;
    this.limits = limits;
    this.stream = stream;
  }

  /**
   * Opens {@code url} and finds its video stream.
   *
   * @param options FFmpeg's options of the demuxer and the protocol
   */
  static FfmpegInput open(String url, Map<String, String> options, ReadLimits limits)
      throws FfmpegException {
    FfmpegRuntime.load();
    try (PointerScope scope = new PointerScope()) {
      AVFormatContext context = avformat_alloc_context();
      CallGuard guard = CallGuard.install(context, limits.cancelled());
      boolean opened = false;
      try {
        guard.allow(limits.openTimeout());
        openContext(context, url, options, guard);
        AVStream stream = findVideo(context);
        opened = true;
        return new FfmpegInput(context, guard, limits, stream);
      } finally {
        if (!opened) {
          closeContext(context, guard);
        }
      }
    }
  }

  private static void openContext(
      AVFormatContext context, String url, Map<String, String> options, CallGuard guard)
      throws FfmpegException {
    AVDictionary dictionary = new AVDictionary(null);
    try {
      options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
      requireSuccess(avformat_open_input(context, url, null, dictionary), guard, "opening");
    } finally {
      av_dict_free(dictionary);
    }
    String name = context.iformat().name().getString();
    if (TEXT_ART_FORMATS.contains(name)) {
      throw new FfmpegException("it is a text file");
    }
    requireSuccess(
        avformat_find_stream_info(context, (PointerPointer<?>) null), guard, "reading the header");
  }

  private static AVStream findVideo(AVFormatContext context) throws FfmpegException {
    int index = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    AVStream stream = index < 0 ? null : context.streams(index);
    if (stream == null || (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0) {
      throw new FfmpegException("it has no video stream");
    }
    if (stream.codecpar().width() < 1 || stream.codecpar().height() < 1) {
      throw new FfmpegException("its video stream states no size; no picture of it can be decoded");
    }
    return stream;
  }

  /** The video stream's parameters; owned by this input. */
  AVStream stream() {
    return stream;
  }

  /**
   * Reads the next packet of the video stream.
   *
   * @param packet filled; the caller unreferences it
   * @return 0, or FFmpeg's negative code at the end and on errors
   */
  int read(AVPacket packet) {
    guard.allow(limits.readTimeout());
    int code = av_read_frame(context, packet);
    while (code >= 0 && packet.stream_index() != stream.index()) {
      av_packet_unref(packet);
      code = av_read_frame(context, packet);
    }
    return code;
  }

  /** Why {@link #read} gave {@code code}. */
  FfmpegException failure(int code) {
    return failure(code, guard, "reading");
  }

  VideoFormat format() {
    return new VideoFormat(
        stream.codecpar().width(),
        stream.codecpar().height(),
        framesPerSecond(),
        avcodec_get_name(stream.codecpar().codec_id()).getString());
  }

  private double framesPerSecond() {
    AVRational average = stream.avg_frame_rate();
    AVRational rate = average.num() > 0 && average.den() > 0 ? average : stream.r_frame_rate();
    return rate.num() > 0 && rate.den() > 0 ? (double) rate.num() / rate.den() : Double.NaN;
  }

  /**
   * Packets that the container's index announces; 0 when it has none.
   *
   * <p>An MP4's edit list may leave samples out, so the index after edits counts, not the header.
   */
  long announcedPackets() {
    long frames = stream.nb_frames();
    int entries = avformat_index_get_entries_count(stream);
    boolean edited = context.iformat().name().getString().contains("mp4") && entries > 0;
    return edited ? Math.min(frames, entries) : frames;
  }

  /**
   * Microseconds that the header announces for the video; 0 when it does not, or when other streams
   * may be what lasts that long.
   */
  long announcedMicros() {
    boolean stated =
        context.duration_estimation_method() == AVFMT_DURATION_FROM_STREAM
            && context.duration() != AV_NOPTS_VALUE
            && context.nb_streams() == 1;
    return stated ? Math.max(0, context.duration()) : 0;
  }

  /** Microseconds that the input lasts by its header or by FFmpeg's estimate; 0 when unknown. */
  long estimatedMicros() {
    return context.duration() == AV_NOPTS_VALUE ? 0 : Math.max(0, context.duration());
  }

  private static void requireSuccess(int code, CallGuard guard, String step)
      throws FfmpegException {
    if (code < 0) {
      throw failure(code, guard, step);
    }
  }

  private static FfmpegException failure(int code, CallGuard guard, String step) {
    return guard.hasTimedOut()
        ? new FfmpegException("%s took longer than its limit".formatted(step))
        : FfmpegException.of(code);
  }

  @Override
  public void close() {
    closeContext(context, guard);
  }

  private static void closeContext(AVFormatContext context, CallGuard guard) {
    if (!context.isNull()) {
      avformat_close_input(context);
    }
    guard.close();
  }
}
