package dev.sage.llm.config;

import java.util.List;

/** How keys of their kinds begin; that much of a key is no secret. */
final class KeyPrefixes {

  static final List<String> LONGEST_FIRST =
      List.of(
          "sk-ant-admin01-",
          "sk-ant-api03-",
          "sk-svcacct-",
          "sk-admin-",
          "sk-or-v1-",
          "sk-proj-",
          "sk-ant-",
          "nvapi-",
          "pplx-",
          "AIza",
          "csk-",
          "gsk_",
          "xai-",
          "hf_",
          "fw_",
          "sk-");

  private KeyPrefixes() {}
}
