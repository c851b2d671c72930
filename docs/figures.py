"""Computes the times of a stored call again, from nothing but its frames, and compares them.

    sage show ID --json | python3 figures.py

Reads the frames' times and texts as they are stored, with a small reading of its own of each wire
format, and nothing of Sage. Exit code 1 where a figure differs by more than a millisecond.
"""

import json
import sys

TOLERANCE_MS = 1


def data(text):
    """The JSON of a frame: an event's data lines, a line of JSON, an element of an array."""
    lines = text.splitlines()
    if any(line.startswith("data:") for line in lines):
        text = "\n".join(line[5:].lstrip() for line in lines if line.startswith("data:"))
    try:
        event = json.loads(text.strip().lstrip("[,").rstrip("],").strip())
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}


def bears(api, event):
    """What a frame bears: anything that counts as a token, and text that a person sees."""
    if api == "openai-responses":
        kind = event.get("type", "") if event.get("delta") else ""
        seen = kind in ("response.output_text.delta", "response.refusal.delta")
        return seen or "reasoning" in kind or kind == "response.function_call_arguments.delta", seen
    if api == "ollama":
        message = event.get("message") or {}
        seen = bool(message.get("content"))
        return seen or bool(message.get("thinking") or message.get("tool_calls")), seen
    if api == "gemini":
        content = (event.get("candidates") or [{}])[0].get("content") or {}
        parts = content.get("parts") or []
        seen = any(part.get("text") and not part.get("thought") for part in parts)
        return seen or any(part.get("text") or part.get("functionCall") for part in parts), seen
    delta = (event.get("choices") or [event])[0].get("delta") or {}
    seen = bool(delta.get("content") or delta.get("text") or delta.get("refusal"))
    thought = delta.get("reasoning_content") or delta.get("reasoning") or delta.get("thinking")
    tools = [tool.get("function", {}).get("arguments") for tool in delta.get("tool_calls") or []]
    return seen or bool(thought or delta.get("partial_json") or any(tools)), seen


def figures(call):
    """What is compared (milliseconds, tokens a second, a count) and what is only printed."""
    frames = [(f["t"] / 1e6, *bears(call["api"], data(f.get("text", "")))) for f in call["frames"]]
    tokens = [t for t, token, _ in frames if token]
    output = call["usage"]["output"]
    paced = output and output > 1 and tokens and tokens[-1] > tokens[0]
    gaps = sorted(b - a for a, b in zip(tokens, tokens[1:]))
    middle = len(gaps) // 2
    median = (gaps[middle] + gaps[~middle]) / 2 if gaps else None
    return {
        # A frame has the time of the read that completes it: the first byte may have come sooner.
        "ttfbMs": frames[0][0] if frames and call["frames"][0].get("read") == 0 else None,
        "ttftMs": tokens[0] if tokens else None,
        "ttfoMs": next((t for t, _, seen in frames if seen), None),
        "tpotMs": (tokens[-1] - tokens[0]) / (output - 1) if paced else None,
        "tokensPerSecond": 1000 * (output - 1) / (tokens[-1] - tokens[0]) if paced else None,
        "maxGapMs": gaps[-1] if gaps else None,
        "stalls": sum(gap > max(250, 5 * median) for gap in gaps) if gaps else 0,
    }, {
        "median gap, ms": median,
        "tokens a frame": output / len(tokens) if output and tokens else None,
    }


def tolerance(name, value):
    """A millisecond; a hundredth of a speed; a count is right or wrong."""
    return {"stalls": 0, "tokensPerSecond": value / 100}.get(name, TOLERANCE_MS)


def main():
    call = json.load(sys.stdin)
    if len(call["attempts"]) > 1:
        sys.exit("This call has several attempts: their frames lie on one axis, its times do not.")
    compared, more = figures(call)
    different = False
    for name, value in compared.items():
        shown = call["timings"][name]
        if name == "ttfbMs" and value is None:
            print("%-15s %14s %14s  not in the frames" % (name, value, shown))
            continue
        if name in ("maxGapMs", "stalls") and call["timings"]["stalls"] is None:
            print("%-15s %14s %14s  not found out" % (name, value, shown))
            continue
        unknown = value is None or shown is None
        same = value == shown if unknown else abs(value - shown) <= tolerance(name, value)
        different |= not same
        print("%-15s %14s %14s  %s" % (name, value, shown, "same" if same else "DIFFERENT"))
    for name, value in more.items():
        print("%-15s %14s" % (name, value))
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
