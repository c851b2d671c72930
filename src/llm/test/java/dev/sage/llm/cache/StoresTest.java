package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where entries are kept. */
class StoresTest {

  private static String key(int number) {
    return "%064x".formatted(number);
  }

  @Nested
  class In_memory {

    @Test
    void an_entry_is_kept_replaced_and_removed() {
      var store = MemoryStore.create();
      assertThat(store.get(key(1))).isNull();
      store.put(key(1), new byte[] {1});
      store.put(key(1), new byte[] {2});
      assertThat(store.get(key(1))).containsExactly(2);
      store.remove(key(1));
      store.remove(key(1));

      assertThat(store.get(key(1))).isNull();
      assertThat(store.evictedBytes()).isZero();
      assertThat(MemoryStore.DEFAULT_MAX_BYTES).isEqualTo(64L << 20);
    }

    @Test
    void it_stays_within_its_bytes_and_counts_what_it_drops() {
      var store = MemoryStore.builder().maxBytes(100_000).build();
      for (int i = 0; i < 1_000; i++) {
        store.put(key(i), new byte[1_000]);
      }

      assertThat(store.bytes()).isBetween(50_000L, 100_000L);
      assertThat(store.evictedBytes()).isBetween(900_000L, 950_000L);
    }

    @Test
    void an_entry_beyond_the_bound_is_not_kept() {
      var store = MemoryStore.builder().maxBytes(1_000).build();
      store.put(key(1), new byte[1_000]);

      assertThat(store.bytes()).isZero();
      assertThat(store.get(key(1))).isNull();
    }

    @Test
    void an_entry_is_gone_when_its_time_is_over() {
      var now = new AtomicLong();
      var store = MemoryStore.builder().timeToLive(Duration.ofMinutes(5)).clock(now::get).build();
      store.put(key(1), new byte[1]);
      now.addAndGet(Duration.ofMinutes(4).toNanos());
      assertThat(store.get(key(1))).isNotNull();
      now.addAndGet(Duration.ofMinutes(1).toNanos());

      assertThat(store.get(key(1))).isNull();
    }
  }

  @Nested
  class In_a_folder {

    @TempDir private Path parent;

    private Path folder() {
      return parent.resolve("a/cache");
    }

    private long files() throws IOException {
      try (var files = Files.list(folder())) {
        return files.count();
      }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_entry_is_kept_replaced_and_removed(boolean posix) throws IOException {
      var store = FolderStore.open(folder(), 1_000, posix);
      assertThat(store.get(key(1))).isNull();
      store.put(key(1), new byte[] {1});
      store.put(key(1), new byte[] {2});
      assertThat(store.get(key(1))).containsExactly(2);
      assertThat(FolderStore.open(folder()).get(key(1))).containsExactly(2);
      assertThat(files()).isEqualTo(1);
      store.remove(key(1));
      store.remove(key(1));

      assertThat(store.get(key(1))).isNull();
      assertThat(files()).isZero();
    }

    @Test
    void only_its_owner_can_read_it() throws IOException {
      FolderStore.open(folder()).put(key(1), new byte[1]);

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
          .isEqualTo("rwx------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder().resolve(key(1)))))
          .isEqualTo("rw-------");
    }

    @Test
    void what_was_used_longest_ago_goes_first() throws IOException {
      var store = FolderStore.open(folder(), 300);
      store.put(key(1), new byte[100]);
      store.put(key(2), new byte[100]);
      store.put(key(3), new byte[100]);
      assertThat(store.get(key(1))).isNotNull();
      store.put(key(4), new byte[150]);

      assertThat(store.get(key(2))).isNull();
      assertThat(store.get(key(3))).isNull();
      assertThat(store.get(key(1))).isNotNull();
      assertThat(store.get(key(4))).isNotNull();
      assertThat(store.evictedBytes()).isEqualTo(200);
    }

    @Test
    void what_was_used_longest_ago_is_known_after_a_restart() throws IOException {
      var store = FolderStore.open(folder(), 300);
      for (int i = 1; i <= 3; i++) {
        store.put(key(i), new byte[100]);
        Files.setLastModifiedTime(folder().resolve(key(i)), FileTime.fromMillis(9_000L - i));
      }
      var smaller = FolderStore.open(folder(), 150);

      assertThat(smaller.get(key(1))).isNotNull();
      assertThat(files()).isEqualTo(1);
      assertThat(smaller.evictedBytes()).isEqualTo(200);
    }

    @Test
    void an_entry_beyond_the_bound_pushes_nothing_out() throws IOException {
      var store = FolderStore.open(folder(), 300);
      store.put(key(1), new byte[100]);
      store.put(key(2), new byte[100]);
      store.put(key(2), new byte[301]);

      assertThat(store.get(key(1))).isNotNull();
      assertThat(store.get(key(2))).isNull();
    }

    @Test
    void what_another_program_removed_is_a_miss_and_no_longer_counts() throws IOException {
      var store = FolderStore.open(folder(), 300);
      store.put(key(1), new byte[300]);
      Files.delete(folder().resolve(key(1)));
      assertThat(store.get(key(1))).isNull();
      store.put(key(2), new byte[300]);

      assertThat(store.get(key(2))).isNotNull();
      assertThat(store.evictedBytes()).isZero();
    }

    @Test
    void what_is_no_entry_is_left_alone_but_for_unfinished_ones() throws IOException {
      Files.createDirectories(folder());
      Files.writeString(folder().resolve("notes.txt"), "mine");
      Files.writeString(folder().resolve("1234.tmp"), "half an entry");
      FolderStore.open(folder(), 1).put(key(1), new byte[1]);

      assertThat(files()).isEqualTo(2);
      assertThat(folder().resolve("notes.txt")).exists();
    }

    @Test
    void an_entry_in_a_folder_that_can_not_be_written_is_read() throws IOException {
      var archive = parent.resolve("cache.zip");
      try (var files = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
        Files.write(files.getPath("/" + key(1)), new byte[] {7});
      }
      try (var files = FileSystems.newFileSystem(archive, Map.of("accessMode", "readOnly"))) {
        assertThat(FolderStore.open(files.getPath("/")).get(key(1))).containsExactly(7);
      }
    }

    @Test
    void what_is_gone_when_it_is_looked_at_does_not_keep_a_store_from_opening() throws IOException {
      Files.createDirectories(folder());
      Files.createSymbolicLink(folder().resolve(key(1)), folder().resolve("gone"));

      assertThat(FolderStore.open(folder()).get(key(1))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "ABCDEF", "/etc/passwd"})
    void nothing_but_a_key_becomes_a_path(String name) throws IOException {
      var store = FolderStore.open(folder());

      assertThatThrownBy(() -> store.get(name)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.put(name, new byte[1]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.remove(name)).isInstanceOf(IllegalArgumentException.class);
      assertThat(parent.resolve("a/x")).doesNotExist();
    }

    @Test
    void many_threads_never_see_half_an_entry() throws Exception {
      var store = FolderStore.open(folder(), 40_000);
      try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
        var runs = new java.util.ArrayList<java.util.concurrent.Future<?>>();
        for (int t = 0; t < 8; t++) {
          var random = new Random(t);
          runs.add(
              threads.submit(
                  () -> {
                    for (int i = 0; i < 100; i++) {
                      byte value = (byte) random.nextInt();
                      byte[] entry = new byte[1_000 + random.nextInt(5_000)];
                      java.util.Arrays.fill(entry, value);
                      store.put(key(random.nextInt(9)), entry);
                      byte[] read = store.get(key(random.nextInt(9)));
                      if (read != null) {
                        assertThat(read).containsOnly(read[0]);
                      }
                    }
                    return null;
                  }));
        }
        for (var run : runs) {
          run.get();
        }
      }
      var again = FolderStore.open(folder(), 40_000);
      assertThat(again.evictedBytes()).isZero();
    }
  }
}
