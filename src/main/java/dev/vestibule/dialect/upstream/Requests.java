package dev.vestibule.dialect.upstream;

import dev.vestibule.platform.http.Request;
import java.util.List;

/** Requests by method and path, as the settings name them: {@code POST /auth/*}. */
record Requests(List<Pattern> patterns) {
  private static final String ANY = "*";

  static Requests of(List<String> written) {
    return new Requests(written.stream().map(Pattern::of).toList());
  }

  boolean include(Request request) {
    return patterns.stream().anyMatch(pattern -> pattern.fits(request));
  }

  /**
   * One of them.
   *
   * @param below whether everything that begins with the path fits
   */
  record Pattern(String method, String path, boolean below) {
    static Pattern of(String written) {
      int space = written.indexOf(' ');
      String path = written.substring(space + 1);
      boolean below = path.endsWith(ANY);
      return new Pattern(
          written.substring(0, space), below ? path.substring(0, path.length() - 1) : path, below);
    }

    boolean fits(Request request) {
      boolean same = method.equals(ANY) || method.equals(request.method());
      return same
          && (below ? request.path().startsWith(path) : bare(request.path()).equals(bare(path)));
    }

    /** Routes are served with and without the slash at their end. */
    private static String bare(String path) {
      return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
  }
}
