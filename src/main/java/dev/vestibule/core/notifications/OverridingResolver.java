package dev.vestibule.core.notifications;

import gg.jte.CodeResolver;
import gg.jte.resolve.DirectoryCodeResolver;
import gg.jte.resolve.ResourceCodeResolver;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes a template from a folder if it is there, and otherwise ours from the class path. */
final class OverridingResolver implements CodeResolver {
  private final DirectoryCodeResolver theirs;
  private final ResourceCodeResolver ours =
      new ResourceCodeResolver("templates", OverridingResolver.class.getClassLoader());

  OverridingResolver(Path folder) {
    this.theirs = new DirectoryCodeResolver(folder);
  }

  @Override
  public @Nullable String resolve(String name) {
    return theirs.exists(name) ? theirs.resolve(name) : ours.resolve(name);
  }

  @Override
  public boolean exists(String name) {
    return theirs.exists(name) || ours.exists(name);
  }

  @Override
  public long getLastModified(String name) {
    return theirs.exists(name) ? theirs.getLastModified(name) : 0;
  }
}
