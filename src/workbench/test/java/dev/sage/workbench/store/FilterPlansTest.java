package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What few calls have is found by an index: the plan says so, however fast the disk is. */
class FilterPlansTest {

  private Connection connection;

  @BeforeEach
  void empty_store() throws SQLException {
    connection = Sql.memory();
    Schema.current().migrate(connection);
    BodyText.register(connection);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private List<String> plan(String sql, List<?> values) throws SQLException {
    try (var statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql)) {
      Sql.bind(statement, values);
      var steps = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          steps.add(rows.getString("detail"));
        }
      }
      return steps;
    }
  }

  private List<String> page(String filter) throws SQLException {
    var condition = CallFilter.parse(filter).condition(connection);
    return plan(
        "SELECT c.* FROM call c LEFT JOIN content x ON x.call_n = c.n WHERE "
            + condition.sql()
            + " ORDER BY c.n DESC LIMIT 200",
        condition.values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error:rate_limited",
        "tag:topic",
        "tag:topic=search",
        "has:tag",
        "has:rating",
        "has:note",
        "has:pin",
        "has:error",
        "has:error since:1h",
        "has:error provider:openai status:failed",
        "has:error tag:topic",
        "has:error OR tag:slow",
        "error:timeout OR has:error run:019a",
        "run:019a",
        "reqid:req_123",
        "error:rate_limited tag:topic",
        "run:019a error:timeout OR tag:slow",
      })
  void calls_are_searched_not_looked_through(String filter) throws SQLException {
    assertThat(page(filter)).as(filter).noneMatch(step -> step.matches("SCAN c( .*)?"));
  }

  @Test
  void of_an_id_in_part_only_the_indexes_are_looked_through() throws SQLException {
    assertThat(page("reqid:req_123"))
        .filteredOn(step -> step.startsWith("SCAN"))
        .isNotEmpty()
        .allMatch(step -> step.contains("USING COVERING INDEX"));
  }

  @Test
  void calls_with_an_error_are_those_of_the_index_of_errors() throws SQLException {
    assertThat(page("has:error"))
        .anyMatch(step -> step.contains("USING COVERING INDEX call_error"))
        .noneMatch(step -> step.contains("TEMP B-TREE FOR ORDER BY"));
  }

  @Test
  void a_tag_is_searched_in_either_case() throws SQLException {
    assertThat(page("tag:topic=search")).noneMatch(step -> step.startsWith("SCAN"));
    assertThat(page("error:rate_limited")).noneMatch(step -> step.startsWith("SCAN"));
  }

  @Test
  void a_whole_id_of_a_provider_is_searched() throws SQLException {
    assertThat(plan(CallReader.OF_PROVIDER, List.of("req_1", "req_1")))
        .noneMatch(step -> step.startsWith("SCAN"))
        .anyMatch(step -> step.contains("call_request_id"))
        .anyMatch(step -> step.contains("call_response_id"));
  }
}
