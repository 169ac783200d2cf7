/** Where frames come from: video files, folders of images and RTSP cameras. */
@NullMarked
package dev.squint.video.source;

import org.jspecify.annotations.NullMarked;
