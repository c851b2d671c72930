package dev.sage.workbench.setup;

import dev.sage.llm.config.ConfigProblem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What configuration says now.
 *
 * @param profile the one in use; null for the settings outside of all profiles
 * @param untrusted the project's folder while it is not trusted; null where there is nothing to
 *     trust
 * @param tried what that folder's files tried and did not get, a sentence each
 */
public record SetupState(
    List<ProviderEntry> providers,
    List<String> profiles,
    @Nullable String profile,
    List<ConfigProblem> problems,
    @Nullable Path untrusted,
    List<String> tried) {
  /** Copies the lists. */
  public SetupState {
    providers = List.copyOf(providers);
    profiles = List.copyOf(profiles);
    problems = List.copyOf(problems);
    tried = List.copyOf(tried);
  }
}
