package dev.sage.simulator.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.simulator.internal.json.Json;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SchemaSampleTest {
  private static JsonNode sample(String schema, int room) {
    var sample = new SchemaSample(Prose.load(), new SplittableRandom(1), room);
    return sample.of(Json.parse(schema.replace('\'', '"')));
  }

  @Test
  void keeps_types_bounds_formats_and_choices() {
    var value =
        sample(
            """
            {'type':'object','properties':{
              'text':{'type':'string','maxLength':5},
              'long':{'type':'string','minLength':300},
              'day':{'type':'string','format':'date'},
              'unit':{'enum':['a','b']},
              'fixed':{'const':7},
              'count':{'type':'integer','minimum':10,'multipleOf':4},
              'share':{'type':'number','exclusiveMaximum':1},
              'yes':{'type':['boolean','null']},
              'many':{'type':'array','minItems':2,'items':{'type':'integer'}},
              'either':{'anyOf':[{'type':'null'},{'type':'string'}]},
              'inner':{'$ref':'#/$defs/inner'}},
             '$defs':{'inner':{'type':'object','properties':{'x':{'type':'number'}}}}}
            """,
            0);

    assertThat(value.path("text").asString()).hasSize(5);
    assertThat(value.path("long").asString()).hasSizeGreaterThanOrEqualTo(300);
    assertThat(value.path("day").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
    assertThat(value.path("unit").asString()).isIn("a", "b");
    assertThat(value.path("fixed").asInt()).isEqualTo(7);
    assertThat(value.path("count").asInt()).isEqualTo(12);
    assertThat(value.path("share").asDouble()).isLessThan(1);
    assertThat(value.path("yes").isBoolean()).isTrue();
    assertThat(value.path("many")).hasSize(2);
    assertThat(value.path("either").isNull()).isTrue();
    assertThat(value.path("inner").path("x").isNumber()).isTrue();
  }

  @Test
  void keeps_narrow_and_open_bounds() {
    var value =
        sample(
            """
            {'properties':{
              'narrow':{'type':'number','minimum':0.2,'maximum':0.8},
              'open':{'type':'number','exclusiveMinimum':0,'exclusiveMaximum':0.1},
              'small':{'type':'integer','maximum':2.5},
              'above':{'type':'integer','exclusiveMinimum':7},
              'range':{'type':'string','minLength':90,'maxLength':90},
              'wrapped':{'allOf':[{'type':'boolean'}]}},
             'required':['undescribed']}
            """,
            0);

    assertThat(value.path("narrow").asDouble()).isBetween(0.2, 0.8);
    assertThat(value.path("open").asDouble()).isStrictlyBetween(0.0, 0.1);
    assertThat(value.path("small").asInt()).isEqualTo(2);
    assertThat(value.path("above").asInt()).isEqualTo(8);
    assertThat(value.path("range").asString()).hasSize(90).matches("\\p{ASCII}+");
    assertThat(value.path("wrapped").isBoolean()).isTrue();
    assertThat(value.has("undescribed")).isTrue();
  }

  @Test
  void fills_one_roomy_text_wherever_it_is() {
    assertThat(
            sample("{'properties':{'path':{'type':'string'},'content':{'type':'string'}}}", 100_000)
                .path("content")
                .asString())
        .hasSizeGreaterThan(100_000);
    assertThat(
            Json.compact(
                sample(
                    """
                    {'properties':{'files':{'type':'array','minItems':2,'items':{'type':'object',
                    'properties':{'name':{'type':'string','maxLength':9},'body':{'type':'string'}}}}}}
                    """,
                    100_000)))
        .hasSizeBetween(100_000, 110_000);
  }

  @Test
  void ends_in_schemas_that_refer_to_themselves() {
    assertThat(sample("{'$ref':'#'}", 0).isObject()).isTrue();
    assertThat(sample("{'properties':{'next':{'$ref':'#'}}}", 0).isObject()).isTrue();
    assertThat(sample("{'$ref':'#/nowhere'}", 0).isObject()).isTrue();
    assertThat(sample("{'$ref':'#anchor'}", 0).isObject()).isTrue();
    assertThat(sample("true", 0).isObject()).isTrue();
  }
}
