package dev.vestibule.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Small files, small methods. The figures are written to target/sizes.txt. */
class SizeTest {
  private static final int FILE_LIMIT = 300;
  private static final int METHOD_LIMIT = 40;

  /** What may be longer, by file name or File.method, and why. */
  private static final Map<String, String> LONGER =
      Map.of(
          "House.<init>", "the composition root: one statement a part, read top to bottom",
          "MailTemplatesTest.everyMailIsWordedInBothLanguages", "a table of mails, one row each",
          "FormTest.refused", "a table of cases, one row each",
          "DrfViewTest.goesThroughDrfsStepsInOrder", "the order is what is told");

  private record Size(String name, long lines) {}

  @Test
  void noFileIsTooLong() throws IOException {
    List<Size> files =
        Sources.java().stream()
            .map(file -> new Size(file.getFileName().toString(), Sources.lines(file).size()))
            .toList();

    report("files", files);
    assertThat(over(FILE_LIMIT, files)).isEmpty();
  }

  @Test
  void noMethodIsTooLong() throws IOException {
    List<Size> methods = methods();

    report("methods", methods);
    assertThat(over(METHOD_LIMIT, methods)).isEmpty();
  }

  private static List<Size> over(int limit, List<Size> sizes) {
    return sizes.stream()
        .filter(size -> size.lines() > limit && !LONGER.containsKey(size.name()))
        .toList();
  }

  private static void report(String what, List<Size> sizes) throws IOException {
    List<Size> sorted = sizes.stream().sorted(Comparator.comparingLong(Size::lines)).toList();
    Size longest = sorted.getLast();
    String line =
        "%s: %d, median %d, p90 %d, longest %d (%s)%n"
            .formatted(
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2).lines(),
                sorted.get(sorted.size() * 9 / 10).lines(),
                longest.lines(),
                longest.name());
    Files.writeString(Path.of("target", "sizes-" + what + ".txt"), line);
  }

  private static List<Size> methods() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Size> found = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(Sources.java()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodSizes(unit, positions, found).scan(unit, null);
      }
    }
    return found;
  }

  /** Notes each method from its first annotation to its closing brace. */
  private static final class MethodSizes extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Size> found;

    MethodSizes(CompilationUnitTree unit, SourcePositions positions, List<Size> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap map = unit.getLineMap();
      long first = map.getLineNumber(positions.getStartPosition(unit, method));
      long last = map.getLineNumber(positions.getEndPosition(unit, method));
      String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
      found.add(new Size(file.replace(".java", ".") + method.getName(), last - first + 1));
      return super.visitMethod(method, null);
    }
  }
}
