package dev.sage.benchmarks.client;

import static dev.sage.benchmarks.WireApi.ANTHROPIC;
import static dev.sage.benchmarks.WireApi.OPENAI;

import dev.sage.benchmarks.WireApi;

/** The clients that are measured: the floors, the library and its peers. */
public enum ClientKind {
  FLOOR_OPENAI("floor: socket + Jackson", "floor", OPENAI),
  SCAN_OPENAI("floor: socket + hand scan", "floor", OPENAI),
  OKHTTP_OPENAI("floor: OkHttp + Jackson", "okhttp", OPENAI),
  SAGE_OPENAI("sage-llm", "sage-llm", OPENAI),
  SAGE_FULL_OPENAI("sage-llm, all policies, listeners", "sage-llm", OPENAI),
  OPENAI_JAVA("openai-java", "openai-java", OPENAI),
  LANGCHAIN4J_OPENAI("langchain4j-open-ai", "langchain4j-open-ai", OPENAI),
  SPRING_AI_OPENAI("spring-ai-openai", "spring-ai-openai", OPENAI),
  FLOOR_ANTHROPIC("floor: socket + Jackson", "floor", ANTHROPIC),
  OKHTTP_ANTHROPIC("floor: OkHttp + Jackson", "okhttp", ANTHROPIC),
  SAGE_ANTHROPIC("sage-llm", "sage-llm", ANTHROPIC),
  SAGE_FULL_ANTHROPIC("sage-llm, all policies, listeners", "sage-llm", ANTHROPIC),
  ANTHROPIC_JAVA("anthropic-java", "anthropic-java", ANTHROPIC),
  LANGCHAIN4J_ANTHROPIC("langchain4j-anthropic", "langchain4j-anthropic", ANTHROPIC),
  SPRING_AI_ANTHROPIC("spring-ai-anthropic", "spring-ai-anthropic", ANTHROPIC);

  private final String label;
  private final String classPath;
  private final WireApi api;

  ClientKind(String label, String classPath, WireApi api) {
    this.label = label;
    this.classPath = classPath;
    this.api = api;
  }

  /** The name in the table. */
  public String label() {
    return label;
  }

  /** The name of its class path: the module below {@code clients}. */
  public String classPath() {
    return classPath;
  }

  /** What it speaks. */
  public WireApi api() {
    return api;
  }

  /** The floor that everything is divided by: a raw socket. */
  public static ClientKind floor(WireApi api) {
    return api == OPENAI ? FLOOR_OPENAI : FLOOR_ANTHROPIC;
  }

  /** The floor of the transport that the library uses. */
  public static ClientKind okHttp(WireApi api) {
    return api == OPENAI ? OKHTTP_OPENAI : OKHTTP_ANTHROPIC;
  }

  /** The library as a program gets it. */
  public static ClientKind sage(WireApi api) {
    return api == OPENAI ? SAGE_OPENAI : SAGE_ANTHROPIC;
  }

  /** The library with all its policies and with listeners. */
  public static ClientKind sageWithAll(WireApi api) {
    return api == OPENAI ? SAGE_FULL_OPENAI : SAGE_FULL_ANTHROPIC;
  }

  /** Whether it is another library: no floor and not this one. */
  public boolean peer() {
    return switch (this) {
      case FLOOR_OPENAI, SCAN_OPENAI, OKHTTP_OPENAI, SAGE_OPENAI, SAGE_FULL_OPENAI -> false;
      case FLOOR_ANTHROPIC, OKHTTP_ANTHROPIC, SAGE_ANTHROPIC, SAGE_FULL_ANTHROPIC -> false;
      default -> true;
    };
  }

  /** A client of this kind; only in its own process are its classes there. */
  StreamingClient connect(int port) {
    return switch (this) {
      case FLOOR_OPENAI, FLOOR_ANTHROPIC -> new FloorClient(port, api, DeltaReader.jackson(api));
      case SCAN_OPENAI -> new FloorClient(port, api, DeltaReader.handScan(api));
      case OKHTTP_OPENAI, OKHTTP_ANTHROPIC -> new OkHttpFloorClient(port, api);
      case SAGE_OPENAI, SAGE_ANTHROPIC -> SageClient.asItComes(port, api);
      case SAGE_FULL_OPENAI, SAGE_FULL_ANTHROPIC -> SageClient.withAll(port, api);
      case OPENAI_JAVA -> new OpenAiJavaClient(port);
      case ANTHROPIC_JAVA -> new AnthropicJavaClient(port);
      case LANGCHAIN4J_OPENAI -> LangChain4jClient.openAi(port);
      case LANGCHAIN4J_ANTHROPIC -> LangChain4jClient.anthropic(port);
      case SPRING_AI_OPENAI -> SpringAiClient.openAi(port);
      case SPRING_AI_ANTHROPIC -> SpringAiClient.anthropic(port);
    };
  }
}
