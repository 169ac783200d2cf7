"""A camera for tests: serves a moving H.264 picture at rtsp://127.0.0.1:PORT/camera.

Needs GStreamer's RTSP server and its Python binding. The first argument is the port, 0 for any free
one; the port in use is printed when the camera can be connected to.
"""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer

PIPELINE = (
    "( videotestsrc is-live=true pattern=ball"
    " ! video/x-raw,width=160,height=120,framerate=25/1"
    " ! x264enc tune=zerolatency key-int-max=10 ! rtph264pay name=pay0 pt=96 )"
)


def main():
    Gst.init(None)
    for element in ("videotestsrc", "x264enc", "rtph264pay"):
        if Gst.ElementFactory.find(element) is None:
            sys.exit("GStreamer element %s is missing" % element)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(sys.argv[1])
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(PIPELINE)
    factory.set_shared(True)
    server.get_mount_points().add_factory("/camera", factory)
    if server.attach(None) == 0:
        sys.exit("port %s cannot be listened on" % sys.argv[1])
    print("port", server.get_bound_port(), flush=True)
    GLib.MainLoop().run()


main()
