package dev.sage.workbench.secret;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A library of the operating system, and functions in it. Immutable, thread-safe. */
@SuppressWarnings("restricted") // That native code is called is the purpose.
final class NativeLibrary {

  private final SymbolLookup symbols;

  private NativeLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /**
   * Loads it, for the rest of the process.
   *
   * @throws IllegalArgumentException where this machine has none of that name
   */
  static NativeLibrary load(String name) {
    return new NativeLibrary(SymbolLookup.libraryLookup(name, Arena.global()));
  }

  /** Where something is, to be handed to another function. */
  MemorySegment address(String name) {
    return symbols
        .find(name)
        .orElseThrow(() -> new NoSuchElementException("no native function " + name));
  }

  /** A function with a result. */
  Function function(String name, MemoryLayout result, MemoryLayout... parameters) {
    return function(name, FunctionDescriptor.of(result, parameters));
  }

  /** A function without. */
  Function procedure(String name, MemoryLayout... parameters) {
    return function(name, FunctionDescriptor.ofVoid(parameters));
  }

  private Function function(String name, FunctionDescriptor descriptor) {
    return new Function(Linker.nativeLinker().downcallHandle(address(name), descriptor));
  }

  /** Memory behind a pointer, of which C says how long it is. */
  static MemorySegment at(MemorySegment pointer, long bytes) {
    return pointer.reinterpret(bytes);
  }

  /** UTF-8 up to a zero. */
  static String text(MemorySegment pointer) {
    return pointer.equals(MemorySegment.NULL)
        ? ""
        : pointer.reinterpret(Long.MAX_VALUE).getString(0);
  }

  /** A native function; the caller knows its types. */
  record Function(MethodHandle handle) {

    MemorySegment pointer(@Nullable Object... arguments) {
      return (MemorySegment) invoke(arguments);
    }

    int integer(@Nullable Object... arguments) {
      return (int) invoke(arguments);
    }

    long size(@Nullable Object... arguments) {
      return (long) invoke(arguments);
    }

    @SuppressWarnings("NullAway") // a procedure's null comes here and goes nowhere
    Object invoke(@Nullable Object... arguments) {
      try {
        return handle.invokeWithArguments(arguments);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable never) {
        throw new IllegalStateException(never);
      }
    }
  }
}
