package dev.sage.llm.config;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.transport.ConnectionOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is configured of proxy and certificates. Immutable, thread-safe. */
final class ConnectionSetup {

  private final Ladder url;
  private final Ladder user;
  private final Ladder password;
  private final Ladder direct;
  private final Ladder certificates;
  private final Path home;
  private final Path folder;

  /**
   * A setup.
   *
   * @param folder what relative paths begin at that stand in no file
   */
  ConnectionSetup(Ladders ladders, Path home, Path folder) {
    this.url = ladder(ladders, "proxy.url");
    this.user = ladder(ladders, "proxy.user");
    this.password = ladder(ladders, "proxy.password");
    this.direct = ladder(ladders, "proxy.noProxy");
    this.certificates = ladder(ladders, "caFile");
    this.home = home;
    this.folder = folder;
  }

  private static Ladder ladder(Ladders ladders, String path) {
    return ladders.of(SettingTable.find(path).orElseThrow(), path);
  }

  /** What is wrong with it; calls fail for it, as they would not go where they are meant to. */
  List<ConfigProblem> problems(SecretSource secrets) {
    var problems = new ArrayList<ConfigProblem>();
    if ((user.winner() == null) != (password.winner() == null)) {
      var given = user.winner() == null ? password.winner() : user.winner();
      problems.add(
          ConfigProblem.error(
              ConfigCode.PROXY,
              given == null ? "proxy" : given.path(),
              given == null ? null : given.origin(),
              "The proxy's login has no " + (user.winner() == null ? "user" : "password"),
              "Set proxy.user and proxy.password, or neither."));
    }
    if (password.winner() != null) {
      var suspicion = secrets.suspicion(password.winner());
      if (suspicion != null) {
        problems.add(suspicion);
      }
    }
    var file = certificateFile();
    if (certificates.winner() != null && (file == null || !Files.isRegularFile(file))) {
      problems.add(noCertificate(certificates.winner(), "is not there"));
    }
    return problems;
  }

  /** The values in the winners' places that can't be used. */
  List<ConfigProblem> bad() {
    var bad = new ArrayList<ConfigProblem>();
    for (var ladder : List.of(url, user, password, direct, certificates)) {
      if (ladder.bad() != null) {
        bad.add(ladder.bad());
      }
    }
    return bad;
  }

  /** The options; a reference to the proxy's password is followed for them. */
  ConnectionOptions options(SecretSource secrets) {
    var options = ConnectionOptions.DEFAULT;
    var file = certificateFile();
    if (file != null && certificates.winner() != null) {
      try {
        options = options.withTrustedCertificates(file);
      } catch (IOException unusable) {
        throw new SecretSource.Unresolved(
            noCertificate(certificates.winner(), "holds no certificate in PEM form"));
      }
    }
    var address = url.text();
    if (address == null) {
      return options;
    }
    var proxy = URI.create(address);
    int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
    options =
        options.withProxy(InetSocketAddress.createUnresolved(proxy.getHost(), port), direct());
    var login = user.text();
    return login == null || password.winner() == null
        ? options
        : options.withProxyLogin(login, Secret.of(secrets.text(password.winner())));
  }

  private List<String> direct() {
    return direct.winner() != null && direct.winner().value() instanceof Value.Texts texts
        ? texts.items()
        : List.of();
  }

  private @Nullable Path certificateFile() {
    var text = certificates.text();
    if (text == null || certificates.winner() == null) {
      return null;
    }
    var file = certificates.winner().origin().file();
    return new ReferenceReader(file == null ? folder : SettingsFile.folder(file), home).file(text);
  }

  private static ConfigProblem noCertificate(Statement file, String what) {
    return ConfigProblem.error(
            ConfigCode.CA_FILE,
            "caFile",
            file.origin(),
            "The file of certificates " + what,
            "Ask your administrators for it in PEM form (it begins with BEGIN CERTIFICATE), and"
                + " write its path there.")
        .withFound(file.value() instanceof Value.Plain plain ? Shown.text(plain.text()) : null);
  }
}
