package dev.sage.simulator.internal.model;

import dev.sage.simulator.internal.model.Script.ToolFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Plans the whole answer to a prompt by a scenario's script. Thread-safe. */
public final class Performer {
  private final long seed;
  private final Prose prose = Prose.load();

  public Performer(long seed) {
    this.seed = seed;
  }

  /** Equal scripts and prompts give equal replies. */
  public Reply reply(Script script, Prompt prompt) {
    long replySeed = Seeds.of(seed, prompt.voice().name(), prompt.content());
    var random = new SplittableRandom(replySeed);
    return mustCall(script, prompt)
        ? call(replySeed, script, prompt, random)
        : talk(replySeed, script, prompt, random);
  }

  private static boolean mustCall(Script script, Prompt prompt) {
    if (prompt.answersTool() || prompt.toolUse() == Prompt.ToolUse.FORBIDDEN) {
      return false;
    }
    boolean required = prompt.toolUse() == Prompt.ToolUse.REQUIRED && !prompt.tools().isEmpty();
    return script.callsTool() || required;
  }

  private Reply call(long replySeed, Script script, Prompt prompt, RandomGenerator random) {
    var argument = new ToolArgument(prose, random);
    var tools = prompt.tools();
    var name = tools.isEmpty() ? script.toolName() : tools.getFirst().name();
    var json =
        tools.isEmpty()
            ? argument.file(script.toolArgumentBytes())
            : argument.conforming(tools.getFirst().schema(), script.toolArgumentBytes());
    int fragments =
        script.callsTool() ? script.toolArgumentFragments() : Math.max(1, json.length() / 5);
    var fault = script.toolFault();
    boolean cut = fault == ToolFault.MALFORMED || fault == ToolFault.TRUNCATED;
    var call = new Reply.Call(name, cut ? half(json) : json, 0);
    var steps = new ArrayList<Step>();
    for (int i = fault == ToolFault.DUPLICATE ? 2 : 1; i > 0; i--) {
      steps.add(new Step.ToolStart(call));
      ToolArgument.fragments(call.arguments(), fragments, random)
          .forEach(fragment -> steps.add(new Step.ToolArguments(fragment)));
      steps.add(new Step.ToolEnd(call));
    }
    return new Reply(
        replySeed,
        steps,
        fault == ToolFault.TRUNCATED ? Ending.LENGTH : Ending.TOOL_CALLS,
        prompt.inputTokens(),
        Prompt.tokens(json.length()) + 8,
        0,
        Optional.empty(),
        script.tempo(),
        script.earlyOpening());
  }

  /** The first half of JSON, which is none. */
  private static String half(String json) {
    int end = Math.max(1, json.length() / 2);
    return json.substring(0, Character.isHighSurrogate(json.charAt(end - 1)) ? end - 1 : end);
  }

  private Reply talk(long replySeed, Script script, Prompt prompt, RandomGenerator random) {
    var answer =
        prompt
            .answerSchema()
            .map(schema -> new ToolArgument(prose, random).conforming(schema, 0))
            .orElseGet(() -> prose.answer(random));
    var stop = prompt.stops().stream().filter(answer::contains).findFirst();
    if (stop.isPresent()) {
      answer = answer.substring(0, answer.indexOf(stop.get()));
    }
    List<String> thoughts =
        script.reasoning() ? Tokens.of(prose.thoughts(random)) : List.<String>of();
    var words = Tokens.of(answer);
    Ending ending = stop.isPresent() ? Ending.STOP_SEQUENCE : Ending.STOP;
    if (script.breaks()) {
      words = words.subList(0, Math.min(script.breakAfterTokens(), words.size() / 2));
      ending = script.breakWith();
    }
    int limit = prompt.maxTokens().orElse(Integer.MAX_VALUE);
    if (thoughts.size() + words.size() > limit) {
      ending = script.breaks() ? ending : Ending.LENGTH;
      thoughts = thoughts.subList(0, Math.min(thoughts.size(), limit));
      words = words.subList(0, limit - thoughts.size());
    }
    return new Reply(
        replySeed,
        steps(script, prompt.voice(), thoughts, words, random),
        ending,
        prompt.inputTokens(),
        thoughts.size() + words.size(),
        thoughts.size(),
        ending == Ending.STOP_SEQUENCE ? stop : Optional.empty(),
        script.tempo(),
        script.earlyOpening());
  }

  private static List<Step> steps(
      Script script,
      Voice voice,
      List<String> thoughts,
      List<String> words,
      RandomGenerator random) {
    var steps = new ArrayList<Step>();
    if (script.earlyOpening()) {
      steps.add(new Step.Silence(script.silence()));
    }
    for (var group : groups(thoughts, voice.deltaTokens(), random)) {
      steps.add(new Step.Reasoning(String.join("", group), group.size()));
    }
    int inBurst = 0;
    for (var group : groups(words, voice.deltaTokens(), random)) {
      if (script.burstTokens() > 0 && inBurst >= script.burstTokens()) {
        steps.add(new Step.Silence(script.silence()));
        inBurst = 0;
      }
      steps.add(new Step.Text(String.join("", group), group.size()));
      inBurst += group.size();
    }
    return steps;
  }

  private static List<List<String>> groups(List<String> tokens, int most, RandomGenerator random) {
    var groups = new ArrayList<List<String>>();
    for (int at = 0; at < tokens.size(); ) {
      int size = Math.min(1 + random.nextInt(most), tokens.size() - at);
      groups.add(tokens.subList(at, at + size));
      at += size;
    }
    return groups;
  }
}
