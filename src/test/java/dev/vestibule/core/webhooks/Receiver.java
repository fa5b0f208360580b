package dev.vestibule.core.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that is told things: it keeps what comes and answers as it is asked to. */
public final class Receiver implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private volatile Function<Message, Integer> answer = _ -> 204;

  /** What came. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Message(String path, Map<String, List<String>> headers, byte[] body) {
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElse("");
    }

    public String id() {
      return header("webhook-id");
    }

    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String type() {
      return json().get("type").asString();
    }

    public String account() {
      return json().at("/data/account/id").asString();
    }
  }

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    Message message =
        new Message(
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            exchange.getRequestBody().readAllBytes());
    int status = answer.apply(message);
    if (status == 302) {
      exchange.getResponseHeaders().set("Location", "/elsewhere");
    }
    synchronized (messages) {
      messages.add(message);
      messages.notifyAll();
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?a=b";
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** From now on it answers like this. */
  public void answering(Function<Message, Integer> status) {
    answer = status;
  }

  public List<Message> messages() {
    return List.copyOf(messages);
  }

  public List<Message> of(Predicate<Message> which) {
    return messages.stream().filter(which).toList();
  }

  /** Waits until so many such messages have come, for 20 seconds at most. */
  public List<Message> await(int count, Predicate<Message> which) {
    long end = System.nanoTime() + 20_000_000_000L;
    synchronized (messages) {
      while (of(which).size() < count) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new IllegalStateException("there are " + of(which).size() + " of " + count);
        }
        try {
          messages.wait(left);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return of(which);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
