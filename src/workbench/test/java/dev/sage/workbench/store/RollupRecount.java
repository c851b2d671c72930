package dev.sage.workbench.store;

import dev.sage.workbench.packed.Histogram;
import dev.sage.workbench.packed.Varints;
import dev.sage.workbench.rollup.Tally;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tables of rollups must hold, counted anew from the rows, and what they do hold; both as
 * lines of text.
 */
final class RollupRecount {

  private static final long[][] DENSITY = {{1, 3600}, {60, 1440}, {1800, 1536}};
  private static final long[] FIGURES = {60, 600, 3_600, 21_600, 86_400, 691_200};

  private RollupRecount() {}

  private static final class Sums {
    final long[] numbers = new long[12];
    final Histogram latency = new Histogram();
    final Histogram token = new Histogram();

    @Override
    public String toString() {
      var text = new StringBuilder();
      for (long number : numbers) {
        text.append(number).append(' ');
      }
      return text + hex(latency.bytes()) + " " + hex(token.bytes());
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static Map<String, String> expected(Path file) throws SQLException {
    var lanes = new TreeMap<String, Long>();
    var slots = new TreeMap<String, Long>();
    var sums = new TreeMap<String, Sums>();
    try (var connection = Sql.read(file);
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT * FROM call WHERE status <> 'running'")) {
      while (row.next()) {
        count(row, lanes, slots, sums);
      }
    }
    var lines = new TreeMap<String, String>();
    lanes.forEach((key, calls) -> lines.put("lane " + key, calls.toString()));
    slots.forEach((key, calls) -> lines.put("density " + key, calls.toString()));
    sums.forEach((key, sum) -> lines.put("rollup " + key, sum.toString()));
    return lines;
  }

  private static void count(
      ResultSet row, Map<String, Long> lanes, Map<String, Long> slots, Map<String, Sums> sums)
      throws SQLException {
    String status = row.getString("status");
    String run = row.getString("run_id");
    String session = row.getString("session");
    String target = "target|" + row.getString("provider") + "|" + row.getString("model") + "||";
    var counted = new ArrayList<String>();
    counted.add(target + status);
    counted.add("run|||" + (run == null ? "" : run) + "|" + status);
    counted.add("session|||" + (session == null ? "" : session) + "|" + status);
    long second = Math.floorDiv(row.getLong("started_at"), 1_000_000L);
    for (String lane : counted) {
      lanes.merge(lane, 1L, Long::sum);
      for (long[] level : DENSITY) {
        long slot = Math.floorDiv(second, level[0]) * level[0];
        slots.merge(lane + " " + level[0] + " " + slot, 1L, Long::sum);
      }
    }
    lanes.merge("all||||", 1L, Long::sum);
    for (long level : FIGURES) {
      long at = Math.floorDiv(second, level) * level;
      add(sums.computeIfAbsent("all|||| " + level + " " + at, key -> new Sums()), row, status);
      if (level > 60) {
        add(
            sums.computeIfAbsent(target + status + " " + level + " " + at, key -> new Sums()),
            row,
            status);
      }
    }
  }

  private static void add(Sums sum, ResultSet row, String status) throws SQLException {
    sum.numbers[0]++;
    sum.numbers[1] += status.equals("failed") || status.equals("interrupted") ? 1 : 0;
    sum.numbers[2] += status.equals("cancelled") ? 1 : 0;
    if (row.getInt("cached") == 0) {
      sum.numbers[3] += row.getLong("input_tokens");
      sum.numbers[4] += row.getLong("output_tokens");
      sum.numbers[5] += row.getLong("cache_read_tokens");
      sum.numbers[11] +=
          row.getObject("cache_read_tokens") == null ? 0 : row.getLong("input_tokens");
    }
    Double cost = Sql.doubleOrNull(row, "cost_usd");
    if (cost != null) {
      sum.numbers[6] += Math.round(cost * 1e9);
      sum.numbers[7]++;
    }
    sum.numbers[8] += row.getInt("cached");
    if (status.equals("complete") && row.getInt("timed") == 1 && row.getInt("cached") == 0) {
      long decoding = row.getLong("last_token_ns") - row.getLong("first_token_ns");
      if (row.getLong("output_tokens") >= 2
          && Sql.longOrNull(row, "first_token_ns") != null
          && Sql.longOrNull(row, "last_token_ns") != null
          && decoding > 0) {
        sum.numbers[9] += row.getLong("output_tokens") - 1;
        sum.numbers[10] += decoding;
      }
      add(sum.latency, row, "end_ns");
      add(sum.token, row, "first_token_ns");
    }
  }

  private static void add(Histogram histogram, ResultSet row, String column) throws SQLException {
    Long value = Sql.longOrNull(row, column);
    if (value != null) {
      histogram.add(value, 1);
    }
  }

  static Map<String, String> actual(Path file) throws SQLException {
    var lines = new TreeMap<String, String>();
    try (var connection = Sql.read(file)) {
      for (String lane : lanes(connection)) {
        String[] parts = lane.split(" ", 3);
        if (!parts[2].equals("0")) {
          lines.put("lane " + parts[1], parts[2]);
        }
        density(connection, parts[0], parts[1], lines);
        figures(connection, parts[0], parts[1], lines);
      }
    }
    return lines;
  }

  private static List<String> lanes(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT n || ' ' || kind || '|' || provider || '|' || model || '|' || key || '|'
                  || status || ' ' || calls FROM lane\
                """)) {
      var lanes = new ArrayList<String>();
      while (row.next()) {
        lanes.add(row.getString(1));
      }
      return lanes;
    }
  }

  private static void density(
      Connection connection, String lane, String name, Map<String, String> lines)
      throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT * FROM density WHERE lane = " + lane)) {
      while (row.next()) {
        long level = row.getLong("level");
        var numbers = new Varints.Reader(row.getBytes("slots"));
        long slot = 0;
        while (numbers.more()) {
          slot += numbers.number();
          lines.put(
              "density " + name + " " + level + " " + (row.getLong("at") + slot * level),
              Long.toString(numbers.number()));
        }
      }
    }
  }

  private static void figures(
      Connection connection, String lane, String name, Map<String, String> lines)
      throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT * FROM rollup WHERE lane = " + lane)) {
      while (row.next()) {
        var text = new StringBuilder();
        for (String column : Tally.COLUMNS.split("\\W+", -1)) {
          if (!column.equals("latency") && !column.equals("first_token")) {
            text.append(row.getLong(column)).append(' ');
          }
        }
        lines.put(
            "rollup " + name + " " + row.getLong("level") + " " + row.getLong("at"),
            text + hex(row.getBytes("latency")) + " " + hex(row.getBytes("first_token")));
      }
    }
  }
}
