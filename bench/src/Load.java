import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Sends requests over connections that are kept alive, from one thread. Each connection has one
 * request under way; its answer is read whole and checked before the next is sent. Either as fast
 * as answers come (a closed loop), or at a fixed rate, where the time of a request begins when it
 * was due and not when a connection was free for it.
 */
final class Load implements AutoCloseable {
  /** What is asked on a connection, and whether an answer is what was expected. */
  interface Talk {
    byte[] next(int connection);

    boolean good(int connection, int status, byte[] answer, int from, int to);
  }

  /**
   * What came of it.
   *
   * @param nanos how long each good answer took, sorted
   * @param seconds how long it went on
   */
  record Result(long[] nanos, int errors, double seconds, String firstError) {
    double rate() {
      return nanos.length / seconds;
    }

    /** In milliseconds. */
    double percentile(double share) {
      return nanos.length == 0
          ? Double.NaN
          : nanos[(int) Math.min(nanos.length - 1, Math.floor(nanos.length * share))] / 1e6;
    }
  }

  private static final int BUFFER = 256 * 1024;
  private static final long PATIENCE = 20_000_000_000L;

  private final InetSocketAddress address;
  private final Selector selector;
  private final List<Line> lines = new ArrayList<>();
  private final Deque<Line> idle = new ArrayDeque<>();
  private long[] nanos = new long[1 << 16];
  private int count;
  private int errors;
  private String firstError = "";

  private static final class Line {
    final int number;
    SocketChannel channel;
    final ByteBuffer in = ByteBuffer.allocate(BUFFER);
    ByteBuffer out = ByteBuffer.allocate(0);
    long began;
    boolean busy;

    Line(int number) {
      this.number = number;
    }
  }

  Load(int port, int connections) {
    try {
      this.address = new InetSocketAddress("127.0.0.1", port);
      this.selector = Selector.open();
      for (int i = 0; i < connections; i++) {
        Line line = new Line(i);
        lines.add(line);
        connect(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void connect(Line line) throws IOException {
    line.channel = SocketChannel.open(address);
    line.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    line.channel.configureBlocking(false);
    line.channel.register(selector, SelectionKey.OP_READ, line);
  }

  /** As fast as answers come. */
  Result closed(Talk talk, double seconds) {
    return run(talk, seconds, 0);
  }

  /** So many requests a second, whether answers come or not. */
  Result open(Talk talk, double seconds, double rate) {
    return run(talk, seconds, rate);
  }

  private Result run(Talk talk, double seconds, double rate) {
    count = 0;
    errors = 0;
    firstError = "";
    idle.clear();
    idle.addAll(lines);
    try {
      return rate == 0 ? paceless(talk, seconds) : paced(talk, seconds, rate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result paceless(Talk talk, double seconds) throws IOException {
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    while (!idle.isEmpty()) {
      send(idle.poll(), talk, System.nanoTime());
    }
    while (System.nanoTime() < end) {
      selector.select(100);
      for (SelectionKey key : selector.selectedKeys()) {
        Line line = (Line) key.attachment();
        if (progress(line, key, talk)) {
          send(line, talk, System.nanoTime());
        }
      }
      selector.selectedKeys().clear();
    }
    Result result = result(begin);
    drain(talk);
    return result;
  }

  private Result paced(Talk talk, double seconds, double rate) throws IOException {
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    double gap = 1e9 / rate;
    long sent = 0;
    for (long now = begin; now < end; now = System.nanoTime()) {
      long due = begin + (long) (sent * gap);
      while (due <= now && !idle.isEmpty()) {
        send(idle.poll(), talk, due);
        sent++;
        due = begin + (long) (sent * gap);
      }
      long wait = idle.isEmpty() ? 1 : (due - System.nanoTime()) / 1_000_000;
      if (wait > 0) {
        selector.select(wait);
      } else {
        selector.selectNow();
      }
      collect(talk);
    }
    Result result = result(begin);
    drain(talk);
    return result;
  }

  private void collect(Talk talk) throws IOException {
    for (SelectionKey key : selector.selectedKeys()) {
      Line line = (Line) key.attachment();
      if (progress(line, key, talk)) {
        idle.add(line);
      }
    }
    selector.selectedKeys().clear();
  }

  /** What is still under way is waited for and not counted. */
  private void drain(Talk talk) throws IOException {
    long end = System.nanoTime() + PATIENCE;
    while (lines.stream().anyMatch(line -> line.busy) && System.nanoTime() < end) {
      selector.select(50);
      collect(talk);
    }
    for (Line line : lines) {
      if (line.busy) {
        reopen(line);
      }
    }
  }

  private Result result(long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new Result(sorted, errors, seconds, firstError);
  }

  private void send(Line line, Talk talk, long began) throws IOException {
    line.out = ByteBuffer.wrap(talk.next(line.number));
    line.in.clear();
    line.began = began;
    line.busy = true;
    write(line);
  }

  private void write(Line line) throws IOException {
    line.channel.write(line.out);
    int wanted = SelectionKey.OP_READ | (line.out.hasRemaining() ? SelectionKey.OP_WRITE : 0);
    SelectionKey key = line.channel.keyFor(selector);
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  /** Whether the line's answer is complete now. */
  private boolean progress(Line line, SelectionKey key, Talk talk) throws IOException {
    try {
      if (key.isValid() && key.isWritable()) {
        write(line);
      }
      int read = line.channel.read(line.in);
      if (read < 0) {
        boolean was = line.busy;
        if (was) {
          failed("the connection was closed without an answer");
        }
        reopen(line);
        return was;
      }
    } catch (IOException e) {
      boolean was = line.busy;
      failed(e.toString());
      reopen(line);
      return was;
    }
    return line.busy && answered(line, talk);
  }

  private void reopen(Line line) throws IOException {
    line.busy = false;
    line.channel.close();
    connect(line);
  }

  private void failed(String what) {
    errors++;
    if (firstError.isEmpty()) {
      firstError = what;
    }
  }

  private boolean answered(Line line, Talk talk) throws IOException {
    byte[] bytes = line.in.array();
    int have = line.in.position();
    int head = headEnd(bytes, have);
    if (head < 0) {
      return false;
    }
    String header = new String(bytes, 0, head, StandardCharsets.ISO_8859_1);
    int length = length(header);
    if (have < head + length) {
      return false;
    }
    int status = Integer.parseInt(header, 9, 12, 10);
    if (talk.good(line.number, status, bytes, head, head + length)) {
      add(System.nanoTime() - line.began);
    } else {
      failed(status + " " + new String(bytes, head, Math.min(length, 200), StandardCharsets.UTF_8));
    }
    line.busy = false;
    if (header.contains("onnection: close")) {
      reopen(line);
    }
    return true;
  }

  private static int headEnd(byte[] bytes, int have) {
    for (int i = 3; i < have; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int length(String header) {
    int at = indexOfIgnoringCase(header, "\r\ncontent-length:");
    if (at < 0) {
      return 0;
    }
    int from = at + "\r\ncontent-length:".length();
    return Integer.parseInt(header.substring(from, header.indexOf('\r', from)).strip());
  }

  private static int indexOfIgnoringCase(String text, String part) {
    for (int i = text.indexOf('\r'); i >= 0; i = text.indexOf('\r', i + 1)) {
      if (text.regionMatches(true, i, part, 0, part.length())) {
        return i;
      }
    }
    return -1;
  }

  private void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = took;
  }

  @Override
  public void close() {
    for (Line line : lines) {
      try {
        line.channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
