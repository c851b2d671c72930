package dev.sage.llm.config;

import dev.sage.llm.provider.VendorCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ConfigLoad} found. Immutable.
 *
 * @param fatal why nothing may be sent anywhere
 * @param refused the providers that an untrusted project has blocked
 * @param providers those that are configured or have a key
 * @param setups what is configured of each of them
 */
record Loaded(
    VendorCatalog vendors,
    @Nullable Path projectFolder,
    boolean trusted,
    List<Path> files,
    @Nullable String profile,
    List<String> profiles,
    Ladders ladders,
    SecretSource secrets,
    ConnectionSetup connections,
    CollectorSetup collector,
    List<ConfigProblem> problems,
    List<ConfigProblem> fatal,
    Map<String, ConfigProblem> refused,
    Set<String> providers,
    Map<String, ProviderSetup> setups) {}
