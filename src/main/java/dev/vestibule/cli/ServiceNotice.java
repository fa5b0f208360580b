package dev.vestibule.cli;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Collections;
import java.util.Map;

/**
 * Tells systemd that the server is ready or stops, so that {@code systemctl start} waits for it:
 * one datagram to the socket that the variable NOTIFY_SOCKET names (sd_notify(3)). Java knows no
 * datagrams between processes of one machine, so libc is called. Without the variable nothing is
 * told; a failure is logged and harms nothing else.
 */
final class ServiceNotice {
  static final String READY = "READY=1";
  static final String STOPPING = "STOPPING=1";

  private static final Logger LOGGER = System.getLogger(ServiceNotice.class.getName());

  // Linux, on all processors that are packed for.
  private static final short AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int FAMILY_BYTES = 2;
  private static final int LONGEST = 108;

  private ServiceNotice() {}

  static void tell(Map<String, String> environment, String state) {
    String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
    if (socket.isEmpty()) {
      return;
    }
    try {
      send(socket, state.getBytes(UTF_8));
    } catch (Throwable e) {
      LOGGER.log(Level.WARNING, "systemd was not told " + state + ": " + e.getMessage());
    }
  }

  private static void send(String socket, byte[] state) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      int descriptor = (int) call("socket", ints(3)).invokeExact((int) AF_UNIX, SOCK_DGRAM, 0);
      MemorySegment text = arena.allocateFrom(JAVA_BYTE, state);
      MemorySegment address = address(arena, socket);
      MethodHandle sendto =
          call(
              "sendto",
              FunctionDescriptor.of(
                  JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
      int length = FAMILY_BYTES + socket.getBytes(UTF_8).length;
      long sent =
          (long)
              sendto.invokeExact(
                  descriptor, text, (long) state.length, MSG_NOSIGNAL, address, length);
      int _ = (int) call("close", ints(1)).invokeExact(descriptor);
      if (sent != state.length) {
        throw new IllegalStateException("nobody listens at NOTIFY_SOCKET");
      }
    }
  }

  /** A {@code sockaddr_un}; an at sign in front stands for a name that is no file (unix(7)). */
  private static MemorySegment address(Arena arena, String socket) {
    byte[] name = socket.getBytes(UTF_8);
    if (name.length >= LONGEST) {
      throw new IllegalArgumentException("NOTIFY_SOCKET is too long");
    }
    if (name[0] == '@') {
      name[0] = 0;
    }
    MemorySegment address = arena.allocate(FAMILY_BYTES + LONGEST);
    address.set(JAVA_SHORT, 0, AF_UNIX);
    MemorySegment.copy(name, 0, address, JAVA_BYTE, FAMILY_BYTES, name.length);
    return address;
  }

  private static FunctionDescriptor ints(int count) {
    MemoryLayout[] parameters = Collections.nCopies(count, JAVA_INT).toArray(MemoryLayout[]::new);
    return FunctionDescriptor.of(JAVA_INT, parameters);
  }

  private static MethodHandle call(String function, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), shape);
  }
}
