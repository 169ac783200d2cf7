package dev.squint.jobs.bench.cameras;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Reads what another Java process of this machine and user holds, over Java's own management
 * interface. Owns a connection until {@link #close()}.
 */
public final class ProcessMeter implements AutoCloseable {
  private static final String RESIDENT = "VmRSS:";
  private static final long BYTES_PER_KIB = 1024;

  private final long pid;
  private final JMXConnector connector;
  private final MemoryMXBean memory;
  private final ThreadMXBean threads;
  private final OperatingSystemMXBean system;
  private final List<BufferPoolMXBean> buffers;
  private final Optional<UnixOperatingSystemMXBean> unix;

  private ProcessMeter(long pid, JMXConnector connector) throws IOException {
    this.pid = pid;
    this.connector = connector;
    MBeanServerConnection beans = connector.getMBeanServerConnection();
    memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
    threads = ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class);
    system = ManagementFactory.getPlatformMXBean(beans, OperatingSystemMXBean.class);
    buffers = ManagementFactory.getPlatformMXBeans(beans, BufferPoolMXBean.class);
    unix =
        ManagementFactory.getPlatformMXBeans(beans, UnixOperatingSystemMXBean.class).stream()
            .findFirst();
  }

  /** A meter of the process {@code pid}. */
  @SuppressWarnings("BanJNDI") // the address is a local one that the process itself has told
  public static ProcessMeter attach(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
        return new ProcessMeter(pid, JMXConnectorFactory.connect(address));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("process %d cannot be looked into".formatted(pid), e);
    }
  }

  /** Has the process collect its garbage, so that its heap holds what lives and no more. */
  public void collect() {
    memory.gc();
  }

  /** What it holds now. */
  public ProcessUsage usage() throws IOException {
    return new ProcessUsage(
        system.getProcessCpuTime() / 1e9,
        memory.getHeapMemoryUsage().getUsed(),
        memory.getHeapMemoryUsage().getCommitted(),
        memory.getNonHeapMemoryUsage().getCommitted(),
        buffers.stream().mapToLong(BufferPoolMXBean::getMemoryUsed).sum(),
        residentBytes(Path.of("/proc", Long.toString(pid), "status")),
        threads.getThreadCount(),
        unix.map(UnixOperatingSystemMXBean::getOpenFileDescriptorCount).orElse(0L));
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }

  private static long residentBytes(Path status) throws IOException {
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(RESIDENT))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KIB)
        .findFirst()
        .orElse(0);
  }
}
