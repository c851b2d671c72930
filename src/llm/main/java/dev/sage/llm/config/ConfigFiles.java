package dev.sage.llm.config;

import dev.sage.llm.config.jsonc.TextFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a configuration, and collects what is wrong with them. One use, one thread.
 */
final class ConfigFiles {

  private final @Nullable ProjectFiles project;
  private final boolean trusted;
  private final Path home;
  private final List<ConfigProblem> problems;
  private final List<Path> read = new ArrayList<>();
  private final List<ConfigProblem> fatal = new ArrayList<>();

  ConfigFiles(
      @Nullable ProjectFiles project, boolean trusted, Path home, List<ConfigProblem> problems) {
    this.project = project;
    this.trusted = trusted;
    this.home = home;
    this.problems = problems;
  }

  /** The files that were read. */
  List<Path> read() {
    return read;
  }

  /** Why nothing may be sent anywhere: settings of a file that is there are not known. */
  List<ConfigProblem> fatal() {
    return fatal;
  }

  Optional<Variables> dotenv(ConfigLayer layer, Path file) {
    var text = text(layer, file);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var dotenv = DotenvReader.read(text.get());
    for (var fault : dotenv.faults()) {
      var origin =
          new ConfigOrigin(
              layer,
              file,
              fault.line(),
              fault.column(),
              fault.name().isEmpty() ? null : fault.name());
      problems.add(problem(fault, origin));
    }
    return Optional.of(new Variables(layer, file, dotenv));
  }

  private static ConfigProblem problem(Dotenv.Fault fault, ConfigOrigin origin) {
    return switch (fault.code()) {
      case DOTENV_DUPLICATE ->
          ConfigProblem.warning(
              fault.code(), "", origin, fault.message(), "Remove the line that is not wanted.");
      case DOTENV_EXPANSION ->
          ConfigProblem.warning(
              fault.code(),
              "",
              origin,
              fault.message(),
              "Write the value out, or put it in single quotes if it is meant so.");
      default ->
          ConfigProblem.error(
                  fault.code(),
                  "",
                  origin,
                  fault.message() + " (column " + fault.column() + ")",
                  "Write NAME=value, in quotes where the value has spaces or #.")
              .withExpected("NAME=value");
    };
  }

  Optional<SettingsFile.Read> settings(ConfigLayer layer, Path file) {
    int before = problems.size();
    var text = text(layer, file);
    if (text.isEmpty()) {
      fatal.addAll(problems.subList(before, problems.size()));
      return Optional.empty();
    }
    var settings = SettingsFile.read(layer, file, text.get(), home);
    problems.addAll(settings.problems());
    settings.problems().stream()
        .filter(
            problem ->
                (!settings.usable() && problem.severity() == ConfigProblem.Severity.ERROR)
                    || problem.code() == ConfigCode.UNKNOWN_VERSION)
        .findFirst()
        .ifPresent(fatal::add);
    return Optional.of(settings);
  }

  private Optional<String> text(ConfigLayer layer, Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    var origin = new ConfigOrigin(layer, file, 0, 0, null);
    if (project != null && layer.ofProject() && !trusted && project.leaves(file)) {
      problems.add(
          TrustRules.refusal(
              project.folder(),
              ConfigCode.UNTRUSTED_FILE,
              "",
              origin,
              "A file of a project that is not trusted is a link to a file outside of it",
              Shown.text(ProjectFiles.real(file).toString())));
      return Optional.empty();
    }
    var content = TextFile.read(file);
    content
        .refusal()
        .ifPresent(
            refusal ->
                problems.add(
                    ConfigProblem.error(
                        code(refusal.flaw()),
                        "",
                        origin,
                        "The file " + refusal.what(),
                        refusal.fix())));
    if (content.text().isPresent()) {
      read.add(file);
    }
    return content.text();
  }

  private static ConfigCode code(TextFile.Flaw flaw) {
    return switch (flaw) {
      case UNREADABLE -> ConfigCode.FILE_UNREADABLE;
      case TOO_LARGE -> ConfigCode.FILE_TOO_LARGE;
      case ENCODING -> ConfigCode.FILE_ENCODING;
    };
  }
}
