package dev.sage.llm.provider.responses;

/** What a piece of an output item is a piece of. */
enum Channel {
  TEXT(OutputItem.MESSAGE),
  REFUSAL(OutputItem.MESSAGE),
  SUMMARY(OutputItem.REASONING),
  THOUGHT(OutputItem.REASONING),
  ARGUMENTS(OutputItem.FUNCTION_CALL),
  INPUT(OutputItem.CUSTOM_CALL);

  /** The type of the items that have such pieces. */
  final String itemType;

  Channel(String itemType) {
    this.itemType = itemType;
  }
}
