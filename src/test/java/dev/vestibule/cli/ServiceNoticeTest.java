package dev.vestibule.cli;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd hears, at a socket such as systemd's. */
class ServiceNoticeTest {
  private static final int SOCK_DGRAM = 2;

  @Test
  void systemdHearsThatTheServerIsReady(@TempDir Path folder) throws Throwable {
    assertThat(heard(folder.resolve("notify").toString())).isEqualTo("READY=1");
  }

  @Test
  void theSocketMayBeNoFile() throws Throwable {
    String name = "@vestibule-test-" + ProcessHandle.current().pid();
    assertThat(heard(name)).isEqualTo("READY=1");
    assertThat(Files.exists(Path.of(name))).isFalse();
  }

  @Test
  void withoutSystemdNothingHappens() {
    ServiceNotice.tell(Map.of(), ServiceNotice.READY);
    ServiceNotice.tell(Map.of("NOTIFY_SOCKET", "/nowhere/notify"), ServiceNotice.READY);
  }

  /** Listens, lets the notice be sent, answers what came. */
  private static String heard(String socket) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      byte[] name = socket.replace('@', '\0').getBytes(UTF_8);
      MemorySegment address = arena.allocate(2 + name.length);
      address.set(JAVA_SHORT, 0, (short) 1);
      MemorySegment.copy(name, 0, address, JAVA_BYTE, 2, name.length);
      int descriptor =
          (int)
              call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                  .invokeExact(1, SOCK_DGRAM, 0);
      int bound =
          (int)
              call("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT))
                  .invokeExact(descriptor, address, (int) address.byteSize());
      assertThat(bound).isZero();
      ServiceNotice.tell(Map.of("NOTIFY_SOCKET", socket), ServiceNotice.READY);
      return received(arena, descriptor);
    }
  }

  private static String received(Arena arena, int descriptor) throws Throwable {
    MemorySegment text = arena.allocate(64);
    long length =
        (long)
            call("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT))
                .invokeExact(descriptor, text, text.byteSize(), 0);
    int _ = (int) call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(descriptor);
    return new String(text.asSlice(0, length).toArray(JAVA_BYTE), UTF_8);
  }

  private static MethodHandle call(String function, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), shape);
  }
}
