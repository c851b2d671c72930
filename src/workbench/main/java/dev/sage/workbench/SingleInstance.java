package dev.sage.workbench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that one home folder has one console: the first holds a file lock and listens on a
 * loopback port; a second tells it to show itself, and ends. The port does nothing else, and only
 * for who can read the token in the private file beside the lock. Thread-safe.
 */
public final class SingleInstance implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
  private static final int PATIENCE_MILLIS = 3_000;
  private static final int LONGEST_TOKEN = 100;

  private final FileChannel lock;
  private final ServerSocket server;
  private final String token;
  private final Runnable onShow;

  private SingleInstance(FileChannel lock, ServerSocket server, String token, Runnable onShow) {
    this.lock = lock;
    this.server = server;
    this.token = token;
    this.onShow = onShow;
  }

  /**
   * Claims a home folder.
   *
   * @param onShow what to do when a second console comes; called on a thread of its own
   * @return this process's claim; empty where another console has it and has been told
   * @throws IOException where the folder can't be written, or the other console does not answer;
   *     the message is for a person
   */
  public static Optional<SingleInstance> claim(Home home, Runnable onShow) throws IOException {
    PrivateFiles.createFolder(home.folder());
    Path lockFile = home.folder().resolve("console.lock");
    Path address = home.folder().resolve("console.address");
    PrivateFiles.createFile(lockFile);
    var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      handOver(address);
      return Optional.empty();
    }
    var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    var instance = new SingleInstance(channel, server, Ids.secret(), onShow);
    instance.announce(address);
    Thread.ofVirtual().name("single-instance").start(instance::serve);
    return Optional.of(instance);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // A second claim in the same process.
      return false;
    }
  }

  private void announce(Path address) throws IOException {
    String lines = server.getLocalPort() + "\n" + token + "\n";
    PrivateFiles.replace(address, lines.getBytes(StandardCharsets.US_ASCII));
  }

  private static void handOver(Path address) throws IOException {
    try (var socket = new Socket()) {
      var lines = Files.readAllLines(address);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(
          new InetSocketAddress(
              InetAddress.getLoopbackAddress(), Integer.parseInt(lines.getFirst())),
          PATIENCE_MILLIS);
      socket.getOutputStream().write((lines.get(1) + "\n").getBytes(StandardCharsets.US_ASCII));
      if (socket.getInputStream().read() != 'k') {
        throw new IOException("no answer");
      }
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "Another console has this home folder and does not answer. End it, or name another"
              + " folder with --home.",
          e);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        socket.setSoTimeout(PATIENCE_MILLIS);
        answer(socket);
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.debug("A second console could not be answered", e);
        }
      } catch (RuntimeException e) {
        LOG.warn("The console could not show itself", e);
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII),
            LONGEST_TOKEN);
    var said = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n' && said.length() < LONGEST_TOKEN; c = in.read()) {
      said.append((char) c);
    }
    if (MessageDigest.isEqual(
        said.toString().getBytes(StandardCharsets.US_ASCII),
        token.getBytes(StandardCharsets.US_ASCII))) {
      onShow.run();
      socket.getOutputStream().write('k');
    }
  }

  /** Lets another console have the folder. */
  @Override
  public void close() {
    try {
      server.close();
      lock.close();
    } catch (IOException e) {
      LOG.warn("The claim on the home folder could not be given back", e);
    }
  }
}
