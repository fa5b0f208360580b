import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What is asked again and again, and what has to be answered. */
final class Talks {
  private Talks() {}

  /** The same requests in turn; every answer has the status and holds the text. */
  static Load.Talk cycle(List<byte[]> requests, int status, String part) {
    byte[] wanted = part.getBytes(StandardCharsets.UTF_8);
    return new Load.Talk() {
      private int turn;

      @Override
      public byte[] next(int connection) {
        turn = (turn + 1) % requests.size();
        return requests.get(turn);
      }

      @Override
      public boolean good(int connection, int answered, byte[] answer, int from, int to) {
        return answered == status && Http.contains(answer, from, to, wanted);
      }
    };
  }

  static List<byte[]> each(int count, IntFunction<byte[]> request) {
    return IntStream.range(0, count).mapToObj(request).toList();
  }

  /** Each connection exchanges the refresh token that its last answer held. */
  static Load.Talk chain(String path, List<String> tokens) {
    String[] last = tokens.toArray(String[]::new);
    return new Load.Talk() {
      @Override
      public byte[] next(int connection) {
        return Http.json(path, "", "{\"refresh\":\"" + last[connection] + "\"}");
      }

      @Override
      public boolean good(int connection, int status, byte[] answer, int from, int to) {
        if (status != 200) {
          return false;
        }
        String body = new String(answer, from, to - from, StandardCharsets.UTF_8);
        String next = Http.member(body, "refresh");
        boolean fresh = !next.equals(last[connection]);
        last[connection] = next;
        return fresh && body.contains("\"access\"");
      }
    };
  }

  /** The talks in turn, each as often as its weight says, evenly mixed. */
  static Load.Talk mixed(List<Load.Talk> talks, List<Integer> weights, int connections) {
    int[] order = order(weights);
    Load.Talk[] under = new Load.Talk[connections];
    return new Load.Talk() {
      private int turn;

      @Override
      public byte[] next(int connection) {
        turn = (turn + 1) % order.length;
        under[connection] = talks.get(order[turn]);
        return under[connection].next(connection);
      }

      @Override
      public boolean good(int connection, int status, byte[] answer, int from, int to) {
        return under[connection].good(connection, status, answer, from, to);
      }
    };
  }

  /** Always the one that is furthest behind its share. */
  private static int[] order(List<Integer> weights) {
    int all = weights.stream().mapToInt(w -> w).sum();
    int[] order = new int[all];
    int[] had = new int[weights.size()];
    for (int i = 0; i < all; i++) {
      int best = 0;
      double most = -1;
      for (int k = 0; k < had.length; k++) {
        double behind = weights.get(k) * (double) (i + 1) / all - had[k];
        if (behind > most) {
          most = behind;
          best = k;
        }
      }
      had[best]++;
      order[i] = best;
    }
    return order;
  }
}
